"""Prescription lines of one day, as parallel arrays."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, Self, TypeVar
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

_Number = TypeVar("_Number", bound=np.generic)

PRESCRIPTION_KINDS = ("acute", "refill", "visit")
"""Of a consultation of the day, of a chronic patient, of an itinerant doctor."""

ACUTE, REFILL, VISIT = range(3)

NUMBERS_PER_DAY = 1 << 32
"""A prescription's number is its day times this, plus its number within the day."""

NUMBERS_PER_SOURCE = 1 << 24
"""Within a day the base draw counts from 0, another source from a number of its own times this."""


OWN_UNIT = -1
"""Stands for the facility where a community goes for its medicines."""


@dataclass(frozen=True)
class DemandLines:
    """The prescriptions of one day as they are first presented.

    Those of the base draw stand by community.
    """

    community: NDArray[np.int32]
    """Community of each prescription."""

    kind: NDArray[np.int8]
    """Kind of each prescription, as an index of `PRESCRIPTION_KINDS`."""

    prescription: NDArray[np.int32]
    """Prescription of each line, counted from 0 within the day."""

    product: NDArray[np.int32]
    """Product of each line."""

    quantity: NDArray[np.int32]
    """Pieces of each line."""

    number: NDArray[np.int64] | None = None
    """Number of each prescription within the day, below `NUMBERS_PER_DAY`; none: its index. It is
    the same under every strategy, whoever else comes."""

    facility: NDArray[np.int64] | None = None
    """Facility where each prescription is presented, `OWN_UNIT` where its community goes; none: all
    of them there."""

    @cached_property
    def numbers(self) -> NDArray[np.int64]:
        """Number of each prescription within the day."""
        return np.arange(self.community.size) if self.number is None else self.number

    @property
    def facilities(self) -> NDArray[np.int64]:
        """Facility where each prescription is presented, `OWN_UNIT` where its community goes."""
        return np.full(self.community.size, OWN_UNIT) if self.facility is None else self.facility

    @cached_property
    def pieces(self) -> NDArray[np.float64]:
        """Pieces of each prescription, whole numbers."""
        weights = self.quantity.astype(np.float64)
        total = np.bincount(self.prescription, weights=weights, minlength=self.community.size)
        return np.asarray(total, dtype=np.float64)

    def without_lines_of(self, gone: NDArray[np.bool_]) -> "DemandLines":
        """Return the same prescriptions; those that are *gone* ask for nothing."""
        stays = ~gone[self.prescription]
        return replace(
            self,
            prescription=self.prescription[stays],
            product=self.product[stays],
            quantity=self.quantity[stays],
        )

    def checksum(self, start: int = 0) -> int:
        """Return a checksum of the day, continued from *start*."""
        for part in (self.community, self.kind, self.prescription, self.product, self.quantity):
            start = crc32(np.ascontiguousarray(part).tobytes(), start)
        return start


def interleave(first: DemandLines, second: DemandLines) -> DemandLines:
    """Put both into one day, communities in order, *first* before *second* in each.

    Both stand by community, and their lines by prescription.
    """
    if second.community.size == 0:
        return first
    counts = [_lines_of(each) for each in (first, second)]
    before = np.cumsum(np.bincount(first.community, minlength=int(second.community[-1]) + 1))[
        second.community
    ]
    order = _Merged.of(before, first.community.size)
    starts = np.concatenate([[0], np.cumsum(counts[0])])[before]
    by_line = _Merged.of(np.repeat(starts, counts[1]), first.prescription.size)
    return DemandLines(
        order.put(first.community, second.community),
        order.put(first.kind, second.kind),
        numbered(order.put(*counts)),
        by_line.put(first.product, second.product),
        by_line.put(first.quantity, second.quantity),
    )


def numbered(lines: NDArray[np.int64]) -> NDArray[np.int32]:
    """Return the prescription of each line, where so many *lines* are on each, at least one."""
    ends = np.cumsum(lines)
    is_first = np.zeros(ends[-1] + 1 if ends.size else 1, dtype=np.int8)
    is_first[ends] = 1
    return np.cumsum(is_first[:-1], dtype=np.int32)


def _lines_of(part: DemandLines) -> NDArray[np.int64]:
    return np.bincount(part.prescription, minlength=part.community.size)


class _Merged(NamedTuple):
    """Two arrays as one."""

    at_first: NDArray[np.int64]
    """Where the entries of the first array stand."""

    at_second: NDArray[np.int64]
    """Where those of the second stand."""

    @classmethod
    def of(cls, before: NDArray[np.int64], n_first: int) -> Self:
        """Return the merger in which so many of the first array come *before* each of the other."""
        at_second = before + np.arange(before.size)
        is_first = np.ones(n_first + before.size, dtype=np.bool_)
        is_first[at_second] = False
        return cls(np.flatnonzero(is_first), at_second)

    def put(self, first: NDArray[_Number], second: NDArray[_Number]) -> NDArray[_Number]:
        merged = np.empty(self.at_first.size + self.at_second.size, dtype=first.dtype)
        merged[self.at_first], merged[self.at_second] = first, second
        return merged


def joined(parts: Sequence[DemandLines]) -> DemandLines:
    """Put the prescriptions of several sources behind each other; each keeps its number."""
    before = np.cumsum([0, *(part.community.size for part in parts[:-1])])
    return DemandLines(
        np.concatenate([part.community for part in parts]),
        np.concatenate([part.kind for part in parts]),
        np.concatenate(
            [part.prescription + first for part, first in zip(parts, before, strict=True)]
        ).astype(np.int32),
        np.concatenate([part.product for part in parts]),
        np.concatenate([part.quantity for part in parts]),
        np.concatenate([part.numbers for part in parts]),
        np.concatenate([part.facilities for part in parts]),
    )


def in_order_of(lines: DemandLines, rank: NDArray[np.float64]) -> DemandLines:
    """Let prescriptions be served in the order of their *rank*; the lines of each stay together."""
    order = np.argsort(rank[lines.prescription], kind="stable")
    return replace(
        lines,
        prescription=lines.prescription[order],
        product=lines.product[order],
        quantity=lines.quantity[order],
    )
