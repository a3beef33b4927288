"""Whether all regions fare alike, each counted alike; nan with fewer than two.

A region with ten units counts as much as one with a thousand: for states that are compared with
each other.
"""

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import Labels, Records
from sim.metrics.equity import gini
from sim.metrics.kpi import Kpi
from sim.metrics.prescriptions import prescriptions_by_facility
from sim.metrics.ratio import ratio, ratios
from sim.scenario.text import Text


def region_worst_best(records: Records, labels: Labels) -> float:
    """Return the share filled in the region that fares worst ÷ that in the best; 1 is equal.

    min ÷ max of the shares; from 0 to 1, nan where nobody was served anywhere.
    """
    shares = share_filled_by_region(records, labels)
    return ratio(shares.min(), shares.max()) if shares.size > 1 else float("nan")


def region_gini(records: Records, labels: Labels) -> float:
    """Return the Gini coefficient of the share filled over regions: 0 where all fare alike.

    As `gini`, of `share_filled_by_region`.
    """
    shares = share_filled_by_region(records, labels)
    return gini(shares) if shares.size > 1 else float("nan")


def share_filled_by_region(records: Records, labels: Labels) -> NDArray[np.float64]:
    """Return Σᵢ n(i, complete) ÷ Σᵢ n(i, asked) of each region where anybody asked.

    In alphabetical order of those regions; facilities without a region are one together.
    """
    names, region = np.unique(labels.regions, return_inverse=True)
    asked, complete = (
        np.bincount(region, prescriptions_by_facility(records, labels, count), names.size)
        for count in ("asked", "complete")
    )
    shares = ratios(complete, asked)
    return shares[~np.isnan(shares)]


REGIONS = (
    Kpi(
        "region_worst_best",
        "ratio",
        "higher",
        region_worst_best,
        Text(es="Surtido de la peor región ÷ la mejor", en="Filled, worst region ÷ best"),
    ),
    Kpi(
        "region_gini",
        "ratio",
        "lower",
        region_gini,
        Text(es="Desigualdad entre regiones (Gini)", en="Inequality of regions (Gini)"),
    ),
)
"""KPIs of equity among regions."""
