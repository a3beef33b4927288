"""People who need a specialist: when the need arises, how long they wait, who sees them.

Need arises whether or not a doctor comes; who is not seen has no prescription, and lowers no fill
rate.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.domain.alias import AliasTables

NOT_SEEN = -1
"""Stands for the visit of those whom nobody sees."""


@dataclass(frozen=True)
class SpecialtyNeed:
    """What one specialty is needed for, and what its doctors prescribe."""

    drops_out_after_days: float
    """Mean of the exponential time after which a patient waits no longer."""

    lines_per_consultation: float
    """Mean number of products on a prescription, at least 1."""

    pieces_per_line: float
    """Mean number of pieces of a product, at least 1."""

    products: AliasTables
    """What is prescribed, one row."""

    def draw(self, mean_per_day: float, days: int, rng: np.random.Generator) -> "SpecialtyPatients":
        """Return the patients of one community whose need arises on *days* days.

        *rng* is a stream of their own. What each is given is drawn with the patient, so that it
        does not depend on who sees them when.

        The time that they wait is cut to whole days: who waits less than a day is there on the day
        of the need alone.

        Parameters
        ----------
        mean_per_day
            Of that community.
        days
            Days of the run; need arises from day 0 on.
        rng
            The stream of this specialty and community.
        """
        day = np.repeat(np.arange(days), rng.poisson(mean_per_day, days))
        patience = rng.exponential(self.drops_out_after_days, day.size)
        lines = 1 + rng.poisson(self.lines_per_consultation - 1, day.size)
        row = np.zeros(lines.sum(), dtype=np.int64)
        product = self.products.draw(row, rng.random(row.size))
        quantity = 1 + rng.poisson(self.pieces_per_line - 1, row.size)
        return SpecialtyPatients(
            day,
            day + patience.astype(np.int64),
            np.concatenate([[0], np.cumsum(lines)]),
            product,
            quantity.astype(np.int32),
        )


class SpecialtyPatients(NamedTuple):
    """Patients in the order in which their need arises, community by community."""

    day: NDArray[np.int64]
    """Day on which the need of each patient arises."""

    last_day: NDArray[np.int64]
    """Last day on which the patient still waits."""

    first_line: NDArray[np.int64]
    """Index of each patient's first line; one entry more than patients."""

    product: NDArray[np.int32]
    """Product of each line."""

    quantity: NDArray[np.int32]
    """Pieces of each line."""

    @classmethod
    def together(cls, parts: Sequence["SpecialtyPatients"]) -> "SpecialtyPatients":
        """Return the patients of all *parts*, of which there is at least one."""
        before = np.cumsum([0, *(part.product.size for part in parts)])
        first_line = [
            part.first_line[:-1] + lines for part, lines in zip(parts, before[:-1], strict=True)
        ]
        return cls(
            np.concatenate([part.day for part in parts]),
            np.concatenate([part.last_day for part in parts]),
            np.concatenate([*first_line, before[-1:]]),
            np.concatenate([part.product for part in parts]),
            np.concatenate([part.quantity for part in parts]),
        )


class Waiting(NamedTuple):
    """Those who need one specialty in one town.

    Three arrays of one length, in the order in which communities stand.
    """

    day: NDArray[np.int64]
    """Day from which each of them waits."""

    last_day: NDArray[np.int64]
    """Last day on which each still waits."""

    community: NDArray[np.int64]
    """Community of each."""


class Session(NamedTuple):
    """One day of a visit."""

    day: int
    """The day."""

    patients_at_most: int
    """Patients whom the doctor can see."""

    accepts: NDArray[np.bool_]
    """Whose patients the doctor sees, by community."""


class Queue:
    """Those who need one specialty in one town, called in session after session."""

    def __init__(self, waiting: Waiting) -> None:
        self._oldest_first = np.argsort(waiting.day, kind="stable")
        self._waiting = Waiting(*(each[self._oldest_first] for each in waiting))
        self._is_seen = np.zeros(waiting.day.size, dtype=np.bool_)

    def see(self, session: Session) -> NDArray[np.int64]:
        """Return whom a session sees: of those who wait on its day, the longest waiting first.

        Sessions come in order of time. Those of one day are held one after the other, so that a
        second doctor finds only whom the first has left.
        """
        day, last_day, community = self._waiting
        waits = ~self._is_seen & (day <= session.day) & (session.day <= last_day)
        queue = np.flatnonzero(waits & session.accepts[community])[: session.patients_at_most]
        self._is_seen[queue] = True
        return self._oldest_first[queue]
