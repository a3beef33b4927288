"""Trials of a calibration: points played once and kept, so that a second start goes on.

Points that write the same values are one run in the ledger, however they were reached.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from sim.errors import SimError
from sim.experiment.calibration.gauss_newton import Samples
from sim.experiment.calibration.space import Point, Space
from sim.experiment.calibration.target import Target
from sim.experiment.campaign import play_tasks
from sim.experiment.how import How
from sim.experiment.key import strategy_key
from sim.experiment.ledger import Ledger, RunId
from sim.experiment.work import Playable, ReadPlans, Task, Work
from sim.scenario.plan import Plan


@dataclass
class Trials:
    """Plays points of a space and measures the targets there."""

    space: Space
    """What may be moved."""

    targets: Sequence[Target]
    """What is measured, each under its strategy."""

    ledger: Ledger
    """Where results are kept."""

    how: How
    """By whom they are played, and who is told how many are done and how many there may be."""

    stage: Callable[[Plan], Playable]
    """Makes a plan ready to be played."""

    at_most: int
    """Replications that there may be, at all points together."""

    done: int = field(default=0, init=False)
    """Replications that are there."""

    def measure(self, points: Sequence[Point], replications: range) -> list[Samples]:
        """Return what was measured at each point, playing what is not there yet.

        One array a point, replications × targets, in the order asked for. All points meet the same
        chance in a replication, so that differences between them can be paired.

        Raises
        ------
        SimError
            When a target is not defined there, or the scenario cannot have a point.
        FailedRunsError
            When a run fails.
        """
        plans = {str(index): self.space.plan_at(point) for index, point in enumerate(points)}
        keys = {
            name: {one: strategy_key(plan, one) for one in plan.strategies}
            for name, plan in plans.items()
        }
        self._play(plans, keys, replications)
        return [self._samples(of_point, replications) for of_point in keys.values()]

    def finish(self) -> None:
        """Say that nothing more is played."""
        self.how.progress(self.done, self.done)

    def _play(
        self, plans: dict[str, Plan], keys: dict[str, dict[str, str]], replications: range
    ) -> None:
        claimed = self.ledger.runs()
        tasks = []
        for point, of_strategy in keys.items():
            for number in replications:
                runs = {name: RunId(key, name, number) for name, key in of_strategy.items()}
                lacking = tuple(name for name, run in runs.items() if run not in claimed)
                claimed.update(runs.values())
                if lacking:
                    tasks.append(Task(point, number, lacking))
        before = self.done
        self.done += len(plans) * len(replications)
        if not tasks:
            self.how.progress(self.done, self.at_most)
            return
        play_tasks(
            Work(ReadPlans(plans), self.stage),
            tasks,
            keys=keys,
            ledger=self.ledger,
            how=replace(
                self.how,
                progress=lambda done, _total: self.how.progress(before + done, self.at_most),
                keep_going=False,
            ),
            total=len(plans) * len(replications),
        )

    def _samples(self, keys: dict[str, str], replications: range) -> Samples:
        columns = []
        for target in self.targets:
            known = self.ledger.kpis(keys[target.strategy], target.strategy)
            columns.append([known[number][target.kpi] for number in replications])
        samples = np.array(columns, dtype=float).T
        for column, target in zip(samples.T, self.targets, strict=True):
            if np.isnan(column).any():
                raise SimError(
                    f"target {target.kpi}: it is not defined under {target.strategy!r}; choose"
                    " another strategy or figure"
                )
        return samples
