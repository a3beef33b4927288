"""People who take what one unit refused to the next nearest one on the same day."""

import numpy as np
from numpy.typing import NDArray

from sim.domain.service import serve
from sim.engine.arrivals import Arrived
from sim.engine.attendance import NO_ACCESS, Attendance
from sim.engine.setting import Setting
from sim.engine.stock import Stock


class FurtherUnits:
    """Serves the further attempts of a day, all units at once, after everybody's first.

    So whoever lives next door comes before whoever was sent on, however the stock of a unit is
    divided. People come in the order in which they were refused.

    References
    ----------
    docs/model.md, section 2.2, *Interchange of services*.
    """

    def __init__(self, setting: Setting, stock: Stock, attendance: Attendance) -> None:
        self._stock = stock
        self._attendance = attendance
        self._n_products = len(setting.product_index)

    def serve(
        self, day: int, arrived: Arrived, *, short: NDArray[np.int64], given: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """Return what each *short* line of the day got in all, *given* of it at the first unit.

        Parameters
        ----------
        day
            The day, for opening days and roads.
        arrived
            Who came where.
        short
            Lines that did not get everything, as indices of `arrived.lines`, ascending.
        given
            Pieces that these lines got; it is not written into.
        """
        if self._attendance.attempts_at_most == 1:
            return given
        lines = arrived.lines
        prescription = lines.prescription[short]
        community, first = arrived.community[prescription], arrived.unit[prescription]
        nearest, second = (self._attendance.units_on(day, each)[community] for each in (0, 1))
        # whom a doctor saw elsewhere has not been to the nearest unit yet; in closed systems, where
        # people have one unit alone, nobody goes on
        is_elsewhere = (first != nearest) & (second != NO_ACCESS)
        product, wanted = lines.product[short], lines.quantity[short]
        given = given.copy()  # it is a part of what the kernel returned
        for attempt in range(1, self._attendance.attempts_at_most):
            nearer, farther = (
                self._attendance.units_on(day, each)[community] for each in (attempt - 1, attempt)
            )
            unit: NDArray[np.int64] = np.where(is_elsewhere, nearer, farther)
            tries = np.flatnonzero((unit != NO_ACCESS) & (unit != first) & (given < wanted))
            if tries.size == 0:
                continue
            missing = wanted[tries] - given[tries]
            cell = unit[tries] * self._n_products + product[tries]
            service = serve(cell, missing, self._stock.on_hand.reshape(-1))
            self._stock.dispense(cell, missing, service)
            missing[service.short] = service.given
            given[tries] += missing
        return given
