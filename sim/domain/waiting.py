"""The queue of patients who come back for what they did not get."""

from collections import defaultdict
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

NUMBERS_PER_DAY = 1 << 32
"""A prescription's number is its day times this, plus its index within the day."""


class Remainders(NamedTuple):
    """Lines that are still wanted, as parallel arrays; a prescription may have several."""

    number: NDArray[np.int64]
    """Number of the prescription; a larger one came later."""

    facility: NDArray[np.int64]
    """Where it is presented."""

    product: NDArray[np.int64]
    """Product that is wanted."""

    quantity: NDArray[np.int64]
    """Pieces that are still wanted."""

    visits: NDArray[np.int64]
    """Visits made so far."""

    chronic: NDArray[np.bool_]
    """Whether it is a refill."""

    @property
    def first_day(self) -> NDArray[np.int64]:
        """Day of the first attempt."""
        return self.number // NUMBERS_PER_DAY

    def at(self, index: NDArray[np.int64] | NDArray[np.bool_]) -> "Remainders":
        """Return the lines at *index*."""
        return Remainders(
            number=self.number[index],
            facility=self.facility[index],
            product=self.product[index],
            quantity=self.quantity[index],
            visits=self.visits[index],
            chronic=self.chronic[index],
        )


class WaitingPatients:
    """Remainders by the day on which their patients come back."""

    def __init__(self) -> None:
        self._by_day: defaultdict[int, list[Remainders]] = defaultdict(list)

    def add(self, remainders: Remainders, days: NDArray[np.int64]) -> None:
        """Let each line come back on its day."""
        order = np.argsort(days, kind="stable")
        starts = np.flatnonzero(np.diff(days[order], prepend=-1))
        for chunk in np.split(order, starts[1:]):
            if chunk.size:
                self._by_day[int(days[chunk[0]])].append(remainders.at(chunk))

    def take(self, day: int) -> Remainders | None:
        """Return and forget the lines that come back on *day*, the oldest prescription first."""
        chunks = self._by_day.pop(day, None)
        if chunks is None:
            return None
        merged = Remainders(*(np.concatenate(parts) for parts in zip(*chunks, strict=True)))
        return merged.at(np.argsort(merged.number, kind="stable"))
