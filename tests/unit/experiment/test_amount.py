"""Tests of numbers with and without a unit."""

import pytest

from sim.experiment.amount import Amount, amount, in_one_unit


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param(0.8, Amount(0.8), id="number"),
        pytest.param("2 months", Amount(2, "months"), id="with a unit"),
        pytest.param("1.5e1 d", Amount(15, "d"), id="exponent"),
        pytest.param(6, Amount(6), id="whole"),
        pytest.param("0.8", Amount(0.8), id="number in quotes"),
        pytest.param(" .5 %", Amount(0.5, "%"), id="without a leading zero"),
    ],
)
def test_amount_is_read(written: object, read: Amount) -> None:
    assert amount(written) == read


@pytest.mark.parametrize("value", [0.8, 6, "2 months", "1.5 d"])
def test_amount_is_written_as_it_was_read(value: object) -> None:
    assert amount(value).written() == value


@pytest.mark.parametrize("value", [True, None, "often", "1.2.3 d", [1]])
def test_what_is_no_number_is_named(value: object) -> None:
    with pytest.raises(ValueError, match="expected a number"):
        amount(value)


def test_amounts_of_different_units_are_refused() -> None:
    with pytest.raises(ValueError, match="the same unit throughout, got '1 d' and '2 h'"):
        in_one_unit("1 d", "2 h")


def test_number_in_quotes_goes_with_a_plain_one() -> None:
    assert in_one_unit("1", 2) == (Amount(1), Amount(2))


def test_rounded_number_keeps_the_unit() -> None:
    assert Amount(2, "d").with_number(0.1 + 0.2) == "0.3 d"
