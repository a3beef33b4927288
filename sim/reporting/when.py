"""Days of a run as dates and moments.

Records count days from the first of the warm-up, in local time; a date belongs to the strategy's
own calendar.
"""

import math
from datetime import date, datetime, time, timedelta

from sim.reporting.digest import StrategyDigest


def moment(played: StrategyDigest, day: float) -> datetime | None:
    """Return the minute of a day of the run, the nearest one; none where it never came (nan).

    It has no zone: all of a scenario is in local time. A part of a day is hours, 0.375 is nine
    o'clock.
    """
    if math.isnan(day):
        return None
    midnight = datetime.combine(played.strategy.scenario.run.dates().date(int(day)), time())
    # half a minute more, so that cutting the seconds rounds; nine o'clock as a float may fall
    # short
    exact = midnight + timedelta(days=day % 1, seconds=30)
    return exact.replace(second=0, microsecond=0)


def date_of(played: StrategyDigest, day: float) -> date | None:
    """Return the date of a day of the run; none where it never came.

    The last half minute of a day belongs to the next, as in `moment`.
    """
    when = moment(played, day)
    return when and when.date()
