"""What one worker does: play one replication of a plan under the strategies that lack it."""

import gc
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple, Protocol

from sim.domain.records import Labels, Records
from sim.experiment.full_disk import is_disk_full
from sim.experiment.totals import pack_records, run_file, write_records
from sim.metrics.catalogue import measure
from sim.scenario.plan import Plan

Progress = Callable[[int, int], None]
"""Told how many of something are done and how many there are."""


def in_silence(_done: int, _total: int) -> None:
    """Tell nobody."""


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

    records: bytes = b""
    """Its records on their way to the results folder; empty where they are kept or not wanted."""


class Failure(NamedTuple):
    """A run that ended in an error of ours."""

    strategy: str
    """Name of the strategy in the plan."""

    error: str
    """What it was, in one line."""

    trace: str
    """Where it was."""


class Done(NamedTuple):
    """A finished task."""

    task: Task
    """What was asked."""

    seed: int
    """Of the plan."""

    runs: tuple[Run, ...]
    """What came out, one run a strategy."""

    failures: tuple[Failure, ...] = ()
    """Strategies that failed; one that is not here has its run."""


class Plans(Protocol):
    """The plan of each point."""

    def plan(self, point: str) -> Plan:
        """Return the plan of *point*; it may be read anew each time."""

    def without_raw_files(self) -> "Plans":
        """Return the same plans without what only reports need: less to send."""


@dataclass(frozen=True)
class ReadPlans:
    """A few plans that are all in memory."""

    by_point: Mapping[str, Plan]
    """Each by the name of its point."""

    def plan(self, point: str) -> Plan:
        """Return the plan of *point*."""
        return self.by_point[point]

    def without_raw_files(self) -> "ReadPlans":
        """Return the same plans without what only reports need: less to send."""
        light = {
            point: replace(plan, assumptions=(), raw={}) for point, plan in self.by_point.items()
        }
        return ReadPlans(light)


@dataclass(frozen=True)
class Work:
    """Everything that a worker needs; it is sent there once."""

    plans: Plans
    """A comparison has one plan, a sweep one for each point."""

    stage: Callable[[Plan], Playable]
    """Makes a plan ready to be played."""

    folder: Path | None = None
    """Results folder that records are kept in; none are kept without one."""

    verify: bool = False
    """Whether conservation is checked after every event."""

    is_away: bool = False
    """Whether workers cannot be sure to reach the folder: they send their records back."""

    def without_raw_files(self) -> "Work":
        """Return the same work without what only reports need: less to send."""
        return replace(self, plans=self.plans.without_raw_files())


class Worker:
    """Does tasks one after the other; what no chance touches is worked out once a plan."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._point: str | None = None
        gc.freeze()  # what is there now stays: a collection need not look through all modules

    def do_all(self, tasks: Sequence[Task]) -> tuple[Done, ...]:
        """Do *tasks* in their order; a failure in one does not keep the next from being done."""
        return tuple(map(self.do, tasks))

    def do(self, task: Task) -> Done:
        """Play *task*, keep its records and return its KPIs.

        A strategy that fails is left out and the others are played on; a full disk ends it all.
        """
        gc.collect()  # the worlds of the last task point at each other; each may hold 100 MB
        if task.point != self._point:  # one plan at a time: a national one takes much memory
            self._plan = self._work.plans.plan(task.point)
            self._stage = self._work.stage(self._plan)
            self._labels: dict[str, Labels] = {}
            self._point = task.point
        runs: list[Run] = []
        failures: list[Failure] = []
        left = list(task.strategies)
        while left:
            try:
                for run in self._played(task._replace(strategies=tuple(left))):
                    runs.append(run)
                    left.remove(run.strategy)
            except Exception as error:
                if is_disk_full(error):
                    raise
                failures.append(_failure(left.pop(0), error))
        return Done(task, self._plan.base.run.seed, tuple(runs), tuple(failures))

    def _played(self, task: Task) -> Iterator[Run]:
        played = self._stage.play(task.strategies, task.replication, verify=self._work.verify)
        for name, records in played:
            yield self._kept(task, name, records)

    def _kept(self, task: Task, strategy: str, records: Records) -> Run:
        packed, folder = b"", self._work.folder
        if folder is not None and self._work.is_away:
            packed = pack_records(records)
        elif folder is not None:
            write_records(records, run_file(folder, strategy, task.replication))
        if strategy not in self._labels:
            self._labels[strategy] = self._stage.labels(strategy)
        kpis = measure(records, self._labels[strategy])
        return Run(strategy, kpis, records.demand_checksum, records.weather_checksum, packed)


def _failure(strategy: str, error: Exception) -> Failure:
    what = "".join(traceback.format_exception_only(error)).strip()
    return Failure(strategy, what, "".join(traceback.format_exception(error)))
