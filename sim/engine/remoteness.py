"""How far facilities lie from their stores."""

import numpy as np
from numpy.typing import NDArray

from sim.engine.setting import Setting


def remoteness_hours(setting: Setting) -> NDArray[np.float64]:
    """Return the free travel time from each facility's store by the vehicle of its route, in hours.

    It is infinite where no way leads, and NaN where no vehicle of ours goes: who is supplied from
    outside, or lies on no route. Spurs and last stretches count; seasons, closures, nights and
    doors do not. It is the way from the own store alone; `over_levels` adds those above it.
    """
    transport = setting.scenario.transport
    nodes, hours = setting.network.facility_nodes, np.full(len(setting.facilities), np.nan)
    for index, house in enumerate(setting.facilities):
        if house.supplier not in setting.facility_index or house.route not in transport.routes:
            continue
        kind = transport.fleets[transport.routes[house.route].fleet].vehicle
        vehicle = transport.vehicles[kind]
        store = int(nodes[setting.facility_index[house.supplier]])
        hours[index] = setting.legs(kind).hours_from(store)[setting.stop_node(index, vehicle)]
        stretch = setting.last_stretch(index, vehicle)
        hours[index] += house.spur_km / stretch.speed_kph if stretch else 0.0
    return hours
