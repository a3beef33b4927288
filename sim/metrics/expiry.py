"""What expires, as a share of what there was and in money; nan where nothing expires.

Kits show it most: what a unit does not use is sent again.
"""

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import Labels, Records
from sim.metrics.kpi import Kpi
from sim.metrics.ratio import ratio
from sim.scenario.text import Text


def expired_share(records: Records, labels: Labels) -> float:
    """Return expired ÷ (opening + received), in pieces, where patients come.

    Σᵢₖ expired ÷ Σᵢₖ (opening + received), over facilities with patients.
    """
    chosen = labels.serves_patients
    if not records.expired.size:
        return float("nan")
    had = records.opening[chosen].sum() + records.received[chosen].sum()
    return ratio(records.expired[chosen].sum(), had)


def expired_value(records: Records, labels: Labels) -> float:
    """Return the price of what expired where patients come: Σ pieces × price.

    Σₖ price(k) · Σᵢ expired(i, k), in the currency of the labels.
    """
    return _value(records, labels, labels.serves_patients)


def expired_value_stores(records: Records, labels: Labels) -> float:
    """Return the price of what expired in stores: Σ pieces × price.

    What expires in stores is often what suppliers delivered late in its life.
    """
    return _value(records, labels, ~labels.serves_patients)


def short_dated(records: Records, labels: Labels) -> float:
    """Return pieces with less than 3 months to expiry ÷ all pieces at the end, at units.

    Σ below_3 ÷ Σ all classes. Goods that never expire count in the denominator.
    """
    if not records.short_dated.size:
        return float("nan")
    classes = records.short_dated[labels.serves_patients].sum(axis=(0, 1))
    return ratio(classes[0], classes.sum())


def expired_pieces(records: Records, labels: Labels) -> NDArray[np.float64]:
    """Return the pieces that expired where patients come, by product; nan where nothing expires.

    Shape products.
    """
    if not records.expired.size:
        return np.full(len(labels.products), np.nan)
    return np.asarray(records.expired[labels.serves_patients].sum(axis=0), dtype=float)


def _value(records: Records, labels: Labels, chosen: NDArray[np.bool_]) -> float:
    """Return the price of what expired at the facilities chosen."""
    if not records.expired.size:
        return float("nan")
    return float(records.expired[chosen].sum(axis=0) @ labels.price)


EXPIRY = (
    Kpi(
        "expired_share",
        "share",
        "lower",
        expired_share,
        Text(es="Caducado, de lo que hubo", en="Expired, of what there was"),
    ),
    Kpi(
        "expired_value",
        "currency",
        "lower",
        expired_value,
        Text(es="Valor de lo caducado en unidades", en="Value expired at units"),
    ),
    Kpi(
        "expired_value_stores",
        "currency",
        "lower",
        expired_value_stores,
        Text(es="Valor de lo caducado en almacenes", en="Value expired in stores"),
    ),
    Kpi(
        "short_dated",
        "share",
        "lower",
        short_dated,
        Text(es="Existencias que caducan en 3 meses", en="Stock that expires within 3 months"),
    ),
)
"""KPIs of expiry."""
