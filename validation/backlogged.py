"""Figures of a shelf whose patients wait until they are served, by the inventory position.

An order of day t comes after the patients of day t + L, and serves those of the day after. On the
j-th day of a cycle of R days, which begins then, the net stock is the position after the review
less the demand of L + j days.

References
----------
Hadley & Whitin (1963), *Analysis of Inventory Systems*, chapter 5; Zipkin (2000), *Foundations of
Inventory Management*, chapter 6.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from scipy.stats import poisson

Position = Mapping[int, float]
"""Chance of each inventory position (on hand and on order, less what is owed) after a review; they
add up to 1."""


class Shelf(NamedTuple):
    """A shelf with Poisson demand, one piece at a time."""

    per_day: float
    """Mean demand of a day, pieces."""

    lead_days: int
    """L, from an order to its receipt."""

    interval_days: int = 1
    """R, from one review to the next."""


class Figures(NamedTuple):
    """What is measured at it, in the long run."""

    fill_rate: float
    """Share of the pieces that are handed out at once; the rest waits, and is lost nowhere."""

    refusal_days: float
    """Share of days on which somebody new has to wait."""

    stock: float
    """Pieces on hand at opening, before those who wait are served."""


def lost_pieces(up_to: int, mean: float) -> float:
    """Return the expected pieces short, E[(D - S)⁺], of Poisson demand D.

    Parameters
    ----------
    up_to
        S, pieces; at or below 0 all of the demand is short, and what was owed before.
    mean
        Mean of D over the whole time that S has to last.

    Notes
    -----
    The sum of (d - S)·P(d) over d >= S is mean·P(D >= S - 1) - S·P(D >= S), as d·P(d) is
    mean·P(d - 1) for a Poisson number.
    """
    return float(mean * poisson.sf(up_to - 2, mean) - up_to * poisson.sf(up_to - 1, mean))


def left_over(up_to: int, mean: float) -> float:
    """Return the expected pieces left over, E[(S - D)⁺] = S - E[D] + E[(D - S)⁺]."""
    return up_to - mean + lost_pieces(up_to, mean)


def figures(shelf: Shelf, position: Position) -> Figures:
    """Return the figures of a shelf whose position is distributed so.

    Given the position, the net stock of a day needs to know nothing of orders: all that was on
    order at the review has come by then, and nothing ordered later has. So figures are means over
    the position.
    """
    of_level = [(share, _of_level(shelf, level)) for level, share in position.items()]
    return Figures(*(sum(share * each[n] for share, each in of_level) for n in range(3)))


def _of_level(shelf: Shelf, level: int) -> Figures:
    """Return the figures of a cycle that begins with this position.

    What is short at the end of the cycle less what was at its start is what went short in it. On a
    day somebody new has to wait where more is asked for than there is, but for days on which nobody
    new came at all.
    """
    per_day, first, days = shelf.per_day, shelf.lead_days, shelf.interval_days
    short = lost_pieces(level, per_day * (first + days)) - lost_pieces(level, per_day * first)
    ends = [per_day * (first + day) for day in range(1, days + 1)]
    nobody_new = np.exp(-per_day)
    refuses = [
        poisson.sf(level, end) - nobody_new * poisson.sf(level, end - per_day) for end in ends
    ]
    return Figures(
        fill_rate=1 - short / (per_day * days),
        refusal_days=float(np.mean(refuses)),
        stock=float(np.mean([left_over(level, end) for end in ends])) + per_day,
    )


def base_stock(level: int) -> Position:
    """Return the position where every review orders up to *level*."""
    return {level: 1.0}


def lots(point: int, lot: int) -> Position:
    """Return the position where whole lots are ordered at or below a point: even above it.

    From r + 1 to r + Q, each with the chance 1 ÷ Q, where demand comes piece by piece and several
    lots may be ordered at once.
    """
    return dict.fromkeys(range(point + 1, point + lot + 1), 1 / lot)


def min_max(shelf: Shelf, least: int, most: int) -> Position:
    """Return the position where what is at or below the minimum is filled up to the maximum.

    References
    ----------
    Zheng & Federgruen (1991), *Finding optimal (s, S) policies is about as simple as evaluating a
    single policy*, Operations Research 39(4), equation 2.
    """
    visits = renewals(shelf, most - least)
    return {most - drop: visit / sum(visits) for drop, visit in enumerate(visits)}


def renewals(shelf: Shelf, n: int) -> list[float]:
    """Return the reviews of a cycle that find the position lower by 0, 1, ... *n* - 1 pieces.

    A cycle begins when the shelf is filled up to the maximum; *n* is the maximum less the minimum.
    Reviews between which nobody came find the same position again, and count each.
    """
    chance = poisson.pmf(np.arange(n), shelf.per_day * shelf.interval_days)
    visits: list[float] = []
    for drop in range(n):
        before = sum(chance[drop - lower] * visit for lower, visit in enumerate(visits))
        visits.append((float(drop == 0) + before) / (1 - chance[0]))
    return visits
