"""Does planning trips anew save what it should, on the roads of a shipped scenario?"""

from pathlib import Path

import numpy as np
import pytest

from sim.domain.records import Records
from sim.engine.replication import Stage
from sim.scenario.loader import load_plan

SCENARIO = Path(__file__).parents[2] / "scenarios/chihuahua_ultima_milla/scenario.yaml"
SHORT = ("run.warm_up=30 d", "run.horizon=60 d")


def play(*settings: str) -> Records:
    """Return a replication of max-min levels with these settings."""
    stage = Stage(load_plan(SCENARIO, (*SHORT, *settings)))
    ((_, records),) = stage.play(["forced_ordering"], 0)
    return records


@pytest.mark.slow
def test_optimised_rounds_drive_less_and_bring_as_much_in_time() -> None:
    fixed, planned = play(), play("transport.plan.kind=optimised_rounds")
    in_time = [np.mean(each.deliveries["received"] <= each.deliveries["due"])
               for each in (fixed, planned)]  # fmt: skip

    assert planned.trips["km"].sum() < fixed.trips["km"].sum()
    assert planned.trips["cost"].sum() < 0.95 * fixed.trips["cost"].sum()
    assert in_time[1] > in_time[0] - 0.03


@pytest.mark.slow
def test_a_round_planned_twice_is_the_same_round() -> None:
    first, second = (play("transport.plan.kind=optimised_rounds").trips for _ in range(2))

    assert first.tobytes() == second.tobytes()
