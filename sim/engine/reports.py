"""The reports of the facilities of one programme: what it believes to be on their shelves."""

from collections import deque
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.engine.block import Block
from sim.engine.stock import Stock
from sim.policies.information import Information, Pieces, carried_forward
from sim.rng import Streams


class Belief(NamedTuple):
    """What a programme takes for true at a review."""

    on_hand: Pieces
    """Stock by cell of its block."""

    known: NDArray[np.bool_]
    """Facilities about which it knows enough to order for them."""


class _Look(NamedTuple):
    day: int
    on_hand: Pieces
    received: Pieces


class Reports:
    """Keeps what was reported last, and as much of the past as late reports show."""

    def __init__(
        self, programme: str, *, rule: Information, block: Block, stock: Stock, streams: Streams
    ) -> None:
        self.rule = rule
        self._programme = programme
        self._block = block
        self._stock = stock
        self._streams = streams
        self._everybody = np.ones(block.rows.size, dtype=np.bool_)
        if rule.is_perfect:
            return
        first = self._look(0)
        self._looks = deque([first], maxlen=round(rule.delay) + 1)
        self._seen_received = first.received
        self._last_day = np.zeros(block.rows.size, dtype=np.int64)
        self._last, self._last_received = first.on_hand.copy(), first.received.copy()

    def note(self, day: int) -> None:
        """Look at the shelves on the morning of *day*."""
        look = self._look(day)
        self._looks.append(look)
        if self.rule.source == "visits":
            visited = (look.received != self._seen_received).any(axis=1)
            self._seen_received = look.received
            if visited.any():
                self._take(look, visited, day)

    def read(self, day: int, monthly_consumption: NDArray[np.float64]) -> Belief:
        """Return what is believed on *day*."""
        if self.rule.is_perfect:
            return Belief(self._block.of(self._stock.on_hand), self._everybody)
        if self.rule.source == "reports":
            arrived = self._arrived(day)
            self._take(self._looks[0] if self.rule.delay else self._look(day), arrived, day)
            if self.rule.missing == "skip":
                return Belief(self._last.copy(), arrived)
        else:
            arrived = ~self._everybody
        since = carried_forward(
            self._last,
            days=day - self._last_day,
            monthly_consumption=monthly_consumption,
            received=self._came_in() - self._last_received,
        )
        return Belief(np.where(arrived[:, None], self._last, since), self._everybody)

    def _look(self, day: int) -> _Look:
        return _Look(day, self._block.of(self._stock.on_hand).copy(), self._came_in())

    def _came_in(self) -> Pieces:
        """Return what came in so far, loans included: whoever decides knows of both."""
        received, borrowed = self._stock.received, self._stock.borrowed
        return self._block.of(received) + self._block.of(borrowed)

    def _arrived(self, day: int) -> NDArray[np.bool_]:
        """Return whose report came: one number for each facility of the scenario, used or not."""
        rng = self._streams.get("reports", self._programme, day)
        drawn = rng.random(self._stock.on_hand.shape[:1])
        return np.asarray(drawn[self._block.rows] < self.rule.reporting_rate)

    def _take(self, look: _Look, rows: NDArray[np.bool_], day: int) -> None:
        counted = look.on_hand
        if self.rule.count_error:
            rng = self._streams.get("counts", self._programme, day)
            counted = self.rule.counted(counted, rng.standard_normal(counted.shape))
        self._last[rows], self._last_received[rows] = counted[rows], look.received[rows]
        self._last_day[rows] = look.day
