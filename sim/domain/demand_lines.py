"""Prescription lines of one day, as parallel arrays.

A prescription is an entry of the short arrays (`community`, `kind`), its lines are entries of the
long ones (`product`, `quantity`) that name it by `prescription`. No object is made for either.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, TypeVar
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sim.domain.runs import sums_of_runs

_Number = TypeVar("_Number", bound=np.generic)

PRESCRIPTION_KINDS = ("acute", "refill", "visit")
"""Of a consultation of the day, of a chronic patient, of an itinerant doctor."""

ACUTE, REFILL, VISIT = range(3)

NUMBERS_PER_DAY = 1 << 32
"""A prescription's number is its tick times this, plus its number within the tick. So a later
prescription has a larger number, whatever its source."""

NUMBERS_PER_SOURCE = 1 << 24
"""Within a day the base draw counts from 0, another source from a number of its own times this.
Nobody's number moves when another source adds people."""


OWN_UNIT = -1
"""Stands for the facility where a community goes for its medicines."""


@dataclass(frozen=True)
class DemandLines:
    """The prescriptions of one day as they are first presented.

    Those of the base draw stand by community.

    Nothing is served yet: who gets what is the kernel's to say. Arrays are shared and never written
    to.
    """

    community: NDArray[np.int32]
    """Community of each prescription."""

    kind: NDArray[np.int8]
    """Kind of each prescription, as an index of `PRESCRIPTION_KINDS`."""

    prescription: NDArray[np.int32]
    """Prescription of each line, counted from 0 within the day. Lines of one stand together."""

    product: NDArray[np.int32]
    """Product of each line."""

    quantity: NDArray[np.int32]
    """Pieces of each line. At least 1."""

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

    def pieces_of(self, chosen: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Return the pieces of each prescription that is *chosen*, whole numbers, else 0.

        Parameters
        ----------
        chosen
            By prescription.
        """
        lines = np.flatnonzero(chosen[self.prescription])
        prescription, quantity = self.prescription[lines], self.quantity[lines].astype(np.float64)
        return np.asarray(np.bincount(prescription, weights=quantity, minlength=chosen.size))

    def without_lines_of(self, gone: NDArray[np.bool_]) -> "DemandLines":
        """Return the same prescriptions; those that are *gone* ask for nothing.

        They stay in the arrays, so that indices and numbers of the others hold.

        Parameters
        ----------
        gone
            By prescription.
        """
        stays = ~gone[self.prescription]
        return replace(
            self,
            prescription=self.prescription[stays],
            product=self.product[stays],
            quantity=self.quantity[stays],
        )

    def checksum(self, start: int = 0) -> int:
        """Return a checksum of the day, continued from *start*.

        It covers what is asked for, not who is numbered how or sent where, so that it is the same
        under all strategies; they are compared by it.
        """
        # without `number`: it is the place in the draw, and the same by construction
        for part in (self.community, self.kind, self.prescription, self.product, self.quantity):
            start = crc32(np.ascontiguousarray(part).data, start)
        return start


class Presented(NamedTuple):
    """Prescriptions of one kind on one day: communities in order, and the lines of each in turn.

    Without the index of each line: `day_of` makes it, once all kinds of a day are together.
    """

    by_community: NDArray[np.int64]
    """Number of prescriptions of each community."""

    n_lines: NDArray[np.int64]
    """Lines of each prescription, at least one. In the order of `by_community`."""

    product: NDArray[np.int32]
    """Product of each line."""

    quantity: NDArray[np.int32]
    """Pieces of each line."""


def nobody(communities: int) -> Presented:
    """Return what is presented where nobody comes from any of so many communities."""
    none = np.zeros(0, dtype=np.int32)
    return Presented(np.zeros(communities, dtype=np.int64), none.astype(np.int64), none, none)


def together(first: Presented, second: Presented) -> Presented:
    """Put both into one, those of *first* before those of *second* in each community.

    Order matters: communities stay in turn, or lines would go to others' prescriptions.
    """
    prescriptions, lines = _turns(first, second)
    return Presented(
        first.by_community + second.by_community,
        prescriptions.merged(first.n_lines, second.n_lines),
        lines.merged(first.product, second.product),
        lines.merged(first.quantity, second.quantity),
    )


def day_of(acute: Presented, refills: Presented) -> DemandLines:
    """Put both into one day, communities in order, acute ones before refills in each.

    The order within a community is the order in which people are served, where they are not mixed.
    """
    prescriptions, lines = _turns(acute, refills)
    n_lines = prescriptions.merged(acute.n_lines, refills.n_lines)
    return DemandLines(
        numbered(acute.by_community + refills.by_community),
        np.where(prescriptions.is_first, np.int8(ACUTE), np.int8(REFILL)),
        numbered(n_lines),
        lines.merged(acute.product, refills.product),
        lines.merged(acute.quantity, refills.quantity),
    )


def numbered(counts: NDArray[np.int64]) -> NDArray[np.int32]:
    """Return so many times the number of each of *counts*, from 0.

    ``[2, 0, 1]`` gives ``[0, 0, 2]``.
    """
    return np.repeat(np.arange(counts.size, dtype=np.int32), counts)


class _Turns:
    """Two arrays of which so many entries come in turn."""

    def __init__(self, first: NDArray[np.int64], second: NDArray[np.int64]) -> None:
        """Parameters are how many entries of each come in each turn."""
        turns = np.stack([first, second], axis=1).ravel()
        self.is_first = np.repeat(np.arange(turns.size) % 2 == 0, turns)
        """Whether an entry is of the first array."""

    def merged(self, first: NDArray[_Number], second: NDArray[_Number]) -> NDArray[_Number]:
        """Return both as one.

        Both have to have as many entries as their turns say together.
        """
        merged = np.empty(self.is_first.size, dtype=first.dtype)
        merged[self.is_first], merged[~self.is_first] = first, second
        return merged


def joined(parts: Sequence[DemandLines]) -> DemandLines:
    """Put the prescriptions of several sources behind each other; each keeps its number.

    Indices of prescriptions move by those before; numbers stay, as chance hangs on them.

    Parameters
    ----------
    parts
        The base draw first; at least one.
    """
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
    """Let prescriptions be served in the order of their *rank*; the lines of each stay together.

    Lines are reordered, prescriptions are not: those of equal rank stay as they were.

    Parameters
    ----------
    rank
        By prescription; the smallest is served first.
    """
    order = np.argsort(rank[lines.prescription], kind="stable")
    return replace(
        lines,
        prescription=lines.prescription[order],
        product=lines.product[order],
        quantity=lines.quantity[order],
    )


def _turns(first: Presented, second: Presented) -> tuple[_Turns, _Turns]:
    """Return in which turns the prescriptions of both come, and their lines."""
    lines = (sums_of_runs(each.n_lines, each.by_community) for each in (first, second))
    return _Turns(first.by_community, second.by_community), _Turns(*lines)
