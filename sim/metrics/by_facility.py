"""What became of each facility in one run.

One run at a time; several are for the caller to average.
"""

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import Labels, Records
from sim.metrics.availability import kept
from sim.metrics.prescriptions import prescriptions_by_facility
from sim.metrics.ratio import ratios
from sim.scenario.products import Ven


def share_filled(records: Records, labels: Labels) -> NDArray[np.float64]:
    """Return n(i, complete) ÷ n(i, asked) of each facility i, nan where nobody asked.

    Shape facilities; stores are nan.
    """
    complete = prescriptions_by_facility(records, labels, "complete")
    return ratios(complete, prescriptions_by_facility(records, labels, "asked"))


def stockout_share(
    records: Records, labels: Labels, *, ven: Ven | None = None
) -> NDArray[np.float64]:
    """Return Σₖ days out(i, k) ÷ Σₖ opening days(i) of each facility i, over its products k.

    Shape facilities; nan where no product of the class is kept.

    Parameters
    ----------
    ven
        Class of the products; all where none is given.
    """
    cells = kept(labels, ven)
    days_out = (records.stockout_days * cells).sum(axis=1)
    return ratios(days_out, records.opening_days * cells.sum(axis=1))
