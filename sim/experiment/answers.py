"""What a sweep was made for: its one figure at every point, under every strategy."""

import math
from dataclasses import dataclass

from sim.experiment.ledger import Ledger
from sim.experiment.point import Point
from sim.experiment.prepared_sweep import PreparedSweep


@dataclass(frozen=True)
class Answers:
    """The figure of a sweep, read from its ledger."""

    prepared: PreparedSweep
    """What was played."""

    values: dict[tuple[str, str], tuple[float, ...]]
    """Its values by point and strategy, one a replication; nan where a run failed."""

    def of(self, point: Point, strategy: str) -> tuple[float, ...]:
        """Return the values at *point* under *strategy*, one a replication."""
        return self.values[point.name, strategy]


def answers_of(prepared: PreparedSweep, ledger: Ledger) -> Answers:
    """Return the figure of the sweep wherever *ledger* has it."""
    numbers, kpi = range(prepared.sweep.replications), prepared.sweep.kpi
    values = {}
    for point, keys in prepared.keys.items():
        for strategy, key in keys.items():
            known = ledger.kpis(key, strategy)
            values[point, strategy] = tuple(known.get(n, {}).get(kpi, math.nan) for n in numbers)
    return Answers(prepared, values)
