"""Goods that change from a vehicle to animals where the road ends, and how long these take."""

from collections.abc import Callable
from math import ceil
from typing import NamedTuple

from sim.engine.orders import Shipment
from sim.engine.setting import Setting
from sim.network.journey import Crew
from sim.quantities import HOURS_PER_DAY
from sim.scenario.facilities import LastStretch


class Walk(NamedTuple):
    """How one shipment gets over the last stretch; moments are days since the start of the run."""

    opened: float
    """When it is there and goods are taken in."""

    waited_hours: float
    """What it waited for that."""

    back: float
    """When the animals are back where the road ends."""

    cost: float
    """Of all animals, there and back."""


def walk(
    stretch: LastStretch,
    shipment: Shipment,
    *,
    setting: Setting,
    start: float,
    opens: Callable[[int, float], float],
) -> Walk:
    """Return how animals carry *shipment* on from *start*, by the hours of a crew's day.

    As many animals go as its weight takes, at least one. They have a crew's day of their own, fresh
    from the start, walk in any weather, and cost every calendar day that they are out, the first
    and the last included.

    Parameters
    ----------
    stretch
        What one of them carries, how fast, for how much.
    shipment
        What they carry; only its weight counts.
    setting
        The strategy, for the length of the spur and the hours of the day.
    start
        When the vehicle has been unloaded where the road ends.
    opens
        Says for a facility and a moment from when on it takes goods in.

    References
    ----------
    docs/model.md, section 2.5, *Last stretch*.
    """
    crew = Crew(setting.scenario.transport.driving_day)
    hours = setting.facilities[shipment.facility].spur_km / stretch.speed_kph
    arrived = crew.work(start, hours)
    opened = opens(shipment.facility, arrived)
    back = crew.work(opened, hours)
    animals = max(ceil(shipment.size[0] / stretch.payload_kg), 1)
    days = int(back) - int(start) + 1
    waited_hours = (opened - arrived) * HOURS_PER_DAY
    return Walk(opened, waited_hours, back, animals * days * stretch.cost_per_day)
