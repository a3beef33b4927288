"""Consultations beside those of the base draw: an outbreak, or doctors who were not there."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sim.domain.alias import AliasTables, alias_tables
from sim.domain.demand_lines import ACUTE, NUMBERS_PER_SOURCE, DemandLines
from sim.rng import Streams


@dataclass(frozen=True)
class ExtraConsultations:
    """More consultations, from a stream of their own: nobody of the base draw changes.

    The mean already counts the day: where a unit is closed, or an outbreak has not begun, it is 0.
    """

    name: str
    """Name of the stream."""

    source: int
    """Number of the source, from 1: its prescriptions are numbered from it."""

    mean: NDArray[np.float64]
    """Mean number of consultations, days × communities."""

    weights: NDArray[np.float64]
    """Relative rate of each product, communities × products. Chronic products are 0 for staff that
    others pay."""

    lines_per_consultation: float
    """Mean, at least 1."""
    pieces_per_line: float
    """Mean, at least 1."""
    streams: Streams
    """Those of the replication."""

    @cached_property
    def _tables(self) -> AliasTables:
        return alias_tables(self.weights)

    def lines(self, day: int) -> DemandLines:
        """Return the prescriptions of *day*: Poisson numbers of consultations, lines and pieces.

        Asked for again, the same day gives the same people. A community without weights and with a
        mean above 0 would be given any product.
        """
        # by day: an outbreak that begins later meets the same people on its days
        rng = self.streams.get("extra", self.name, day)
        counts = rng.poisson(self.mean[day])
        community = np.repeat(np.arange(counts.size, dtype=np.int32), counts)
        lines = 1 + rng.poisson(self.lines_per_consultation - 1, community.size)
        prescription = np.repeat(np.arange(community.size, dtype=np.int32), lines)
        at = community[prescription].astype(np.int64)
        return DemandLines(
            community,
            np.full(community.size, ACUTE, dtype=np.int8),
            prescription,
            self._tables.draw(at, rng.random(at.size)),
            (1 + rng.poisson(self.pieces_per_line - 1, at.size)).astype(np.int32),
            self.source * NUMBERS_PER_SOURCE + np.arange(community.size),
        )
