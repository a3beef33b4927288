"""What became of each facility, run by run."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import Labels, Records
from sim.metrics.availability import kept
from sim.metrics.outcome import StrategyOutcome
from sim.metrics.prescriptions import prescriptions_by_facility
from sim.metrics.ratio import ratios
from sim.scenario.products import Ven


@dataclass(frozen=True)
class FacilitySeries:
    """Figures by facility, replications × facilities; nan where no patients come."""

    share_filled: NDArray[np.float64]
    """Prescriptions filled completely at the first attempt ÷ prescriptions asked for."""

    stockout_share: NDArray[np.float64]
    """Share of product-days out of stock at opening."""

    vital_stockout_share: NDArray[np.float64]
    """The same for vital products alone."""


def facility_series(strategy: StrategyOutcome) -> FacilitySeries:
    """Return the figures of each facility in each replication of *strategy*."""
    labels, shape = strategy.labels, (len(strategy.records), len(strategy.labels.facilities))
    series = FacilitySeries(*(np.full(shape, np.nan) for _ in range(3)))
    for replication, records in enumerate(strategy.records):
        series.share_filled[replication] = share_filled(records, labels)
        series.stockout_share[replication] = stockout_share(records, labels)
        series.vital_stockout_share[replication] = stockout_share(records, labels, ven="V")
    return series


def share_filled(records: Records, labels: Labels) -> NDArray[np.float64]:
    """Return n(i, complete) ÷ n(i, asked) of each facility i, nan where nobody asked."""
    complete = prescriptions_by_facility(records, labels, "complete")
    return ratios(complete, prescriptions_by_facility(records, labels, "asked"))


def stockout_share(
    records: Records, labels: Labels, *, ven: Ven | None = None
) -> NDArray[np.float64]:
    """Return Σₖ days out(i, k) ÷ Σₖ opening days(i) of each facility i, over its products k."""
    cells = kept(labels, ven)
    days_out = (records.stockout_days * cells).sum(axis=1)
    return ratios(days_out, records.opening_days * cells.sum(axis=1))
