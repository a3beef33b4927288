from dataclasses import replace

import pytest

from sim.metrics.outcome import Outcome
from sim.metrics.side_by_side import side_by_side
from tests.builders import outcome


def more(whole: Outcome, points: float) -> Outcome:
    """Return the outcome with so much more filled in every run."""
    played = {
        name: replace(
            one,
            kpis=[
                run | {"prescriptions_filled": run["prescriptions_filled"] + points}
                for run in one.kpis
            ],
        )
        for name, one in whole.strategies.items()
    }
    return replace(whole, strategies=played)


def other_storms(whole: Outcome) -> Outcome:
    kit = whole.strategies["kit"]
    kit = replace(kit, records=[replace(run, weather_checksum=7) for run in kit.records])
    return replace(whole, strategies=dict(whole.strategies) | {"kit": kit})


def test_same_chance_is_paired() -> None:
    pull, _ = side_by_side(outcome(), more(outcome(), 0.1))
    difference = pull.differences["prescriptions_filled"]

    assert pull.is_paired
    assert (difference.mean, difference.half_width) == (pytest.approx(0.1), pytest.approx(0))


@pytest.mark.parametrize(
    "other",
    [
        replace(outcome(), seed=2),
        outcome(replications=3),
        other_storms(outcome()),
    ],
    ids=["another seed", "fewer replications", "other storms"],
)
def test_other_chance_is_not_paired(other: Outcome) -> None:
    *_, kit = side_by_side(outcome(), more(other, 0.1))

    assert not kit.is_paired
    assert kit.differences["prescriptions_filled"].half_width > 0.001


def test_only_strategies_of_both_are_compared() -> None:
    changes = side_by_side(outcome(("pull", "kit")), outcome(("kit", "push")))

    assert [one.strategy for one in changes] == ["kit"]
