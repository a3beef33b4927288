"""Stock as dictionaries of dictionaries: facility, then product."""

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TypeAlias

from sim.engine.setting import Setting

Pieces: TypeAlias = dict[int, int]
"""Pieces by product."""


def _none_yet() -> defaultdict[int, Pieces]:
    return defaultdict(lambda: defaultdict(int))


@dataclass
class Shelves:
    """What everyone holds, waits for and has used so far."""

    on_hand: dict[int, Pieces]
    on_order: defaultdict[int, Pieces] = field(default_factory=_none_yet)
    issued: defaultdict[int, Pieces] = field(default_factory=_none_yet)
    wanted: defaultdict[int, Pieces] = field(default_factory=_none_yet)
    days_out: defaultdict[int, Pieces] = field(default_factory=_none_yet)

    def put(self, facility: int, pieces: Pieces) -> None:
        """Put *pieces* on the shelf of a facility."""
        shelf = self.on_hand[facility]
        for product, number in pieces.items():
            shelf[product] += number

    def expect(self, facility: int, pieces: Pieces, *, sign: int = 1) -> None:
        """Add *pieces* to what a facility waits for, or take them off with *sign* -1."""
        waiting = self.on_order[facility]
        for product, number in pieces.items():
            waiting[product] += sign * number


def first_shelves(setting: Setting) -> Shelves:
    """Return the shelves of the first morning."""
    n_facilities, n_products = setting.expected_month.shape
    on_hand = {facility: dict.fromkeys(range(n_products), 0) for facility in range(n_facilities)}
    for programme in setting.scenario.replenishment.values():
        for facility in setting.rows(programme).tolist():
            for product in setting.columns(programme.groups).tolist():
                expected = float(setting.expected_month[facility, product])
                on_hand[facility][product] = math.ceil(programme.first_stock * expected)
    return Shelves(on_hand)
