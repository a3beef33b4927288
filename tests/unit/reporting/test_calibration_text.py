"""Tests of the amounts and sentences of a calibration."""

from dataclasses import replace
from typing import Any

import pytest

from sim.metrics.calibrated import Calibrated, ParameterFit, TargetFit, TradeOff
from sim.metrics.interval import Interval
from sim.reporting.calibration_text import CalibrationText
from sim.scenario.text import Language, Text

TARGET = TargetFit(
    kpi="transport_cost",
    strategy="pull",
    value=12_000.0,
    tolerance=100.0,
    before=Interval(9000.0, 50.0, 0.95),
    after=Interval(11_000.0, 50.0, 0.95),
)


def parameter(name: str = "wait", **changes: Any) -> ParameterFit:  # noqa: ANN401 - any field
    one = ParameterFit(
        name=name,
        place=f"supply.{name}",
        label=Text(es=f"La {name}", en=f"The {name}"),
        unit="weeks",
        low=1.0,
        high=3.0,
        before=2.0,
        after=2.0,
        fits_from=1.0,
        fits_to=3.0,
        effects=(Interval(0.2, 0.05, 0.95),),
        knowledge="determined",
    )
    return replace(one, **changes)


def text_of(
    *parameters: ParameterFit, language: Language = "en", **changes: object
) -> CalibrationText:
    met = TARGET._replace(after=Interval(12_000.0, 50.0, 0.95))
    found = Calibrated(parameters, (met,), (), replications=10, level=0.95)
    return CalibrationText(replace(found, **changes), language, "MXN")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.0, "0"),
        (2.0, "2"),
        (2.4, "2.4"),
        (2.4128, "2.41"),
        (0.012345, "0.0123"),
        (-0.5, "−0.5"),
        (123456.0, "123,000"),
        (1e-6, "0.000001"),
        (float("nan"), "–"),
    ],
)
def test_value_has_three_digits_that_count(value: float, written: str) -> None:
    assert text_of().bare(value) == written


@pytest.mark.parametrize(
    ("language", "unit", "written"),
    [
        ("es", "months", "2 meses"),
        ("es", "weeks", "2 semanas"),
        ("es", "years", "2 años"),
        ("en", "weeks", "2 weeks"),
        ("es", "km", "2 km"),
        ("es", "", "2"),
    ],
)
def test_amount_has_its_unit_in_the_language_of_the_reader(
    language: Language, unit: str, written: str
) -> None:
    assert text_of(language=language).amount(parameter(unit=unit), 2.0) == written


@pytest.mark.parametrize(
    ("value", "written"), [(0.5, "+0.5 weeks"), (0.0, "0 weeks"), (-0.5, "−0.5 weeks")]
)
def test_move_has_a_sign_unless_it_is_none(value: float, written: str) -> None:
    assert text_of().amount(parameter(), value, signed=True) == written


def test_label_names_the_unit_where_there_is_one() -> None:
    text = text_of(language="es")

    assert text.label_with_unit(parameter()) == "La wait (semanas)"
    assert text.label_with_unit(parameter(unit="")) == "La wait"


def test_calibration_that_met_everything_has_nothing_to_say() -> None:
    assert list(text_of(parameter()).sentences()) == []


@pytest.mark.parametrize(
    ("language", "start", "end"),
    [
        ("en", "“Transport cost", "the nearest is 11,000 of 12,000."),
        ("es", "«Costo", "lo más cerca es 11,000 de 12,000."),
    ],
)
def test_missed_target_inside_all_ranges_names_none(
    language: Language, start: str, end: str
) -> None:
    (sentence,) = text_of(parameter(), language=language, targets=(TARGET,)).sentences()

    assert sentence.startswith(start)
    assert sentence.endswith(end)


def test_parameters_at_both_ends_of_their_ranges_are_named() -> None:
    low, high = parameter("low", after=1.0), parameter("high", after=3.0)
    (sentence,) = text_of(low, parameter(), high, targets=(TARGET,)).sentences()

    assert sentence.endswith("; at the end of its range: The low, The high.")


def test_parameter_that_began_at_its_end_did_not_stop_there() -> None:
    (sentence,) = text_of(parameter(before=1.0, after=1.0), targets=(TARGET,)).sentences()

    assert "at the end" not in sentence


def test_sentences_come_in_the_order_missed_traded_unseen() -> None:
    hidden = parameter("hidden", knowledge="unseen")
    trades = (TradeOff({"wait": 1.0, "hidden": -1.0}),)
    said = list(text_of(parameter(), hidden, targets=(TARGET,), trade_offs=trades).sentences())

    assert [sentence.split()[0] for sentence in said] == ["“Transport", "No", "Without"]


def test_label_may_hold_what_looks_like_a_place_to_fill_in() -> None:
    braces = parameter(label=Text(es="{moves}", en="{names}"), knowledge="unseen")
    (sentence,) = text_of(braces).sentences()

    assert sentence.endswith("not moved: {names}.")
