"""A calibration: move uncertain parameters within their ranges until observed figures come out."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from sim.engine.replication import Stage
from sim.experiment.calibration.calibration_file import Calibration
from sim.experiment.calibration.gauss_newton import Aim, Look, Measure, approach, look_around
from sim.experiment.calibration.outcome import calibrated
from sim.experiment.calibration.space import Point, Space, narrowed
from sim.experiment.calibration.target import Target
from sim.experiment.calibration.trials import Trials
from sim.experiment.how import AS_USUAL, How
from sim.experiment.manifest import manifest
from sim.experiment.opened import opened
from sim.experiment.versions import versions
from sim.experiment.work import Playable
from sim.metrics.calibrated import Calibrated
from sim.scenario.plan import Plan

LEVEL = 0.95
_FAR = 0.1
"""Share of a range after which effects are looked at anew."""
_LOOKS = 3


def calibrate(
    calibration: Calibration,
    targets: Sequence[Target],
    plan: Plan,
    *,
    folder: Path,
    how: How = AS_USUAL,
    stage: Callable[[Plan], Playable] = Stage,
) -> Calibrated:
    """Find values of the uncertain parameters with which the targets come out.

    All points meet the same patients and storms. What is finished is kept in *folder*, so that a
    second start goes on where the first one ended and finds the same. The result is measured on
    replications by which it was not found.

    Parameters
    ----------
    calibration
        The parameters and their ranges.
    targets
        What was observed, each with its strategy.
    plan
        The scenario as it is.
    folder
        Results folder, made if it is not there.
    how
        By whom it is played; progress is told how many replications are done and how many there
        may be.
    stage
        Makes a plan ready to be played.

    Raises
    ------
    SimError
        When the scenario cannot have a range, a figure is not defined, another process plays into
        *folder*, or the disk is full.
    FailedRunsError
        When a run fails.
    """
    strategies = tuple(dict.fromkeys(target.strategy for target in targets))
    space = Space(narrowed(plan, strategies), calibration.uncertain)
    space.check()
    start = space.start()
    n, rounds = calibration.replications, calibration.rounds_at_most
    around = min(calibration.replications_around, n)
    with opened(folder) as ledger, manifest(folder, _content(calibration, targets, plan)):
        at_most = _LOOKS * (2 * len(space.uncertain) * around + (1 + rounds) * n) + 2 * n
        trials = Trials(space, targets, ledger, how, stage, at_most)
        found, look = _found(
            partial(trials.measure, replications=range(around)),
            partial(trials.measure, replications=range(n)),
            space,
            aim=Aim.of([(target.value, target.tolerance) for target in targets]),
            rounds=rounds,
        )
        # new replications: the old ones were fitted to, and flatter what was found
        before, after = trials.measure([start, found], range(n, 2 * n))
        trials.finish()
    return calibrated(
        space, targets, start, look._replace(point=found), before=before, after=after, level=LEVEL
    )


def _found(
    near: Measure, level: Measure, space: Space, *, aim: Aim, rounds: int
) -> tuple[Point, Look]:
    """Return the point found, and the look at it or at a point not far from it."""
    start = found = space.start()
    for _look in range(_LOOKS):
        look = look_around(near, found, space.snapped, level=LEVEL)
        found = approach(level, look, start=start, aim=aim, rounds=rounds, snapped=space.snapped)
        if np.abs(found - look.point).max() <= _FAR:
            break
    return found, look


def _content(calibration: Calibration, targets: Sequence[Target], plan: Plan) -> dict[str, Any]:
    return {
        "scenario": plan.name,
        "seed": plan.base.run.seed,
        "versions": versions(),
        "calibration": calibration.model_dump(mode="json"),
        "targets": [target._asdict() for target in targets],
        "plan": plan.raw,
    }
