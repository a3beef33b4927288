"""Tests of the cost of an additional prescription in words."""

from math import inf, nan

import pytest

from sim.metrics.additional_cost import AdditionalCost
from sim.reporting.additional_cost_text import additional_cost_text
from sim.scenario.text import Language


@pytest.mark.parametrize(
    ("cost", "value", "interval"),
    [
        pytest.param(AdditionalCost(12.5, 10, 20, 0.95), "12.50", "10.00 to 20.00", id="small"),
        pytest.param(
            AdditionalCost(1234.5, 900, 2000, 0.95), "1,234", "900.00 to 2,000", id="large"
        ),
        pytest.param(AdditionalCost(-3.0, -5, -1, 0.95), "−3.00", "−5.00 to −1.00", id="it saves"),
        pytest.param(
            AdditionalCost(-1500.0, -2e3, -1e3, 0.95), "−1,500", "−2,000 to −1,000", id="much"
        ),
        pytest.param(AdditionalCost(0.0, -1, 1, 0.95), "0.00", "−1.00 to 1.00", id="nothing"),
        pytest.param(AdditionalCost(5.0, 1, inf, 0.95), "5.00", "1.00 to –", id="no upper end"),
    ],
)
def test_cost_is_written_with_both_ends(cost: AdditionalCost, value: str, interval: str) -> None:
    assert additional_cost_text(cost, language="en") == (value, interval)


@pytest.mark.parametrize(
    "cost", [None, AdditionalCost(nan, nan, nan, 0.95), AdditionalCost(inf, 1, inf, 0.95)]
)
def test_cost_that_is_not_known_is_a_dash_without_ends(cost: AdditionalCost | None) -> None:
    assert additional_cost_text(cost, language="es") == ("–", "")


@pytest.mark.parametrize(("language", "ends"), [("es", "1.00 a 2.00"), ("en", "1.00 to 2.00")])
def test_ends_are_in_the_language_of_the_reader(language: Language, ends: str) -> None:
    assert additional_cost_text(AdditionalCost(1.5, 1, 2, 0.95), language=language).interval == ends
