"""An exact chain of goods with a fixed life, day by day on the calendar of a scenario.

A state is the pieces on hand by month of expiry, those of the coming month first. A day is: on the
first of a month what expires leaves; then the patients, who are handed out what expires first; on
days of review the shelf is filled up with fresh goods.

References
----------
Nahmias (2011), *Perishable Inventory Systems*, chapter 3, for chains of this kind.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.stats import poisson

_State = tuple[int, ...]


class Day(NamedTuple):
    """A day of the calendar."""

    begins_month: bool
    """Whether what expires leaves in its morning; day 0 begins none."""

    is_review: bool
    """Whether the shelf is filled up behind its patients."""

    is_measured: bool
    """Whether it counts."""


class Figures(NamedTuple):
    """What is expected over the days measured."""

    expired: float
    """Pieces."""

    lost: float
    """Pieces refused."""

    stock: float
    """Pieces on hand at opening, summed over days."""


@dataclass(frozen=True)
class FixedLife:
    """A shelf of goods of a fixed life, empty at first.

    Fresh goods are there at once, before the next patients, so that a lead time plays no part. Who
    is refused is lost.
    """

    up_to: int
    """Pieces that every review fills up to."""

    life_months: int
    """Goods leave on the first of the month that comes so many after the one they came in."""

    per_day: float
    """Mean of the Poisson demand of a day, pieces."""

    def expected(self, days: Sequence[Day]) -> Figures:
        """Return the expected figures of *days*, one after the other.

        What expires on the first morning measured has left before anything is measured.
        """
        states = self._states()
        index = {state: number for number, state in enumerate(states)}
        held = np.array([sum(state) for state in states])
        expiring = np.array([state[0] for state in states])
        serve = self._moves([self._served(state) for state in states], index)
        fill = self._moves([{self._filled(state): 1.0} for state in states], index)
        expire = self._moves([{(*state[1:], 0): 1.0} for state in states], index)
        short = np.array([self._short(pieces) for pieces in held])
        chance, total = np.eye(1, len(states), index[(0,) * self.life_months])[0], np.zeros(3)
        for before, day in pairwise([days[0]._replace(is_measured=False), *days]):
            gone = float(chance @ expiring) if day.begins_month else 0.0
            chance = chance @ expire if day.begins_month else chance
            if day.is_measured:
                total += (gone * before.is_measured, chance @ short, chance @ held)
            chance = chance @ serve
            chance = chance @ fill if day.is_review else chance
        return Figures(*total.tolist())

    def _states(self) -> list[_State]:
        """Return all divisions of up to `up_to` pieces among the months of expiry."""
        ranges = [range(self.up_to + 1)] * self.life_months
        return [state for state in product(*ranges) if sum(state) <= self.up_to]

    def _served(self, state: _State) -> dict[_State, float]:
        """Return where the demand of a day leads to."""
        held = sum(state)
        chances = [float(poisson.pmf(wanted, self.per_day)) for wanted in range(held)]
        chances.append(1 - sum(chances))
        return {_without(state, wanted): chance for wanted, chance in enumerate(chances)}

    def _filled(self, state: _State) -> _State:
        """Return the shelf after a review: what lacks comes with the whole life before it."""
        return (*state[:-1], state[-1] + self.up_to - sum(state))

    def _short(self, held: int) -> float:
        """Return the pieces that a day's patients are expected not to get of *held* pieces."""
        mean = self.per_day
        return float(mean * poisson.sf(held - 2, mean) - held * poisson.sf(held - 1, mean))

    def _moves(
        self, to: Sequence[dict[_State, float]], index: dict[_State, int]
    ) -> NDArray[np.float64]:
        """Return the chances of moves, states × states."""
        moves = np.zeros((len(to), len(to)))
        for origin, chances in enumerate(to):
            for state, chance in chances.items():
                moves[origin, index[state]] += chance
        return moves


def _without(state: _State, pieces: int) -> _State:
    """Return what is left when *pieces* are handed out, first of what expires first."""
    left = []
    for held in state:
        taken = min(held, pieces)
        left.append(held - taken)
        pieces -= taken
    return tuple(left)
