"""Counts whose patients came where, and how far they travelled."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import FIRST_OUTCOMES
from sim.engine.arrivals import Arrived
from sim.engine.attendance import Attendance
from sim.engine.setting import Setting


class Attended:
    """Prescriptions by affiliation and host while it is measured, with the hours of travel.

    Both are institutions × facilities, first attempts only; who took a refusal to a further unit is
    counted at the first.
    """

    def __init__(self, setting: Setting, attendance: Attendance) -> None:
        self._attendance = attendance
        names = list(setting.scenario.institutions)
        self._affiliation = np.array(
            [names.index(each) for each in setting.communities.affiliation.tolist()]
        )
        self._n_facilities = len(setting.scenario.facilities)
        shape = (len(names), self._n_facilities)
        self._prescriptions = np.zeros((*shape, len(FIRST_OUTCOMES)), dtype=np.int64)
        self._travel_hours = np.zeros(shape)

    def note(
        self,
        day: int,
        arrived: Arrived,
        *,
        affected: NDArray[np.bool_],
        refused: NDArray[np.bool_],
    ) -> None:
        """Count the prescriptions of *day*, one entry each; who had no access is left out.

        Parameters
        ----------
        day
            Day, for the roads on which people came.
        arrived
            Who came where.
        affected
            Whether the first attempt left something open.
        refused
            Whether it gave nothing at all; only some of *affected*.
        """
        came = ~arrived.has_no_access
        who, where = arrived.community[came], arrived.unit[came]
        cell = self._affiliation[who] * self._n_facilities + where
        size = self._travel_hours.size
        short, none = affected[came], refused[came]
        counts = (
            np.bincount(cell, minlength=size),
            np.bincount(cell[~short], minlength=size),
            np.bincount(cell[short & ~none], minlength=size),
            np.bincount(cell[none], minlength=size),
        )
        self._prescriptions.reshape(size, -1)[:] += np.stack(counts, axis=1)
        # the hair by which people prefer their own unit may make hours of travel negative
        hours = np.maximum(self._attendance.hours_on(day)[who, where], 0.0)
        # where they could not go on their own, an itinerant doctor saw them, in their own town
        hours[np.isinf(hours)] = 0.0
        self._travel_hours.reshape(-1)[:] += np.bincount(cell, weights=hours, minlength=size)

    def counts(self) -> dict[str, NDArray[Any]]:
        """Return the counts as fields of the records: no copies, so ask when the run is over."""
        return {"attended": self._prescriptions, "travel_hours": self._travel_hours}
