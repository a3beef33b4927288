"""What heat and frost did to goods kept at 2-8 °C; nan where the cold chain is not played.

A box is what one facility is sent with one departure; refrigerated vehicles have none.
"""

from sim.domain.records import BOXES, Labels, Records
from sim.metrics.kpi import Kpi
from sim.metrics.ratio import ratio
from sim.scenario.text import Text

_OPENED, _WARM, _FROZEN = (BOXES.index(name) for name in ("opened", "warm", "frozen"))


def warm_boxes(records: Records, _labels: Labels) -> float:
    """Return boxes that were opened too late ÷ boxes with cold goods that were opened.

    Σ warm ÷ Σ opened, of all facilities. Goods of a warm box are not all lost.
    """
    return _share_of_boxes(records, _WARM)


def frozen_boxes(records: Records, _labels: Labels) -> float:
    """Return boxes that froze what they held ÷ boxes with cold goods that were opened.

    Σ frozen ÷ Σ opened.  One box may be warm and frozen.
    """
    return _share_of_boxes(records, _FROZEN)


def cold_lost(records: Records, _labels: Labels) -> float:
    """Return the pieces that heat and frost spoiled, on the way and on all shelves.

    Σᵢₖ damaged(i, k), stores and vehicles included.
    """
    return float(records.damaged.sum()) if records.damaged.size else float("nan")


def cold_lost_value(records: Records, labels: Labels) -> float:
    """Return the price of these pieces: Σ pieces × price.

    Σₖ price(k) · Σᵢ damaged(i, k).
    """
    if not records.damaged.size:
        return float("nan")
    return float(records.damaged.sum(axis=0) @ labels.price)


def _share_of_boxes(records: Records, outcome: int) -> float:
    """Return the share of boxes with one of `BOXES`; nan where none was opened."""
    if not records.boxes.size:
        return float("nan")
    boxes = records.boxes.sum(axis=0)
    return ratio(boxes[outcome], boxes[_OPENED])


COLD_CHAIN = (
    Kpi(
        "warm_boxes",
        "share",
        "lower",
        warm_boxes,
        Text(
            es="Excursiones 2-8 °C por calor, de envíos", en="Cold shipments that became too warm"
        ),
    ),
    Kpi(
        "frozen_boxes",
        "share",
        "lower",
        frozen_boxes,
        Text(es="Envíos en frío que se congelaron", en="Cold shipments that froze"),
    ),
    Kpi(
        "cold_lost",
        "pieces",
        "lower",
        cold_lost,
        Text(es="Piezas perdidas en la red fría", en="Pieces lost in the cold chain"),
    ),
    Kpi(
        "cold_lost_value",
        "currency",
        "lower",
        cold_lost_value,
        Text(es="Valor perdido en la red fría", en="Value lost in the cold chain"),
    ),
)
"""KPIs of the cold chain."""
