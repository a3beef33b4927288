"""Who comes with a prescription on a day, and to which unit."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.domain.demand_lines import NUMBERS_PER_DAY, OWN_UNIT, DemandLines, in_order_of, joined
from sim.engine.attendance import NO_ACCESS, Attendance
from sim.engine.draw import Draw
from sim.engine.setting import Setting
from sim.scenario.mixing import mixes_people

ExtraLines = Callable[[int], DemandLines]
"""Returns the prescriptions of a day that come beside the base draw.

Communities are those of the base, whatever communities the strategy has, and every source numbers
its prescriptions from a multiple of `NUMBERS_PER_SOURCE` of its own, so that who returns later is
told apart from everybody else of that day.
"""


class Arrived(NamedTuple):
    """The prescriptions of a tick where they are presented.

    `community`, `unit`, `counted_at` and `has_no_access` have an entry a prescription, `cell` has
    one a line. Strategies that send people alike are handed the same object: nobody may write into
    it.
    """

    lines: DemandLines
    """All of them, lines in the order of service; those of people who reach no unit have no lines,
    but still are prescriptions that were asked for."""

    community: NDArray[np.int64]
    """Community of each prescription, as the strategy counts them."""

    unit: NDArray[np.int64]
    """Facility of each prescription; that of people who reach no unit is `NO_ACCESS`."""

    counted_at: NDArray[np.int64]
    """Facility that each prescription counts for: where it is presented, or their own unit."""

    has_no_access: NDArray[np.bool_]
    """Whether its people reach no unit."""

    cell: NDArray[np.int64]
    """Facility × product of each line, an index into `Stock.on_hand` laid flat."""


class Arrivals:
    """The people of one strategy: the base draw, whoever comes beside it, and where they go.

    Where any strategy of the plan brings people together who were not drawn together, all of them
    serve people in the order of a number of their own; else as they were drawn. The order is a hash
    of each prescription's number (stream `arrival`), so that who else comes moves nobody, and a
    queue is as long for one strategy as it is for the next.

    Parameters
    ----------
    draw
        The chance of the replication, drawn from the base.
    setting
        The strategy; its communities may stand in another order than those of the base.
    attendance
        Where people of each community go on a day.
    extra
        What comes beside the base draw; each is asked for once a tick.

    References
    ----------
    docs/model.md, section 2.2, *Service* and *Interchange of services*.
    """

    def __init__(
        self,
        draw: Draw,
        setting: Setting,
        attendance: Attendance,
        extra: Sequence[ExtraLines] = (),
    ) -> None:
        self._draw = draw
        self._attendance = attendance
        self._extra = extra
        self._n_products = len(setting.product_index)
        self._is_mixed = draw.mixes_people or mixes_people(setting.scenario)
        self._own = setting.communities.unit
        index = {name: row for row, name in enumerate(setting.communities.names)}
        self._people = np.array([index[name] for name in draw.setting.communities.names])

    def at(self, tick: int) -> Arrived:
        """Return who comes at *tick*, from midnight to midnight where a day has one tick.

        Where nobody comes beside the base, strategies that send everybody to the same units share
        the work: only the units of the day, the order and the communities tell them apart.
        """
        units = self._attendance.units_on(tick // self._draw.calendar.ticks_per_day)
        if self._extra:  # who comes beside the base may differ, though people are sent alike
            return self._present(tick, units)
        return self._draw.shared(
            (tick, self._is_mixed, units.tobytes(), self._people.tobytes()),
            lambda: self._present(tick, units),
        )

    def _present(self, tick: int, units: NDArray[np.int64]) -> Arrived:
        """Return who comes where, given the facility of each community on that day."""
        lines = self._lines(tick)
        community = self._people[lines.community]
        unit = counted_at = self._units(lines, units[community])
        has_no_access = unit == NO_ACCESS
        if has_no_access.any():
            # else row -1 would be served by the last facility
            lines = lines.without_lines_of(has_no_access)
            counted_at = np.where(has_no_access, self._own[community], unit)
        first_cell: NDArray[np.int64] = unit * self._n_products
        cell = first_cell.take(lines.prescription)
        cell += lines.product
        return Arrived(lines, community, unit, counted_at, has_no_access, cell)

    def _units(self, lines: DemandLines, usual: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return where each prescription is presented: where it was written, or as *usual*."""
        if lines.facility is None:
            return usual
        return np.where(lines.facility == OWN_UNIT, usual, lines.facility)

    def _lines(self, tick: int) -> DemandLines:
        """Return the lines of the base and of all others, in the order of service."""
        lines = self._draw.lines(tick)
        if self._extra:
            lines = joined([lines, *(extra(tick) for extra in self._extra)])
        if not self._is_mixed:
            return lines
        number = tick * NUMBERS_PER_DAY + lines.numbers
        chance = self._draw.streams.uniform("arrival", number, np.zeros_like(number))
        return in_order_of(lines, chance)
