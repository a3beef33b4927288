"""Stock on the shelf: days without, full baskets, months of stock, value.

Two ways of looking: by days (was it there?) and by the start of months (how long would it last?).
Averages over facilities weigh by opening days, not by people.
"""

from functools import partial
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import BANDS, Labels, Records
from sim.metrics.kpi import Kpi
from sim.metrics.ratio import ratio
from sim.scenario.products import Ven
from sim.scenario.text import Text

Band = Literal["none", "below_2", "from_2_to_6", "above_6"]
"""As `BANDS` of the records."""


def kept(labels: Labels, ven: Ven | None = None) -> NDArray[np.bool_]:
    """Return which products of a VEN class, or of all, are kept where, facilities × products.

    Nothing counts as kept at a store: the KPIs are about where patients come.

    Kept is what the plan expects to be used there, whatever lies on the shelf: a product that
    nobody asks for is no stockout where it lacks.

    Parameters
    ----------
    ven
        Its class; all products where none is given.
    """
    in_class = np.array([ven in (None, other) for other in labels.ven])
    here = np.logical_and.outer(labels.serves_patients, in_class)
    return np.asarray(here & (labels.expected_month > 0), dtype=np.bool_)


def stockout_days(records: Records, labels: Labels, *, ven: Ven | None = None) -> float:
    """Return the share of opening days on which a product was out of stock at opening.

    Σᵢₖ days out(i, k) ÷ Σᵢₖ opening days(i), over the products k kept at facility i.

    A product that runs out during the day is not out on that day. Emptiness at opening is what a
    supervisor counts on a visit; over all days it is free of the bias of visits.
    """
    cells = kept(labels, ven)
    opened = (records.opening_days[:, None] * cells).sum()
    return ratio(records.stockout_days[cells].sum(), opened)


def full_basket(records: Records, labels: Labels) -> float:
    """Return the share of opening days with every vital product kept there on hand.

    Σᵢ basket days(i) ÷ Σᵢ opening days(i), over the facilities i that keep any vital product.

    Stricter than the mean over products: one key short of twenty makes it a day without.
    """
    chosen = kept(labels, "V").any(axis=1)
    return ratio(records.basket_days[chosen].sum(), records.opening_days[chosen].sum())


def stock_in_band(records: Records, labels: Labels, *, band: Band) -> float:
    """Return the share of products that held so many months of stock at the start of a month.

    Σᵢ n(i, band) ÷ Σᵢ Σ_b n(i, b): each product kept at a facility counts once a month.

    A band is told by on hand ÷ expected month, where SISMED divides by use recorded, which falls
    with the shelf. 0 pieces are `none`, however little is used.

    Parameters
    ----------
    band
        One of `BANDS`; 2 months belong to `from_2_to_6`, 6 months to `above_6`.

    References
    ----------
    MINSA Peru, SISMED: *desabastecido* 0, *substock* < 2, *normostock* 2 to 6, *sobrestock* > 6.
    """
    counts = records.bands[labels.serves_patients].sum(axis=(0, 1))
    return ratio(counts[BANDS.index(band)], counts.sum())


def months_of_stock(records: Records, labels: Labels) -> float:
    """Return mean stock over expected use.

    (Σᵢₖ Σ_t on hand(i, k, t) ÷ T) ÷ Σᵢₖ expected month(i, k), over the products k kept at i and
    the T days measured: dear or slow products count by their pieces.

    More is neither better nor worse: it is what service, room and expiry are paid with.
    """
    cells = kept(labels)
    expected = labels.expected_month[cells].sum()
    return ratio(records.stock_sum[cells].sum(), expected * _days(records))


def stock_value(records: Records, labels: Labels) -> float:
    """Return the mean value of all stock where patients come.

    Σᵢₖ price(k) · Σ_t on hand(i, k, t) ÷ T.

    In the currency of the labels.
    """
    value = (records.stock_sum[labels.serves_patients] @ labels.price).sum()
    return ratio(value, _days(records))


def _days(records: Records) -> int:
    """Return how many days were measured."""
    return records.last_day - records.first_day


AVAILABILITY = (
    Kpi(
        "stockout_days",
        "share",
        "lower",
        stockout_days,
        Text(es="Días en desabasto", en="Stockout days"),
    ),
    Kpi(
        "stockout_days_vital",
        "share",
        "lower",
        partial(stockout_days, ven="V"),
        Text(es="Días en desabasto, claves vitales", en="Stockout days, vital products"),
    ),
    Kpi(
        "full_basket",
        "share",
        "higher",
        full_basket,
        Text(es="Días con todas las claves vitales", en="Days with every vital product"),
    ),
    Kpi(
        "stock_none",
        "share",
        "lower",
        partial(stock_in_band, band="none"),
        Text(es="Claves desabastecidas", en="Products with no stock"),
    ),
    Kpi(
        "stock_below_2",
        "share",
        "lower",
        partial(stock_in_band, band="below_2"),
        Text(es="Claves con menos de 2 meses", en="Products below 2 months of stock"),
    ),
    Kpi(
        "stock_2_to_6",
        "share",
        "higher",
        partial(stock_in_band, band="from_2_to_6"),
        Text(es="Claves con 2 a 6 meses", en="Products with 2 to 6 months of stock"),
    ),
    Kpi(
        "stock_above_6",
        "share",
        "lower",
        partial(stock_in_band, band="above_6"),
        Text(es="Claves con más de 6 meses", en="Products above 6 months of stock"),
    ),
    Kpi(
        "months_of_stock",
        "months",
        "neither",
        months_of_stock,
        Text(es="Meses de existencias", en="Months of stock"),
    ),
    Kpi(
        "stock_value",
        "currency",
        "neither",
        stock_value,
        Text(es="Valor medio de las existencias", en="Mean value of stock"),
    ),
)
"""KPIs of stock where patients come."""
