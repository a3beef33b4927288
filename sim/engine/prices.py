"""What a trip costs: one's own vehicle and crew, or the price of a contract."""

from typing import NamedTuple

from sim.scenario.transport import Costs, Hired, VehicleKind


class Prices(NamedTuple):
    """Prices of the trips of one fleet, in the currency of the scenario."""

    per_km: float
    """Of a kilometre driven, empty or full."""

    per_day: float
    """Of a calendar day on which the trip is under way, the first and the last included."""

    per_night: float
    """Of a night away from home, for the crew."""

    per_stop: float
    """Of a stop that was served."""

    def of_trip(self, *, km: float, nights: int, stops: int) -> float:
        """Return what a trip of so many nights away costs; it takes a day more than nights.

        Nights count from when the vehicle was given to the trip. Stops that were given up are not
        paid for; the way to them is.
        """
        days = nights + 1
        own = km * self.per_km + days * self.per_day + nights * self.per_night
        return own + stops * self.per_stop


def prices_of(hired: Hired | None, vehicle: VehicleKind, costs: Costs) -> Prices:
    """Return the prices of a fleet; who travels along beside the driver is paid for in any case.

    Parameters
    ----------
    hired
        The contract under which others drive, in which vehicle, driver and nights are included;
        none where they are one's own.
    vehicle
        Its kind.
    costs
        Nights and team.
    """
    if hired is not None:
        return Prices(hired.per_km, costs.team_per_day, 0.0, hired.per_stop)
    per_day = vehicle.cost_per_day + costs.team_per_day
    return Prices(vehicle.cost_per_km, per_day, costs.night, 0.0)
