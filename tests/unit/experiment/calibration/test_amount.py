"""Tests of numbers with and without a unit."""

import pytest

from sim.experiment.amount import Amount
from sim.experiment.calibration.amount import amount_of


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        pytest.param(0.8, Amount(0.8), id="number"),
        pytest.param("2 months", Amount(2, "months"), id="with a unit"),
        pytest.param("1.5e1 d", Amount(15, "d"), id="exponent"),
        pytest.param(6, Amount(6), id="whole"),
    ],
)
def test_amount_is_read(written: object, amount: Amount) -> None:
    assert amount_of(written) == amount


@pytest.mark.parametrize("value", [0.8, 6, "2 months", "1.5 d"])
def test_amount_is_written_as_it_was_read(value: object) -> None:
    assert amount_of(value).written() == value


@pytest.mark.parametrize("value", [True, None, "often", "1.2.3 d", [1]])
def test_what_is_no_number_is_named(value: object) -> None:
    with pytest.raises(ValueError, match="expected a number"):
        amount_of(value)
