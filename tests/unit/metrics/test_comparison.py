from dataclasses import replace
from math import nan

import pytest

from sim.metrics.catalogue import KPIS
from sim.metrics.comparison import bonferroni, compare, kpi_values
from sim.metrics.interval import mean_interval, paired_difference
from tests.builders import outcome

FOUR = ("pull", "kit", "push", "free")


@pytest.mark.parametrize(
    ("comparisons", "level"), [(0, 0.95), (1, 0.95), (2, 0.975), (5, 0.99), (10, 0.995)]
)
def test_level_is_shared_out_over_the_comparisons(comparisons: int, level: float) -> None:
    assert bonferroni(0.95, comparisons) == pytest.approx(level)


def test_strategies_keep_their_order() -> None:
    assert tuple(compare(outcome(FOUR)).strategies) == FOUR


@pytest.mark.parametrize("kpi", ["prescriptions_filled", "km", "gini_filled"])
def test_means_have_the_level_asked_for(kpi: str) -> None:
    played = outcome(FOUR)
    expected = mean_interval(kpi_values(played.strategies["kit"], kpi), 0.9)

    assert compare(played, level=0.9).strategies["kit"].means[kpi] == expected


def test_differences_hold_together_at_the_family_level() -> None:
    compared = compare(outcome(FOUR), level=0.95)

    assert compared.family_level == 0.95
    assert compared.difference_level == pytest.approx(1 - 0.05 / 3)
    assert compared.strategies["kit"].differences["km"].level == compared.difference_level


def test_differences_are_paired_with_the_baseline() -> None:
    played = outcome()
    base, other = (kpi_values(played.strategies[name], "km") for name in ("pull", "kit"))

    assert compare(played).strategies["kit"].differences["km"] == paired_difference(base, other)


def test_the_baseline_has_no_difference_to_itself() -> None:
    assert compare(outcome()).strategies["pull"].differences == {}


def test_every_kpi_is_compared() -> None:
    compared = compare(outcome()).strategies["kit"]

    assert list(compared.means) == list(compared.differences) == list(KPIS)


def test_only_kpis_with_a_better_direction_have_a_best() -> None:
    chances = compare(outcome()).strategies["kit"].chance_best

    assert list(chances) == [kpi.id for kpi in KPIS.values() if kpi.better != "neither"]


@pytest.mark.parametrize("kpi", ["prescriptions_filled", "transport_cost"])
def test_chances_of_the_strategies_add_up_to_one(kpi: str) -> None:
    compared = compare(outcome(FOUR))

    assert sum(one.chance_best[kpi] for one in compared.strategies.values()) == pytest.approx(1)


def test_a_kpi_that_one_strategy_lacks_has_no_difference() -> None:
    played = outcome()
    kit = played.strategies["kit"]
    lacking = replace(kit, kpis=[{**run, "turnaround_days_mean": nan} for run in kit.kpis])

    compared = compare(replace(played, strategies={**played.strategies, "kit": lacking}))

    difference = compared.strategies["kit"].differences["turnaround_days_mean"]
    assert difference.mean == pytest.approx(nan, nan_ok=True)


def test_the_baseline_alone_can_be_looked_at() -> None:
    compared = compare(outcome(("pull",)))

    assert compared.difference_level == 0.95
    assert compared.strategies["pull"].chance_best["km"] == 1


@pytest.mark.parametrize(("value", "shown"), [(12.0, True), (nan, False)])
def test_a_kpi_of_an_agreement_is_shown_first_where_some_strategy_defines_it(
    value: float,
    shown: bool,  # noqa: FBT001 - a case of the table
) -> None:
    played = outcome()
    lending = {
        name: replace(one, kpis=[{**run, "pieces_lent": nan} for run in one.kpis])
        for name, one in played.strategies.items()
    }
    kit = lending["kit"]
    lending["kit"] = replace(kit, kpis=[{**run, "pieces_lent": value} for run in kit.kpis])

    assert ("pieces_lent" in compare(replace(played, strategies=lending)).headline) == shown


def test_the_baseline_has_no_additional_cost_of_itself() -> None:
    strategies = compare(outcome()).strategies

    assert strategies["pull"].additional_cost is None
    assert strategies["kit"].additional_cost is not None
