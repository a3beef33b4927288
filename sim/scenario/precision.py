"""How narrow an interval has to be: replications are added until it is."""

from typing import Annotated, Self

from pydantic import Field, field_validator, model_validator

from sim.quantities import Section
from sim.scenario.tolerance import read_tolerance


class Precision(Section):
    """Replications are played in batches until the interval of one figure is narrow enough.

    Several strategies: the paired difference of each to the baseline, at the level that all hold
    together. One alone: its mean.
    """

    until: str
    """Half of the interval: `±0.5 points` of a share, `±2000` of another figure in its unit."""

    of: str = "prescriptions_filled"
    """The figure."""

    strategies: tuple[str, ...] = ()
    """Strategies whose differences have to be so narrow; none: all that are played."""

    at_least: Annotated[int, Field(ge=10)] = 20
    """Replications before the first look: too few misjudge the spread."""

    at_most: Annotated[int, Field(ge=10)] = 200
    """Replications after which it ends, narrow enough or not."""

    @field_validator("until")
    @classmethod
    def _can_be_read(cls, until: str) -> str:
        """Refuse what is no tolerance."""
        read_tolerance(until)
        return until

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        """Refuse a last look before the first."""
        if self.at_most < self.at_least:
            raise ValueError(
                f"expected 'at_most' to be 'at_least' ({self.at_least}) or more, got {self.at_most}"
            )
        return self

    @property
    def half_width(self) -> float:
        """Half of the interval in the unit of the figure; of a share, as a share.

        Above 0.
        """
        return read_tolerance(self.until).size
