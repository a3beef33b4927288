"""Quantities with their unit, as planners write them: ``30 d``, ``45 min``, ``2.5 months``.

Inside the program a quantity is a plain float in the one unit that its type names.

What a user writes is read here once: below, no number has a unit that one could forget to convert.
Names say it where a number crosses a function (`lead_time_days`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

DAYS_PER_MONTH = 30.4375
"""A month of stock or of consumption: 365.25 ÷ 12 days. The only place that says so."""

HOURS_PER_DAY = 24.0
"""The clock of the model is in days; hours come in with roads, crews and doors."""

_TIME_IN_DAYS = {
    "min": 1 / 1440,
    "h": 1 / HOURS_PER_DAY,
    "d": 1.0,
    "weeks": 7.0,
    "months": DAYS_PER_MONTH,
    "years": 12 * DAYS_PER_MONTH,
}
_TIME_IN_HOURS = {unit: days * HOURS_PER_DAY for unit, days in _TIME_IN_DAYS.items()}
_TIME_IN_MONTHS = {unit: days / DAYS_PER_MONTH for unit, days in _TIME_IN_DAYS.items()}
_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_WRITTEN = re.compile(rf"\s*({_NUMBER})\s*([A-Za-z%][A-Za-z0-9/%]*)\s*")


class Section(BaseModel):
    """Base of all parts of a scenario: unknown keys are errors, nothing changes after reading.

    Unknown keys are refused so that a misspelled one is not silently the default. The string below
    a field is its text in the JSON Schema that editors show. Infinity and nan are no numbers of a
    scenario.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, allow_inf_nan=False
    )


def parse(text: object, units: Mapping[str, float], example: str) -> float:
    """Return the number that *text* writes, in the base unit of *units*.

    Signs and exponents are read (`-1 h`, `1e3 d`); whether less than nothing makes sense is for the
    field to say. Units are told apart by capitals; `day`, `hours`, `month` and their like stand for
    the short ones.

    Parameters
    ----------
    text
        What the user wrote; a bare number is an error that says how to write it.
    units
        Each accepted unit and what one of it is in the base unit.
    example
        A well-written value, for the message.

    Raises
    ------
    ValueError
        When *text* is no number with one of the units.
    """
    expected = f"a number with a unit ({', '.join(units)}), such as '{example}'"
    match = _WRITTEN.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise ValueError(f"expected {expected}, got {text!r}")
    unit = match[2] if match[2] in units else _SPELLINGS.get(match[2], match[2])
    if unit not in units:
        raise ValueError(f"expected {expected}, got the unit {match[2]!r}")
    return float(match[1]) * units[unit]


@dataclass(frozen=True, eq=False)  # a dict has no hash, and `Months | None` needs one
class Quantity:
    """How pydantic reads a quantity from text, and how an editor is told about it.

    Defaults are plain floats in the base unit; only what a user wrote passes through here.

    Limits of a field (`Field(gt=0)`) hold for the number in the base unit, not for the one that was
    written.
    """

    units: Mapping[str, float]
    """What one of each accepted unit is in the base unit."""

    example: str
    """A well-written value."""

    def __get_pydantic_core_schema__(
        self, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Read text alone, as a bare number has lost its unit; a quantity is never negative."""
        return core_schema.no_info_plain_validator_function(self._read)

    def __get_pydantic_json_schema__(
        self, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe the text, not the float."""
        spellings = [text for text, unit in _SPELLINGS.items() if unit in self.units]
        names = "|".join(map(re.escape, [*self.units, *spellings]))
        pattern = rf"^\s*[0-9.eE+-]+\s*({names})\s*$"
        return {"type": "string", "pattern": pattern, "examples": [self.example]}

    def _read(self, value: object) -> float:
        """Return the number in the base unit; a ValueError becomes a problem in its place."""
        number = parse(value, self.units, self.example)
        if number < 0:
            raise ValueError(f"expected 0 or more, got {value!r}")
        return number


_SPELLINGS = {
    "day": "d",
    "days": "d",
    "hour": "h",
    "hours": "h",
    "week": "weeks",
    "month": "months",
    "year": "years",
}
"""Other words for a unit that planners write; the schema names them too."""

Days = Annotated[float, Quantity(_TIME_IN_DAYS, "30 d")]
"""Float of days; `12 h` is 0.5. A month is 30.4375 and a year 365.25 of them, in any calendar."""
Hours = Annotated[float, Quantity(_TIME_IN_HOURS, "45 min")]
"""Float of hours; a point of time within a day counts from midnight."""
Months = Annotated[float, Quantity(_TIME_IN_MONTHS, "2.5 months")]
"""Float of months of stock or of use, 30.4375 days each, whatever the calendar's months."""
SPLIT_WORDS = BeforeValidator(lambda value: value.split() if isinstance(value, str) else value)
"""Lets a table write several values in one cell, with spaces between: ``12 1 2``."""

Share = Annotated[float, Field(ge=0, le=1)]
"""A plain number from 0 to 1."""

Money = Annotated[float, Field(ge=0)]
"""A plain number in the currency of `costs`."""

MonthOfYear = Annotated[int, Field(ge=1, le=12)]
"""A month of the calendar: January is 1."""
