from dataclasses import replace
from math import nan

import pytest

from sim.metrics.comparison import compare
from sim.metrics.verdict import Verdict, verdict
from tests.builders import outcome

LOW, SAME, HIGH = [0.70, 0.72, 0.71], [0.71, 0.70, 0.72], [0.90, 0.93, 0.91]


def decide(kpi: str = "prescriptions_filled", **values: list[float]) -> Verdict | None:
    """Return the verdict on strategies with these values of a KPI; the first is the baseline."""
    played = outcome(tuple(values), replications=3)
    strategies = {
        name: replace(
            one,
            kpis=[{**run, kpi: value} for run, value in zip(one.kpis, values[name], strict=True)],
        )
        for name, one in played.strategies.items()
    }
    changed = replace(played, strategies=strategies)
    return verdict(changed, compare(changed), kpi)


def decided(kpi: str = "prescriptions_filled", **values: list[float]) -> Verdict:
    answer = decide(kpi, **values)
    assert answer is not None
    return answer


def test_the_highest_mean_is_best() -> None:
    answer = decided(pull=LOW, kit=HIGH, push=SAME)

    assert answer.best == "kit"
    assert answer.mean.mean == pytest.approx(sum(HIGH) / 3)


@pytest.mark.parametrize(("kpi", "best"), [("km", "pull"), ("on_time", "kit")])
def test_what_is_best_depends_on_the_kpi(kpi: str, best: str) -> None:
    assert decided(kpi, pull=LOW, kit=HIGH).best == best


def test_a_clear_winner_differs_from_the_baseline_and_is_told_apart() -> None:
    answer = decided(pull=LOW, kit=HIGH)

    assert (answer.differs, answer.told_apart, answer.chance_best) == (True, True, 1)
    assert answer.difference is not None
    assert answer.difference.mean == pytest.approx((2.74 - 2.13) / 3)


def test_a_narrow_winner_is_not_told_apart() -> None:
    answer = decided(pull=LOW, kit=[0.70, 0.72, 0.715])

    assert answer.best == "kit"
    assert not answer.differs
    assert not answer.told_apart


def test_two_good_strategies_can_both_beat_the_baseline() -> None:
    answer = decided(pull=LOW, kit=HIGH, push=[0.91, 0.92, 0.90])

    assert (answer.best, answer.runner_up) == ("kit", "push")
    assert (answer.differs, answer.told_apart) == (True, False)


def test_the_baseline_can_be_the_best() -> None:
    answer = decided(pull=HIGH, kit=LOW)

    assert (answer.best, answer.difference, answer.differs) == ("pull", None, False)
    assert answer.told_apart


@pytest.mark.parametrize(
    ("values", "level"),
    [
        pytest.param({"pull": LOW, "kit": HIGH}, 0.95, id="one pair"),
        pytest.param({"pull": LOW, "kit": HIGH, "push": SAME}, 1 - 0.05 / 3, id="three pairs"),
    ],
)
def test_lead_has_the_level_of_all_pairs(values: dict[str, list[float]], level: float) -> None:
    lead = decided(**values).lead

    assert lead is not None
    assert lead.level == pytest.approx(level)


def test_lead_is_best_minus_runner_up() -> None:
    lead = decided("km", pull=[200.0, 210, 220], kit=[100.0, 110, 120]).lead

    assert lead is not None
    assert lead.mean == -100


def test_a_strategy_alone_has_no_runner_up() -> None:
    answer = decided(pull=LOW)

    assert (answer.runner_up, answer.lead, answer.told_apart) == (None, None, False)


@pytest.mark.parametrize(
    ("kpi", "values"),
    [
        pytest.param("prescriptions_filled", [nan] * 3, id="no values"),
        pytest.param("months_of_stock", LOW, id="no direction"),
    ],
)
def test_without_a_ground_there_is_no_verdict(kpi: str, values: list[float]) -> None:
    assert decide(kpi, pull=values, kit=values) is None
