"""What one worker does: play one replication of a plan under the strategies that lack it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple, Protocol

from sim.domain.records import Labels, Records
from sim.experiment.totals import run_file, write_records
from sim.metrics.catalogue import measure
from sim.scenario.plan import Plan

Progress = Callable[[int, int], None]
"""Told how many tasks are done and how many there are."""


class Playable(Protocol):
    """A plan made ready to be played; `Stage` of the engine is one."""

    def labels(self, strategy: str) -> Labels:
        """Return what the facilities and products of a strategy are."""

    def play(
        self, strategies: Sequence[str], replication: int, *, verify: bool = False
    ) -> Iterator[tuple[str, Records]]:
        """Play one replication under each of *strategies*."""


class Task(NamedTuple):
    """One replication of one plan, with one draw of chance for all its strategies."""

    point: str
    """Name of the plan in the work."""

    replication: int
    """Number of the run, from 0."""

    strategies: tuple[str, ...]
    """Strategies that still lack it."""


class Run(NamedTuple):
    """What came out for one strategy."""

    strategy: str
    """Name of the strategy in the plan."""

    kpis: Mapping[str, float]
    """What was measured."""

    demand_checksum: int
    """Of the base draw."""

    weather_checksum: int
    """Of storms and travel factors."""


class Done(NamedTuple):
    """A finished task."""

    task: Task
    """What was asked."""

    runs: tuple[Run, ...]
    """What came out, one run a strategy."""


@dataclass(frozen=True)
class Work:
    """Everything that a worker needs; it is sent there once."""

    plans: Mapping[str, Plan]
    """Plans by name: a comparison has one, a sweep one for each setting."""

    stage: Callable[[Plan], Playable]
    """Makes a plan ready to be played."""

    folder: Path | None = None
    """Results folder that records are kept in; none are kept without one."""

    verify: bool = False
    """Whether conservation is checked after every event."""

    def without_raw_files(self) -> "Work":
        """Return the same work without what only reports need: less to send."""
        plans = {name: replace(plan, assumptions=(), raw={}) for name, plan in self.plans.items()}
        return replace(self, plans=plans)


class Worker:
    """Does tasks one after the other; what no chance touches is worked out once a plan."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._point: str | None = None

    def do(self, task: Task) -> Done:
        """Play *task*, keep its records and return its KPIs."""
        if task.point != self._point:  # one plan at a time: a national one takes much memory
            self._stage = self._work.stage(self._work.plans[task.point])
            self._labels: dict[str, Labels] = {}
            self._point = task.point
        played = self._stage.play(task.strategies, task.replication, verify=self._work.verify)
        return Done(task, tuple(self._kept(task, name, records) for name, records in played))

    def _kept(self, task: Task, strategy: str, records: Records) -> Run:
        if self._work.folder is not None:
            write_records(records, run_file(self._work.folder, strategy, task.replication))
        if strategy not in self._labels:
            self._labels[strategy] = self._stage.labels(strategy)
        kpis = measure(records, self._labels[strategy])
        return Run(strategy, kpis, records.demand_checksum, records.weather_checksum)
