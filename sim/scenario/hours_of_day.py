"""Hours of one day, as planners write them: ``08:00-20:00``."""

import re
from typing import Annotated

from pydantic import BeforeValidator

from sim.quantities import HOURS_PER_DAY

_WRITTEN = re.compile(r"\s*(\d{1,2}):([0-5]\d)\s*-\s*(\d{1,2}):([0-5]\d)\s*")


def read_hours_of_day(text: object) -> tuple[float, float]:
    """Return from and until when, hours after midnight.

    ``20:00-06:00`` is refused: hours over midnight would be two spans of a day.

    Raises
    ------
    ValueError
        When *text* names no hours of one day, the earlier one first.
    """
    match = _WRITTEN.fullmatch(text) if isinstance(text, str) else None
    if match:
        first_hour = int(match[1]) + int(match[2]) / 60
        last_hour = int(match[3]) + int(match[4]) / 60
        if first_hour < last_hour <= HOURS_PER_DAY:
            return first_hour, last_hour
    raise ValueError(f"expected hours of one day such as '08:00-20:00', got {text!r}")


HoursOfDay = Annotated[
    tuple[float, float], BeforeValidator(read_hours_of_day, json_schema_input_type=str)
]
"""From and until when, hours after midnight, written as ``08:00-20:00``."""

ALL_DAY = (0.0, HOURS_PER_DAY)
"""From midnight to midnight."""
