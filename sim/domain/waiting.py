"""The queue of patients who come back for what they did not get.

It is empty on most ticks; where somebody comes, all lines of the tick are served in one call of the
kernel.
"""

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from sim.domain.demand_lines import NUMBERS_PER_DAY
from sim.domain.runs import lengths_of_runs, starts_of_runs


class Remainders:
    """Lines that are still wanted; a prescription may have several, which stand together.

    They are rows of one whole-number table, so that choosing among them is one operation.
    """

    def __init__(self, columns: NDArray[np.int64]) -> None:
        self.columns = columns
        """Number, facility, product, quantity, visits and kind, 6 × lines."""

    @classmethod
    def of(
        cls,
        *,
        number: NDArray[np.int64],
        facility: NDArray[np.int64],
        product: NDArray[np.integer],
        quantity: NDArray[np.int64],
        visits: int,
        kind: NDArray[np.int8],
    ) -> "Remainders":
        """Return the lines with these fields, one entry a line."""
        columns = np.empty((6, number.size), dtype=np.int64)
        columns[0], columns[1], columns[2] = number, facility, product
        columns[3], columns[4], columns[5] = quantity, visits, kind
        return cls(columns)

    @classmethod
    def together(cls, parts: "list[Remainders]") -> "Remainders":
        """Return the lines of all *parts*, one behind the other."""
        return cls(np.concatenate([part.columns for part in parts], axis=1))

    @property
    def number(self) -> NDArray[np.int64]:
        """Number of the prescription; a larger one came later.

        It is `NUMBERS_PER_DAY` times the tick of the first attempt, plus a number within it.
        """
        return np.asarray(self.columns[0])

    @property
    def facility(self) -> NDArray[np.int64]:
        """Where it is presented.

        Of the first attempt: later ones are there too.
        """
        return np.asarray(self.columns[1])

    @property
    def product(self) -> NDArray[np.int64]:
        """Product that is wanted."""
        return np.asarray(self.columns[2])

    @property
    def quantity(self) -> NDArray[np.int64]:
        """Pieces that are still wanted.

        Above 0.
        """
        return np.asarray(self.columns[3])

    @property
    def visits(self) -> NDArray[np.int64]:
        """Visits made so far.

        1 after the first attempt.
        """
        return np.asarray(self.columns[4])

    @property
    def kind(self) -> NDArray[np.int64]:
        """Kind of the prescription."""
        return np.asarray(self.columns[5])

    @property
    def first_tick(self) -> NDArray[np.int64]:
        """Tick of the first attempt.

        Outcomes are counted there, whenever the prescription is filled.
        """
        return self.number // NUMBERS_PER_DAY

    def at(self, index: NDArray[np.int64] | NDArray[np.bool_]) -> "Remainders":
        """Return the lines at *index*."""
        return Remainders(self.columns[:, index])

    def after_visit(self, still_wanted: NDArray[np.int64]) -> "Remainders":
        """Return the same lines after one more visit, with what is still wanted.

        Lines of which nothing is wanted any more stay in; the caller leaves them out.

        Parameters
        ----------
        still_wanted
            Pieces, one entry a line.
        """
        columns = self.columns.copy()
        columns[3] = still_wanted
        columns[4] += 1
        return Remainders(columns)

    def first_lines(self) -> NDArray[np.int64]:
        """Return the index of the first line of each prescription.

        The lines of a prescription have to stand together.
        """
        return starts_of_runs(self.number)


_NOBODY = Remainders(np.zeros((6, 0), dtype=np.int64))


class WaitingPatients:
    """Remainders by the tick at which their patients come back.

    The dictionary has ticks to come alone: what is taken is forgotten.
    """

    def __init__(self) -> None:
        self._by_tick: defaultdict[int, list[Remainders]] = defaultdict(list)

    def add(self, remainders: Remainders, ticks: NDArray[np.int64]) -> None:
        """Let each line come back at its tick.

        All lines of a prescription have to come back at one tick, or it would be served in parts.

        Parameters
        ----------
        remainders
            In any order.
        ticks
            One entry a line, later than now; those after the end are never taken.
        """
        if ticks.size == 0:
            return
        order = np.argsort(ticks, kind="stable")
        ticks, remainders = ticks[order], remainders.at(order)
        starts = starts_of_runs(ticks)
        ends = starts + lengths_of_runs(starts, ticks.size)
        whens, begins, stops = ticks[starts].tolist(), starts.tolist(), ends.tolist()
        for tick, start, end in zip(whens, begins, stops, strict=True):
            self._by_tick[tick].append(Remainders(remainders.columns[:, start:end]))

    def take(self, tick: int) -> Remainders:
        """Return and forget the lines that come back at *tick*, the oldest prescription first."""
        merged = Remainders.together([_NOBODY, *self._by_tick.pop(tick, [])])
        # stable: lines of one prescription stay in the order in which they were written
        return merged.at(np.argsort(merged.number, kind="stable"))
