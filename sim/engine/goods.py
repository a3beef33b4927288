"""What products are to those who carry them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import VEN_CLASSES
from sim.engine.setting import Setting
from sim.scenario.transport import VehicleKind

_NO_ROOM_M3 = 1e-15
"""Too little for any piece, and yet something to divide by."""


@dataclass(frozen=True)
class Goods:
    """Sizes, prices and classes by product."""

    size: NDArray[np.float64]
    """Kilograms and cubic metres of a piece, 2 × products; where some vehicle has less room for the
    cold chain than for all else, a third row: its cubic metres, 0 for other products."""

    price: NDArray[np.float64]
    """Price of a piece, in the currency of the scenario; it does not move within a run."""

    ven_rank: NDArray[np.int64]
    """0 for vital, 1 for essential, 2 for non-essential products."""

    is_cold: NDArray[np.bool_]
    """Whether they have to be kept at 2-8 °C."""


def room_of(vehicle: VehicleKind, setting: Setting) -> NDArray[np.float64]:
    """Return what a vehicle of this kind carries, in the rows of `Goods.size`.

    Where no vehicle of the scenario tells cold room apart there is no third number, and where some
    do, a vehicle that does not say has cold room everywhere.
    """
    room = [vehicle.payload_kg, vehicle.volume_m3]
    if setting.counts_cold:
        cold_m3 = vehicle.volume_m3 if vehicle.cold_m3 is None else vehicle.cold_m3
        room.append(max(cold_m3, _NO_ROOM_M3))
    return np.array(room)


def goods_of(setting: Setting) -> Goods:
    """Return the goods of a scenario."""
    products = setting.scenario.products.values()
    size = np.array(
        [[item.weight_kg for item in products], [item.volume_l / 1000 for item in products]]
    )
    if setting.counts_cold:
        size = np.vstack([size, size[1] * [item.cold_chain for item in products]])
    return Goods(
        size=size,
        price=np.array([item.unit_price for item in products]),
        ven_rank=np.array([VEN_CLASSES.index(item.ven) for item in products]),
        is_cold=np.array([item.cold_chain for item in products]),
    )
