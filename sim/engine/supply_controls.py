"""What suppliers happened to lack in a replication, against what was to be expected."""

import numpy as np
from numpy.typing import NDArray

from sim.engine.interruptions import draw_spells, expected_lack, lack_of
from sim.engine.setting import Setting
from sim.rng import Streams


def supply_controls(setting: Setting, streams: Streams) -> NDArray[np.float64]:
    """Return the days on which products could not be had, and the sum of their ages, less the mean.

    Each product counts by its share of the expected use, on the days measured; ages are those of
    `Lack`. When suppliers are interrupted does not depend on what is ordered, so both are the same
    under all strategies of a replication and their means are known: they are control variates. The
    keys that an institution has apart meet interruptions of their own, which are no part of them.
    """
    first, last = setting.first_day, setting.calendar.days
    use = _use_by_supplier(setting)
    total = sum(float(pieces.sum()) for pieces in use.values())
    controls = np.zeros(2)
    for name, pieces in use.items():
        spec = setting.scenario.supply[name].interruptions
        if spec.per_product_year == 0 or total == 0:
            continue
        products = pieces.size
        spells = draw_spells(spec, streams.get("interruptions", name), days=last, products=products)
        lack = lack_of(spells, first=first, last=last, products=products)
        mean = expected_lack(spec, first=first, last=last, products=products)
        controls += np.subtract(lack, mean) @ pieces / total
    return controls


def _use_by_supplier(setting: Setting) -> dict[str, NDArray[np.float64]]:
    """Return the use in an average month that hangs on each supplier from outside, by product."""
    use: dict[str, NDArray[np.float64]] = {}
    for row, house in enumerate(setting.facilities):
        if house.supplier in setting.scenario.supply:
            pieces = setting.expected_month[row]
            use[house.supplier] = use.get(house.supplier, np.zeros_like(pieces)) + pieces
    return use
