"""What all rounds have in common: start, cut-off and window."""

from typing import Annotated

from pydantic import Field

from sim.domain.calendar import Calendar
from sim.domain.schedule import Monthly, Schedule
from sim.quantities import Section


class Rounds(Section):
    """Once a cycle vehicles leave for all who have cargo."""

    start: Schedule = Monthly(week=-2, weekday="monday")
    """When a round starts."""

    cut_off_working_days: Annotated[int, Field(ge=0)] = 3
    """Working days before the start on which the store shares its stock among the orders. What
    comes to the store after it waits for the next round."""

    window_working_days: Annotated[int, Field(ge=1)] = 5
    """Working days, the first one included, within which a delivery is on time."""

    def cut_offs(self, calendar: Calendar) -> list[int]:
        """Return the days on which the store shares its stock, in order.

        A round so early that its cut-off would lie before the run is shared for on day 0; two
        rounds with one cut-off share once.
        """
        starts = self.start.days(calendar)
        lead = self.cut_off_working_days
        # a set, as two starts after a holiday can have one cut-off
        return sorted({calendar.working_day_before(start, lead) for start in starts})
