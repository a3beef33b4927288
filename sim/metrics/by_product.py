"""What became of each product and of each VEN class, run by run."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import VEN_CLASSES, Labels, Records
from sim.metrics.availability import kept
from sim.metrics.outcome import StrategyOutcome
from sim.metrics.ratio import ratios


@dataclass(frozen=True)
class ProductSeries:
    """Figures by product, replications × products, or by VEN class, replications × `VEN_CLASSES`.

    Over all facilities that serve patients; nan where nobody asked, or where nothing is kept.
    """

    fill_rate: NDArray[np.float64]
    """Pieces handed out at the first attempt ÷ pieces asked for, by product."""

    stockout_share: NDArray[np.float64]
    """Share of facility-days out of stock at opening, by product."""

    ven_fill_rate: NDArray[np.float64]
    """Fill rate by VEN class."""

    ven_stockout_share: NDArray[np.float64]
    """Share of product-days out of stock by VEN class."""


def product_series(strategy: StrategyOutcome) -> ProductSeries:
    """Return the figures of each product and VEN class in each replication of *strategy*."""
    runs, products = len(strategy.records), len(strategy.labels.products)
    widths = (products, products, len(VEN_CLASSES), len(VEN_CLASSES))
    series = ProductSeries(*(np.full((runs, width), np.nan) for width in widths))
    in_class = np.array([[ven == own for ven in VEN_CLASSES] for own in strategy.labels.ven])
    for replication, records in enumerate(strategy.records):
        served, asked = pieces(records, strategy.labels)
        days_out, days_kept = days(records, strategy.labels)
        series.fill_rate[replication] = ratios(served, asked)
        series.stockout_share[replication] = ratios(days_out, days_kept)
        series.ven_fill_rate[replication] = ratios(served @ in_class, asked @ in_class)
        series.ven_stockout_share[replication] = ratios(days_out @ in_class, days_kept @ in_class)
    return series


def pieces(records: Records, labels: Labels) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the pieces handed out at first attempts, and those asked for, by product."""
    chosen = labels.serves_patients
    return records.served[chosen].sum(axis=0), records.asked[chosen].sum(axis=0)


def days(records: Records, labels: Labels) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the days out of stock, and the opening days of facilities that keep it, by product."""
    cells = kept(labels)
    days_out = (records.stockout_days * cells).sum(axis=0)
    return days_out, (records.opening_days[:, None] * cells).sum(axis=0)
