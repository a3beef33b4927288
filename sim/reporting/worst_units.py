"""Which units fare worst, and how sure that is.

The worst tenth of a dozen units is one or two: chance picks among them, so each has the share of
replications in which it would be there.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.metrics.interval import Interval, mean_interval
from sim.reporting.digest import StrategyDigest

_PARTS = 10


class WorstUnit(NamedTuple):
    """A unit among those that fare worst."""

    facility: str
    """Its id."""

    name: str
    """As people call it."""

    is_synthetic: bool
    """Whether we made it up."""

    filled: Interval
    """Share of its prescriptions filled completely."""

    stockout: float
    """Share of its opening days × products that began without stock."""

    chance_worst: float
    """Share of replications in which it is in the worst tenth."""


def chance_worst(played: StrategyDigest) -> NDArray[np.float64]:
    """Return for each facility the share of replications in which it is in the worst tenth.

    Tenths are rounded up, and shares of all facilities add up to the size of one. It is 0 for those
    that are not ranked. Of equal units the first of the scenario counts as worse.
    """
    chances = np.zeros(len(played.labels.facilities))
    units = played.units
    worst = -(-units.size // _PARTS)
    # stable, so that ties fall alike on every machine
    order = np.argsort(played.filled[:, units], axis=1, kind="stable")[:, :worst]
    np.add.at(chances, units[order].reshape(-1), 1 / len(played.filled))
    return chances


def worst_units(played: StrategyDigest) -> list[WorstUnit]:
    """Return the tenth of units that fills fewest of its prescriptions, the worst first.

    It is by the mean over the replications, and rounded up; empty where nobody came anywhere.
    """
    facilities, labels = played.strategy.scenario.facilities, played.labels
    chances = chance_worst(played)
    means = played.filled[:, played.units].mean(axis=0)
    worst = played.units[np.argsort(means, kind="stable")][: -(-played.units.size // _PARTS)]
    return [
        WorstUnit(
            facility=labels.facilities[unit],
            name=labels.facility_names[unit],
            is_synthetic=facilities[labels.facilities[unit]].synthetic,
            filled=mean_interval(played.filled[:, unit].tolist()),
            stockout=mean_interval(played.stockout[:, unit].tolist()).mean,
            chance_worst=float(chances[unit]),
        )
        for unit in worst
    ]
