"""Consolidated trips: a route is driven when enough waits for it, or when it has waited enough."""

from typing import Annotated, Literal

from pydantic import Field

from sim.quantities import Section, Share


class ConsolidatedTrips(Section):
    """Orders are packed as they come; a truck leaves for a route when it pays, or has to.

    There is no cycle: a store shares its stock on every working day, orders have no window but a
    promise, and a route with little demand is driven seldom.
    """

    kind: Literal["consolidated_trips"] = "consolidated_trips"

    wait_at_most_working_days: Annotated[int, Field(ge=0)] = 10
    """A packed order waits no longer than this for others on its route."""

    full_enough: Share = 0.8
    """Share of the vehicle's payload or volume at which it leaves at once. The larger of the two
    counts."""

    promised_working_days: Annotated[int, Field(ge=1)] = 15
    """Working days from the order within which a delivery is on time."""

    def leaves(self, *, working_days_waited: int, fill: float) -> bool:
        """Return whether a vehicle leaves now for what waits on its route.

        Parameters
        ----------
        working_days_waited
            Of the oldest order packed for the route.
        fill
            Share of payload or volume that all of them take, the larger; above 1 where they do not
            fit.
        """
        return working_days_waited >= self.wait_at_most_working_days or fill >= self.full_enough
