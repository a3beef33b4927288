"""Part of section `transport`: times in which a fleet stands still, or does not serve some."""

from datetime import date
from typing import Self

from pydantic import model_validator

from sim.quantities import Section, Share


class FleetInterruption(Section):
    """A time without fuel, drivers or vehicles, or without the contract by which a fleet drives.

    Vehicles concerned finish their trip and stay home. Where `regions`, `routes` or
    `falls_back_to` are given, they do drive, but not to the facilities concerned.
    """

    fleet: str
    """Fleet concerned."""

    first_day: date
    """Date from which they do not set out."""

    last_day: date
    """Last date on which they do not."""

    share: Share = 1.0
    """Share of the vehicles, rounded to whole ones. Of three vehicles 0.5 keeps two at home, as
    halves go to the even number."""

    regions: tuple[str, ...] = ()
    """Regions of places whose facilities it does not serve."""

    routes: tuple[str, ...] = ()
    """Routes whose facilities it does not serve; all facilities without either."""

    falls_back_to: str = ""
    """Fleet of the same home that serves them meanwhile; without one their goods wait at the store
    and leave on the first day after. On its own trip, on the same day."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        """Refuse dates in the wrong order, and vehicles as well as stops."""
        if self.first_day > self.last_day:
            raise ValueError("first_day has to be at most last_day")
        if self.is_of_stops and self.share < 1:
            raise ValueError(
                "expected a share of the vehicles, or who is not served (regions, routes,"
                " falls_back_to), got both"
            )
        return self

    @property
    def is_of_stops(self) -> bool:
        """Whether vehicles drive on, but not to all."""
        return bool(self.regions or self.routes or self.falls_back_to)

    def concerns(self, *, route: str, region: str) -> bool:
        """Return whether a facility on this route and in this region is concerned.

        Parameters
        ----------
        route
            Of the facility, empty where it has none.
        region
            Of its place.
        """
        # `falls_back_to` alone: all facilities, by others
        everybody = not self.regions and not self.routes
        return everybody or route in self.routes or region in self.regions
