"""The boxes in which cold goods travel: how long they keep cold, and whether they freeze."""

import numpy as np
from numpy.typing import NDArray

from sim.domain.lognormal import share_below
from sim.domain.records import BOXES
from sim.engine.orders import Pieces
from sim.engine.setting import Setting
from sim.engine.stock import Stock
from sim.engine.way import Carriage
from sim.quantities import HOURS_PER_DAY
from sim.rng import Streams

_OPENED, _WARM, _FROZEN = (BOXES.index(name) for name in ("opened", "warm", "frozen"))
_CHANCES = 3
"""Numbers drawn for a box: how long it lasts, whether it freezes, how losses are rounded."""


class ColdBoxes:
    """The boxes that one store packs, one for each facility and departure.

    What befalls a box follows from its store, its facility and the day on which it leaves, so that
    the same chance meets every strategy. A box holds for a log-normal time with the median and the
    95th percentile of the scenario; then it is warm, and a share of what is in it is lost. Whether
    it freezes has nothing to do with how long it travels.

    References
    ----------
    docs/model.md, section 2.4, *Cold chain*; `sim/scenario/cold_chain.py` for the parameters.
    """

    def __init__(self, home: int, *, setting: Setting, stock: Stock, streams: Streams) -> None:
        self._rule = rule = setting.scenario.cold_chain
        self._stock = stock
        self._streams = streams
        self._purpose = f"cold box {home}"
        self._facilities = np.arange(len(setting.facilities))
        self._of_day: dict[int, NDArray[np.float64]] = {}
        products = setting.scenario.products.values()
        is_cold = np.array([rule is not None and item.cold_chain for item in products])
        self._cold = np.flatnonzero(is_cold)
        heat, freeze = (rule.heat_loss, rule.freeze_loss) if rule else (0.0, 0.0)
        self._heat_loss = is_cold * [_either(item.heat_loss, heat) for item in products]
        self._freeze_loss = is_cold * [_either(item.freeze_loss, freeze) for item in products]

    def spoiled(self, pieces: Pieces, facility: int, carried: Carriage) -> Pieces | None:
        """Open the box of a facility, and return what heat and frost spoiled of its *pieces*.

        Nothing is returned where nothing was spoiled.

        Parameters
        ----------
        pieces
            What is in it, by product, warm goods too.
        facility
            For whom it was packed.
        carried
            How it travelled until now.

        Notes
        -----
        What is spoiled is rounded up or down by the box's own chance: of many boxes with one piece
        each the same share is lost as of one box with many.
        """
        rule = self._rule
        if rule is None or not any(pieces[self._cold].tolist()):
            return None
        counts = self._stock.boxes[facility]
        counts[_OPENED] += 1
        if carried.cooled:
            return None
        lasts, freezes, rounding = self._chances(int(carried.departed))[:, facility].tolist()
        hours = (carried.opened - carried.departed) * HOURS_PER_DAY
        is_warm = lasts < share_below(hours, rule.autonomy_median, rule.autonomy_p95)
        is_frozen = freezes < rule.freezes
        if not (is_warm or is_frozen):
            return None
        counts[_WARM] += is_warm
        counts[_FROZEN] += is_frozen
        kept = (1 - is_warm * self._heat_loss) * (1 - is_frozen * self._freeze_loss)
        spoiled: Pieces = np.floor(pieces * (1 - kept) + rounding).astype(np.int64)
        # rounded up, a share of nearly all is more than there is
        return np.minimum(spoiled, pieces) if spoiled.any() else None

    def _chances(self, day: int) -> NDArray[np.float64]:
        """Return the chances of the boxes that leave on a day, `_CHANCES` × facilities.

        Made for all facilities at once and kept: a round opens many boxes of one day.
        """
        if day not in self._of_day:
            attempt = _CHANCES * day + np.arange(_CHANCES)[:, None]
            self._of_day[day] = self._streams.uniform(self._purpose, self._facilities, attempt)
        return self._of_day[day]


def _either(own: float | None, of_section: float) -> float:
    """Return a product's own figure, which may be 0, or that of the section."""
    return of_section if own is None else own
