"""When itinerant doctors arrive in the towns that they visit, as the roads of the run let them."""

from math import ceil, isfinite

import numpy as np
from numpy.typing import NDArray

from sim.domain.visits import Visit
from sim.engine.fleets import ways_of
from sim.engine.setting import Setting
from sim.network.journey import Crew, Ways
from sim.network.weather import Weather
from sim.quantities import HOURS_PER_DAY
from sim.scenario.itinerants import Journey


def arrival_days(setting: Setting, weather: Weather) -> NDArray[np.int64]:
    """Return the first day of each visit on which its doctor is there; the day after where on none.

    Every visit is a journey of its own from the base, in the morning so many days before as the
    driving usually takes: who then finds a road closed goes round or waits, and knows of no storm
    ahead. Journeys that begin before the run are in time.
    """
    journeys = setting.scenario.itinerants.journeys
    ways = {
        vehicle: ways_of(vehicle, setting, weather)
        for vehicle in {journey.vehicle for journey in journeys.values()}
    }
    days = np.array([visit.first_day for visit in setting.visits], dtype=np.int64)
    for number, visit in enumerate(setting.visits):
        journey = journeys.get(visit.institution)
        if journey:
            facility = int(setting.visited[number])
            days[number] = _arrives(
                visit, journey, facility, setting=setting, ways=ways[journey.vehicle]
            )
    return days


def _arrives(visit: Visit, journey: Journey, facility: int, *, setting: Setting, ways: Ways) -> int:
    transport = setting.scenario.transport
    base = int(setting.network.facility_nodes[setting.facility_index[journey.base]])
    town = setting.stop_node(facility, transport.vehicles[journey.vehicle])
    usual_hours = ways.usual_hours(base, town)
    if not isfinite(usual_hours):
        return visit.last_day + 1
    sets_out = visit.first_day - max(ceil(usual_hours / transport.driving_day.hours_at_most), 1)
    if sets_out < 0:
        return visit.first_day
    too_late = visit.last_day + journey.arrives_by / HOURS_PER_DAY
    drive = ways.drive(
        Crew(transport.driving_day),
        base,
        town,
        start_days=sets_out,
        wait_at_most_hours=(too_late - sets_out) * HOURS_PER_DAY,
    )
    if not drive.reached:
        return visit.last_day + 1
    day = ceil(drive.moment_days - journey.arrives_by / HOURS_PER_DAY)
    return min(max(day, visit.first_day), visit.last_day + 1)
