"""Prescription lines of one day, as parallel arrays."""

from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class DemandLines:
    """The prescriptions of one day as they are first presented, communities in order."""

    community: NDArray[np.int32]
    """Community of each prescription."""

    chronic: NDArray[np.bool_]
    """Whether the prescription is a refill."""

    prescription: NDArray[np.int32]
    """Prescription of each line, counted from 0 within the day."""

    product: NDArray[np.int32]
    """Product of each line."""

    quantity: NDArray[np.int32]
    """Pieces of each line."""

    @cached_property
    def pieces(self) -> NDArray[np.float64]:
        """Pieces of each prescription, whole numbers."""
        weights = self.quantity.astype(np.float64)
        total = np.bincount(self.prescription, weights=weights, minlength=self.community.size)
        return np.asarray(total, dtype=np.float64)

    def checksum(self, start: int = 0) -> int:
        """Return a checksum of the day, continued from *start*."""
        for part in (self.community, self.chronic, self.prescription, self.product, self.quantity):
            start = crc32(np.ascontiguousarray(part).tobytes(), start)
        return start


def interleave(first: DemandLines, second: DemandLines) -> DemandLines:
    """Put both into one day, communities in order, *first* before *second* in each."""
    if second.community.size == 0:
        return first
    community = np.concatenate([first.community, second.community])
    order = np.argsort(community, kind="stable")
    place = np.empty(order.size, dtype=np.int32)
    place[order] = np.arange(order.size, dtype=np.int32)
    prescription = place[
        np.concatenate([first.prescription, second.prescription + first.community.size])
    ]
    by_line = np.argsort(prescription, kind="stable")
    return DemandLines(
        community[order],
        np.concatenate([first.chronic, second.chronic])[order],
        prescription[by_line],
        np.concatenate([first.product, second.product])[by_line],
        np.concatenate([first.quantity, second.quantity])[by_line],
    )
