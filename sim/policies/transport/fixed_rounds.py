"""Fixed rounds: once a cycle every route is driven, on the same days for all."""

from typing import Annotated, Literal

from pydantic import Field

from sim.domain.calendar import Calendar
from sim.domain.schedule import Monthly, Schedule
from sim.quantities import Section


class FixedRounds(Section):
    """Once a cycle all routes leave, as vehicles are free; stops without cargo are left out."""

    kind: Literal["fixed_rounds"] = "fixed_rounds"

    start: Schedule = Monthly(week=-2, weekday="monday")
    """When a round starts."""

    cut_off_working_days: Annotated[int, Field(ge=0)] = 3
    """Working days before the start on which the store shares its stock among the orders."""

    window_working_days: Annotated[int, Field(ge=1)] = 5
    """Working days, the first one included, within which a delivery is on time."""

    def cut_offs(self, calendar: Calendar) -> list[int]:
        """Return the days on which the store shares its stock, in order."""
        starts = self.start.days(calendar)
        lead = self.cut_off_working_days
        return sorted({calendar.working_day_before(start, lead) for start in starts})
