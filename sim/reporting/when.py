"""Days of a run as dates and moments."""

import math
from datetime import date, datetime, time, timedelta

from sim.reporting.digest import StrategyDigest


def moment(played: StrategyDigest, day: float) -> datetime | None:
    """Return the minute of a day of the run; none where it never came."""
    if math.isnan(day):
        return None
    midnight = datetime.combine(played.strategy.scenario.run.dates().date(int(day)), time())
    exact = midnight + timedelta(days=day % 1, seconds=30)
    return exact.replace(second=0, microsecond=0)


def date_of(played: StrategyDigest, day: float) -> date | None:
    """Return the date of a day of the run; none where it never came."""
    when = moment(played, day)
    return when and when.date()
