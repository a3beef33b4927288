"""A shock of the section `shocks`: an outbreak, in which more people come for some products."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sim.quantities import Section
from sim.scenario.text import Text


class Outbreak(Section):
    """More consultations for some products, for a time, in some regions."""

    kind: Literal["outbreak"] = "outbreak"

    name: Text | None = None
    """What planners call it."""

    first_day: date
    """Date from which more people come."""

    peak_day: date | None = None
    """Date on which most come: numbers rise evenly until then and fall evenly after; without it
    they stay at their height from the first day to the last."""

    last_day: date
    """Last date on which more come."""

    consultations: Annotated[float, Field(gt=0)]
    """Consultations at the height of it, as a multiple of a usual day's: these come on top."""

    products: Annotated[dict[str, Annotated[float, Field(gt=0)]], Field(min_length=1)]
    """What is prescribed, with its share of the lines; shares need not add up to 1."""

    lines_per_consultation: Annotated[float, Field(ge=1)] = 1.5
    """Mean number of products on a prescription."""

    regions: tuple[str, ...] = ()
    """Regions of the places where it strikes; everywhere where none is given."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        peak = self.first_day if self.peak_day is None else self.peak_day
        if not self.first_day <= peak <= self.last_day:
            raise ValueError(
                "expected first_day, then peak_day, then last_day,"
                f" got {self.first_day}, {self.peak_day} and {self.last_day}"
            )
        return self

    def height(self, day: date) -> float:
        """Return how high it stands on *day*: 1 at its height, 0 before and after."""
        if not self.first_day <= day <= self.last_day:
            return 0.0
        if self.peak_day is None:
            return 1.0
        end = self.first_day if day <= self.peak_day else self.last_day
        # the days just outside are those on which nobody came
        return (abs((day - end).days) + 1) / (abs((self.peak_day - end).days) + 1)
