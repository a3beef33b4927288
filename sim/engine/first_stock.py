"""What lies on the shelves on the first morning."""

import numpy as np
from numpy.typing import NDArray

from sim.domain.lots import Lots
from sim.engine.setting import Setting


def first_stock(setting: Setting) -> NDArray[np.int64]:
    """Return the stock on the first morning: months of expected use, by programme.

    Rows (facilities and shelves) × products, rounded up to whole pieces. Where two programmes
    supply a cell the later one's months hold; what none supplies starts empty. The warm-up has to
    be long enough to forget it.
    """
    stock = np.zeros(setting.expected_month.shape, dtype=np.int64)
    for programme in setting.scenario.replenishment.values():
        cells = np.ix_(setting.rows(programme), setting.columns(programme.groups))
        stock[cells] = np.ceil(programme.first_stock * setting.expected_month[cells])
    return stock


def first_lots(setting: Setting, first: NDArray[np.int64]) -> Lots | None:
    """Return the first stock by month of expiry; none where nothing expires.

    Parameters
    ----------
    setting
        The strategy; its `ageing` says between which shares of the shelf life goods are old.
    first
        The first stock, rows × products.
    """
    ageing = setting.scenario.ageing
    if not ageing.expires:
        return None
    months = setting.calendar.month_numbers
    lots = Lots(
        setting.shelf_life_months, facilities=len(first), months=int(months[-1] - months[0]) + 1
    )
    lots.spread(first, least=ageing.first_age_least, most=ageing.first_age_most)
    return lots
