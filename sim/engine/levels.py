"""Stores that supply stores: what adds up along the way from the first to the last."""

import numpy as np
from numpy.typing import NDArray

from sim.engine.setting import Setting


def over_levels(setting: Setting, hours: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return hours from where goods enter, given each facility's *hours* from its own store.

    A store that a supplier from outside fills has nan and adds nothing. So a forward store makes
    nobody less remote, and strategies with and without it call the same facilities remote.

    Parameters
    ----------
    setting
        The strategy; its suppliers form no circle.
    hours
        By row; infinite where no way leads, which stays so for all below.
    """
    index, total = setting.facility_index, hours.copy()
    for row, house in enumerate(setting.facilities):
        supplier = house.supplier
        while supplier in index:
            total[row] += np.nan_to_num(hours[index[supplier]], posinf=np.inf)
            supplier = setting.facilities[index[supplier]].supplier
    return total
