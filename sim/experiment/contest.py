"""Who can be selected: the strategies of a scenario, or each at each combination of levers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sim.experiment.campaign import Keys
from sim.experiment.compare import chosen_strategies
from sim.experiment.key import strategy_key
from sim.experiment.ledger import Ledger, RunId
from sim.experiment.point import Setting, named
from sim.experiment.prepared_sweep import PreparedSweep
from sim.experiment.work import Plans, ReadPlans, Task
from sim.scenario.plan import Plan

_POINT = ""
"""The one point of a scenario without a sweep."""


class Contender(NamedTuple):
    """One choice."""

    levers: tuple[Setting, ...]
    """What is set; nothing for a strategy of a scenario."""

    strategy: str
    """Its strategy."""

    points: tuple[str, ...]
    """Points at which it is played: one for each sample of what is not known."""

    same: tuple[str, ...] = ()
    """Ids of settings that make no difference to it: the same choice by another name."""

    @property
    def id(self) -> str:
        """Its name in tables."""
        return f"{named(self.levers)}: {self.strategy}" if self.levers else self.strategy


@dataclass(frozen=True)
class Contest:
    """Contenders with what is needed to play them."""

    contenders: tuple[Contender, ...]
    """All of them, no two the same."""

    plans: Plans
    """The plan of each point."""

    keys: Keys
    """Keys of the ledger by point and strategy."""

    def runs(self, contender: Contender, replication: int) -> Iterator[RunId]:
        """Yield the runs of one replication of *contender*, one a point, in their order."""
        for point in contender.points:
            key = self.keys[point][contender.strategy]
            yield RunId(key, contender.strategy, replication)

    def tasks(
        self, contenders: Sequence[Contender], replications: int, known: set[RunId]
    ) -> list[Task]:
        """Return what *contenders* lack of so many replications, each run once.

        Contenders that share a run, as where a lever does not touch a strategy, have it played
        once; the order is by point and replication, so that a plan is made ready once.
        """
        claimed = set(known)
        wanted: dict[tuple[str, int], list[str]] = {}
        for contender in contenders:
            for replication in range(replications):
                runs = zip(contender.points, self.runs(contender, replication), strict=True)
                for point, run in runs:
                    if run not in claimed:
                        claimed.add(run)
                        wanted.setdefault((point, replication), []).append(contender.strategy)
        return [Task(*where, tuple(names)) for where, names in sorted(wanted.items())]

    def values(self, contender: Contender, kpi: str, ledger: Ledger) -> dict[int, list[float]]:
        """Return the figure by replication, one value a point; those of finished runs.

        Who selects takes the mean over the points of a replication: it is then one value a
        replication, whatever the number of samples.
        """
        values: dict[int, list[float]] = {}
        for point in contender.points:
            known = ledger.kpis(self.keys[point][contender.strategy], contender.strategy)
            for replication, kpis in known.items():
                values.setdefault(replication, []).append(kpis[kpi])
        return values


def contest_of_plan(plan: Plan, strategies: Sequence[str] = ()) -> Contest:
    """Return the strategies of *plan* as contenders; all where none is named.

    Raises
    ------
    SimError
        When the plan has no such strategy.
    """
    chosen = chosen_strategies(plan, strategies)
    keys = {_POINT: {name: strategy_key(plan, name) for name in plan.strategies}}
    contenders = (Contender((), name, (_POINT,)) for name in chosen)
    return Contest(tuple(contenders), ReadPlans({_POINT: plan}), keys)


def contest_of_sweep(prepared: PreparedSweep, strategies: Sequence[str] = ()) -> Contest:
    """Return each strategy of a sweep at each combination of its levers; all where none is named.

    A combination that leaves a strategy as it was makes no contender of its own. A replication of
    a contender is the mean over all samples of what is not known.

    Raises
    ------
    SimError
        When the sweep has no such strategy.
    """
    chosen = chosen_strategies(prepared.plan, strategies)
    points: dict[tuple[Setting, ...], list[str]] = {}
    for point in prepared.points:
        points.setdefault(point.levers, []).append(point.name)
    contenders: dict[tuple[str, ...], Contender] = {}
    for levers, names in points.items():
        for strategy in chosen:
            one = Contender(levers, strategy, tuple(names))
            what = (strategy, *(prepared.keys[name][strategy] for name in names))
            # equal keys are equal runs: two names of one choice could never be told apart by
            # playing
            first = contenders.setdefault(what, one)
            if first is not one:
                contenders[what] = first._replace(same=(*first.same, one.id))
    return Contest(tuple(contenders.values()), prepared.plans, prepared.keys)
