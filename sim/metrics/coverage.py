"""How soon in a round the facilities are served.

By rounds alone: consolidated trips have no cycle that one could count from.
"""

from functools import partial

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import Labels, Records
from sim.metrics.delivery_times import deliveries_to_patients
from sim.metrics.kpi import Kpi
from sim.metrics.ratio import ratio
from sim.scenario.text import Text


def cycle_days(records: Records, labels: Labels) -> NDArray[np.float64]:
    """Return for each facility and round the days from its start to the first receipt, sorted.

    Days count from the midnight before the start; inf where nothing came. Facilities count in
    the rounds that had something for them; where nothing is delivered in rounds there are none.

    One entry a facility and round. A facility that was brought goods in two trips counts with the
    first.
    """
    rows = deliveries_to_patients(records, labels)
    rows = rows[~np.isnan(rows["cycle_start"])]
    start = np.floor(rows["cycle_start"])
    visits, visit = np.unique(
        start * len(labels.facilities) + rows["facility"], return_inverse=True
    )
    first = np.full(visits.size, np.inf)
    # what has not come is nan, which fmin leaves out
    np.fmin.at(first, visit, rows["received"] - start)
    return np.sort(first)


def coverage(records: Records, labels: Labels, *, day: int) -> float:
    """Return the share of facilities served by the end of the n-th day of a round.

    Σ [received − start < n] ÷ visits planned, over all rounds, with the start at midnight.

    The first day is the day of the start.

    Parameters
    ----------
    day
        n, from 1.
    """
    days = cycle_days(records, labels)
    return ratio(np.count_nonzero(days < day), days.size)


COVERAGE = tuple(
    Kpi(
        f"coverage_day_{day}",
        "share",
        "higher",
        partial(coverage, day=day),
        Text(
            es=f"Unidades atendidas al día {day} de la ronda",
            en=f"Facilities served by day {day} of the round",
        ),
    )
    for day in range(1, 6)
)
"""KPIs of the coverage curve."""
