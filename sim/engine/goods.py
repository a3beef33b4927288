"""What products are to those who carry them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import VEN_CLASSES
from sim.engine.setting import Setting


@dataclass(frozen=True)
class Goods:
    """Sizes, prices and classes by product."""

    size: NDArray[np.float64]
    """Kilograms and cubic metres of a piece, 2 × products."""

    price: NDArray[np.float64]
    """Price of a piece."""

    ven_rank: NDArray[np.int64]
    """0 for vital, 1 for essential, 2 for non-essential products."""

    is_cold: NDArray[np.bool_]
    """Whether they have to be kept at 2-8 °C."""


def goods_of(setting: Setting) -> Goods:
    """Return the goods of a scenario."""
    products = setting.scenario.products.values()
    return Goods(
        size=np.array(
            [[item.weight_kg for item in products], [item.volume_l / 1000 for item in products]]
        ),
        price=np.array([item.unit_price for item in products]),
        ven_rank=np.array([VEN_CLASSES.index(item.ven) for item in products]),
        is_cold=np.array([item.cold_chain for item in products]),
    )
