"""Builds the fleets of one run: vehicles, the ways they find, and what befalls them."""

from collections import defaultdict
from collections.abc import Collection, Mapping

import numpy as np
import simpy

from sim.engine.breakdowns import FleetBreakdowns
from sim.engine.fleet import FleetPool, Gap, Outage
from sim.engine.goods import room_of
from sim.engine.setting import Setting
from sim.network.air import Air, positions_of
from sim.network.journey import Roads, Ways
from sim.network.weather import Weather
from sim.rng import Streams
from sim.scenario.interruption import FleetInterruption
from sim.scenario.shocks import HubOut


def build_pools(
    env: simpy.Environment, setting: Setting, weather: Weather, streams: Streams
) -> dict[str, FleetPool]:
    """Return the vehicles of each fleet, by its name, in the order of the scenario.

    Parameters
    ----------
    env
        The environment of the run, at its start.
    setting
        The strategy.
    weather
        The weather on its roads; aircraft do not meet it.
    streams
        Chance of breakdowns, by the name of the fleet.
    """
    transport = setting.scenario.transport
    pools = {
        name: FleetPool(
            env,
            index,
            fleet=fleet,
            vehicle=transport.vehicles[fleet.vehicle],
            capacity=room_of(transport.vehicles[fleet.vehicle], setting),
            roads=ways_of(fleet.vehicle, setting, weather),
            breakdowns=_breakdowns(name, setting, streams),
        )
        for index, (name, fleet) in enumerate(transport.fleets.items())
    }
    for each in transport.interruptions.values():
        _interrupt(pools, each, setting)
    for shock in setting.scenario.shocks.values():
        if isinstance(shock, HubOut):
            _stay_home(pools, shock, setting)
    return pools


def by_home(
    pools: Mapping[str, FleetPool], setting: Setting, fleets: Collection[str] | None = None
) -> dict[int, list[FleetPool]]:
    """Return the vehicles by the facility at which they are at home: all, or of some *fleets*.

    Fleets of one home are in the order of the scenario, or else in the order of *fleets*; homes
    without any are left out.
    """
    homes: defaultdict[int, list[FleetPool]] = defaultdict(list)
    for name in pools if fleets is None else fleets:
        home = setting.scenario.transport.fleets[name].home
        homes[setting.facility_index[home]].append(pools[name])
    return dict(homes)


def ways_of(kind: str, setting: Setting, weather: Weather) -> Ways:
    """Return the roads as this kind of vehicle finds them, or the air."""
    transport = setting.scenario.transport
    vehicle = transport.vehicles[kind]
    if vehicle.flies:
        positions = positions_of(setting.scenario, setting.network)
        return Air(positions, speed_kph=vehicle.max_speed_kph)
    return Roads(
        weather,
        setting.legs(kind),
        truck=vehicle.truck,
        detour_at_most_hours=transport.when_blocked.detour_at_most,
    )


def _breakdowns(fleet: str, setting: Setting, streams: Streams) -> FleetBreakdowns | None:
    """Return the breakdowns of a fleet; None where it never has any: no chance is asked for."""
    rule = setting.scenario.transport.fleets[fleet].breakdowns
    return FleetBreakdowns(rule, fleet, streams) if rule.per_day else None


def _interrupt(pools: dict[str, FleetPool], what: FleetInterruption, setting: Setting) -> None:
    """Note an interruption: vehicles that cannot set out, or facilities that are not served.

    Of a fleet that is interrupted in part the vehicles with the highest numbers stay at home.
    """
    pool = pools[what.fleet]
    days = setting.calendar.span(what.first_day, what.last_day)
    start, end = days.start, days.stop
    if what.is_of_stops:
        concerned = [
            what.concerns(route=house.route, region=setting.region_of(house))
            for house in setting.facilities
        ]
        facilities = frozenset(np.flatnonzero(concerned).tolist())
        pool.gaps.append(Gap(start, end, facilities, pools.get(what.falls_back_to)))
    else:
        # a larger share keeps the same vehicles at home and others too
        pool.outages.append(Outage(start, end, pool.number - round(what.share * pool.number)))


def _stay_home(pools: dict[str, FleetPool], shock: HubOut, setting: Setting) -> None:
    """Let no vehicle set out whose home is out."""
    days = shock.days(setting.calendar)
    for name, fleet in setting.scenario.transport.fleets.items():
        if fleet.home == shock.facility:
            pools[name].outages.append(Outage(days.start, days.stop, first_vehicle=0))
