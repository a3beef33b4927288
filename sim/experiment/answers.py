"""What a sweep was made for: its one figure at every point, under every strategy.

Charts, rules and sensitivity analyses read these and never the ledger, so that they do not know
where a value came from.
"""

import math
from dataclasses import dataclass

from sim.experiment.ledger import Ledger
from sim.experiment.point import Point
from sim.experiment.prepared_sweep import PreparedSweep


@dataclass(frozen=True)
class Answers:
    """The figure of a sweep, read from its ledger.

    Shares are from 0 to 1 and money is in the currency of the scenario, as in the records; they are
    turned into percent and points only where they are shown.
    """

    prepared: PreparedSweep
    """What was played."""

    values: dict[tuple[str, str], tuple[float, ...]]
    """Its values by point and strategy, one a replication; nan where a run failed."""

    def of(self, point: Point, strategy: str) -> tuple[float, ...]:
        """Return the values at *point* under *strategy*, one a replication.

        Places are those of the replications, also where one failed: values of two strategies at the
        same place met the same patients and storms, and can be paired.
        """
        return self.values[point.name, strategy]


def answers_of(prepared: PreparedSweep, ledger: Ledger) -> Answers:
    """Return the figure of the sweep wherever *ledger* has it.

    What is not there, or failed, is nan; so is a figure that the scenario does not define. Runs
    beyond the replications that the sweep asks for are in the ledger where it once asked for more,
    and are not looked at.
    """
    numbers, kpi = range(prepared.sweep.replications), prepared.sweep.kpi
    values = {}
    for point, keys in prepared.keys.items():
        for strategy, key in keys.items():
            known = ledger.kpis(key, strategy)
            # a run of an earlier version may lack a figure that was added since
            values[point, strategy] = tuple(known.get(n, {}).get(kpi, math.nan) for n in numbers)
    return Answers(prepared, values)
