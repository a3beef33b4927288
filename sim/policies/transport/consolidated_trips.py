"""Consolidated trips: a route is driven when enough waits for it, or when it has waited enough."""

from typing import Annotated, Literal

from pydantic import Field

from sim.quantities import Section, Share


class ConsolidatedTrips(Section):
    """Orders are packed as they come; a truck leaves for a route when it pays, or has to."""

    kind: Literal["consolidated_trips"] = "consolidated_trips"

    wait_at_most_working_days: Annotated[int, Field(ge=0)] = 10
    """A packed order waits no longer than this for others on its route."""

    full_enough: Share = 0.8
    """Share of the vehicle's payload or volume at which it leaves at once."""

    promised_working_days: Annotated[int, Field(ge=1)] = 15
    """Working days from the order within which a delivery is on time."""

    def leaves(self, *, working_days_waited: int, fill: float) -> bool:
        """Return whether a vehicle leaves now for what waits on its route."""
        return working_days_waited >= self.wait_at_most_working_days or fill >= self.full_enough
