"""A store under base stock that serves the requests of its units in turn: what it owes to each.

Requests of a day stand in the order of the units. What the store orders on a day can be shared out
L + 1 days later; so the requests of the last L + 1 days find S pieces, and what these do not reach
is owed.

References
----------
Sherbrooke (1968), *METRIC*, Operations Research 16(1), for the network; Axsäter (1990), *Simple
solution procedures for a class of two-echelon inventory problems*, Operations Research 38(1), for
the exact view that a piece at the store is for the S-th request from now.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.stats import poisson

from validation.backlogged import Figures, Position, Shelf, figures, left_over

_CHANCE_LEFT_OUT = 1e-12


class Network(NamedTuple):
    """A store and alike units, all under base stock, one piece at a time."""

    units: int
    per_day: float
    """Mean demand of a day at each unit, pieces."""

    store_lead_days: int
    """From an order of the store to its receipt; what came can be shared on the day after."""

    unit_lead_days: int
    """From sharing at the store to the unit's shelf."""


def owed_to(network: Network, unit: int, store_level: int) -> NDArray[np.float64]:
    """Return the chances that the store owes 0, 1, ... pieces to the *unit*, counted from 0.

    Days pass one after the other; a state is what is left of S and what is owed to the unit. Within
    a day units ask in their order, so that the last of them is owed most: a mean over units is a
    mean over places in the queue.
    """
    days, per_day = network.store_lead_days + 1, network.per_day
    most = int(poisson.isf(_CHANCE_LEFT_OUT, days * per_day)) + 1
    before = _chances(unit * per_day)
    its_own = _chances(per_day)
    after = _chances((network.units - unit - 1) * per_day)
    chance = np.zeros((store_level + 1, most + 1))
    chance[store_level, 0] = 1.0
    for _ in range(days):
        chance = _taken(_owed(_taken(chance, before), its_own), after)
    return np.asarray(chance.sum(axis=0))


def unit_figures(network: Network, *, store_level: int, unit_level: int) -> Figures:
    """Return the figures of the mean unit."""
    shelf = Shelf(network.per_day, network.unit_lead_days)
    of_units = [
        figures(shelf, _position(owed_to(network, unit, store_level), unit_level))
        for unit in range(network.units)
    ]
    return Figures(*np.mean(of_units, axis=0).tolist())


def metric_figures(network: Network, *, store_level: int, unit_level: int) -> Figures:
    """Return the figures of a unit as METRIC has them: what is owed to it is Poisson.

    Its mean is exact, its spread too small: what the store owes to one unit hangs on what all asked
    for. So METRIC's fill rates are a little too high.

    References
    ----------
    Sherbrooke (1968), *METRIC: A Multi-Echelon Technique for Recoverable Item Control*, Operations
    Research 16(1).
    """
    per_day, days = network.per_day, network.store_lead_days + 1
    load = network.units * per_day * days
    owed = (left_over(store_level, load) + load - store_level) / network.units
    return figures(Shelf(per_day, network.unit_lead_days), _position(_chances(owed), unit_level))


def store_stock(network: Network, store_level: int) -> float:
    """Return the mean stock of the store at opening, with what came after it last shared.

    The books count a store's stock behind its sharing; ours counts it in the morning, when a day's
    orders have come on top.
    """
    a_day = network.units * network.per_day
    return left_over(store_level, a_day * (network.store_lead_days + 1)) + a_day


def _position(owed: NDArray[np.float64], unit_level: int) -> Position:
    """Return a unit's position without what the store owes it: that is no goods on their way."""
    return {unit_level - pieces: float(chance) for pieces, chance in enumerate(owed)}


def _chances(mean: float) -> NDArray[np.float64]:
    """Return the chances of a Poisson number, as far as they matter."""
    return np.asarray(poisson.pmf(np.arange(int(poisson.isf(_CHANCE_LEFT_OUT, mean)) + 2), mean))


def _taken(chance: NDArray[np.float64], wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    """Let others take what they want of what is left."""
    after = np.zeros_like(chance)
    for left in range(len(chance)):
        for pieces, share in enumerate(wanted):
            after[max(left - pieces, 0)] += share * chance[left]
    return after


def _owed(chance: NDArray[np.float64], wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    """Let the unit take what it wants of what is left; the rest is owed to it."""
    after = np.zeros_like(chance)
    for left in range(len(chance)):
        for pieces, share in enumerate(wanted):
            short = min(max(pieces - left, 0), chance.shape[1] - 1)
            moved = share * chance[left, : chance.shape[1] - short]
            after[max(left - pieces, 0), short:] += moved
    return after
