from math import log

import numpy as np
import pytest
from pydantic import ValidationError

from sim.scenario.supply import Interruptions, Opportunities, Supplier

CHANCES = (np.arange(20_000) + 0.5) / 20_000


def supplier(**fields: object) -> Supplier:
    return Supplier.model_validate({"name": "Maker"} | fields)


@pytest.mark.parametrize(("chance", "days"), [(0.0, 15), (0.5, 22.5), (1.0, 30)])
def test_an_even_lead_time_lies_between_its_ends(chance: float, days: float) -> None:
    assert supplier().lead_time(chance) == pytest.approx(days)


@pytest.mark.parametrize("shape", ["even", "exponential"])
@pytest.mark.parametrize(("least", "most"), [(0, 20), (15, 30), (7, 7)])
def test_the_mean_lead_time_does_not_depend_on_its_shape(
    shape: str, least: float, most: float
) -> None:
    rule = supplier(lead_time_least=f"{least} d", lead_time_most=f"{most} d", lead_time_shape=shape)
    drawn = np.array([rule.lead_time(chance) for chance in CHANCES.tolist()])

    assert drawn.mean() == pytest.approx((least + most) / 2, abs=0.01)
    assert drawn.min() >= least


def test_half_of_exponential_lead_times_are_over_at_the_log_of_two() -> None:
    rule = supplier(lead_time_least="10 d", lead_time_most="30 d", lead_time_shape="exponential")

    assert rule.lead_time(0.5) == pytest.approx(10 + 10 * log(2))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"lead_time_least": "31 d"}, "lead_time_least has to be at most lead_time_most"),
        ({"short_least": 0.5}, "short_least has to be at most short_most"),
        ({"age_at_delivery_least": 0.5}, "age_at_delivery_least has to be at most"),
        ({"complete": 1.1}, "less than or equal to 1"),
        ({"funding": -0.1}, "greater than or equal to 0"),
        ({"lead_time_most": "-3 d"}, "expected 0 or more"),
        ({"lead_time_shape": "normal"}, "'even' or 'exponential'"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_supplier_that_cannot_be_is_refused(fields: dict[str, object], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        supplier(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"duration_median": "0 d"},
        {"duration_median": "121 d"},
        {"duration_median": "0 d", "duration_p95": "0 d"},
        {"duration_p95": "44 d"},
    ],
)
def test_half_of_the_interruptions_last_some_time_and_no_longer_than_nearly_all(
    fields: dict[str, str],
) -> None:
    with pytest.raises(ValidationError, match="duration_median above 0 d and at most duration_p95"):
        Interruptions.model_validate(fields)


@pytest.mark.parametrize("rate", [-0.1, 4.1])
def test_interruptions_come_four_times_a_year_at_most(rate: float) -> None:
    with pytest.raises(ValidationError, match="per_product_year"):
        Interruptions.model_validate({"per_product_year": rate})


def test_all_interruptions_may_last_alike() -> None:
    alike = Interruptions.model_validate({"duration_median": "30 d", "duration_p95": "30 d"})

    assert alike.duration_median == alike.duration_p95


@pytest.mark.parametrize(
    ("every", "mean", "chance"),
    [("1 weeks", "2 weeks", 0.5), ("1 weeks", "7 d", 1), ("1 d", "4 d", 0.25)],
)
def test_the_chance_of_a_visit_is_that_of_its_mean_interval(
    every: str, mean: str, chance: float
) -> None:
    rule = Opportunities.model_validate({"every": every, "mean_interval": mean})

    assert rule.every / rule.mean_interval == chance


@pytest.mark.parametrize("mean", ["6 d", "1 d"])
def test_a_supplier_comes_no_oftener_than_there_are_opportunities(mean: str) -> None:
    words = f"at least the 7 d of every, got {mean}"

    with pytest.raises(ValidationError, match=words):
        Opportunities.model_validate({"mean_interval": mean})
