"""What became of each product in one run.

In numbers that can be added over replications; who shows a share divides at the end.
"""

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import Labels, Records
from sim.metrics.availability import kept


def pieces(records: Records, labels: Labels) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the pieces handed out at first attempts, and those asked for, by product.

    Those handed out to who came back are in neither.
    """
    chosen = labels.serves_patients
    return records.served[chosen].sum(axis=0), records.asked[chosen].sum(axis=0)


def days(records: Records, labels: Labels) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the days out of stock, and the opening days of facilities that keep it, by product.

    Facility-days: a product that ten units keep has ten a day.
    """
    cells = kept(labels)
    days_out = (records.stockout_days * cells).sum(axis=0)
    return days_out, (records.opening_days[:, None] * cells).sum(axis=0)
