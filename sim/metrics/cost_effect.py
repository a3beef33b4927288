"""What an additional prescription filled costs: the same money compared across levers."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.metrics.ranking import RESAMPLES
from sim.rng import Streams


class CostEffect(NamedTuple):
    """A strategy against the baseline, over paired replications."""

    cost: float
    """Mean of what it costs more."""

    filled: float
    """Mean of the prescriptions that it fills completely more."""

    each: float
    """Cost ÷ prescriptions; nan where it fills no more of them."""

    low: float
    """Lower end of the interval of that."""

    high: float
    """Upper end; infinite where it may well fill no more."""


def cost_effect(
    cost: NDArray[np.float64], filled: NDArray[np.float64], *, seed: int, level: float
) -> CostEffect:
    """Return the cost of each additional prescription filled: Σ cost ÷ Σ filled.

    Parameters
    ----------
    cost, filled
        Difference to the baseline in each replication.
    seed
        Of the experiment: the same results always give the same interval.
    level
        Confidence of the interval, from percentiles of bootstrap samples of replications.

    References
    ----------
    Briggs, Wonderling & Mooney (1997), Pulling cost-effectiveness analysis up by its bootstraps,
    *Health Economics* 6, 327-340.
    """
    means = float(cost.mean()), float(filled.mean())
    if means[1] <= 0:
        return CostEffect(*means, np.nan, np.nan, np.nan)
    drawn = Streams(seed, 0).get("cost effect").integers(cost.size, size=(RESAMPLES, cost.size))
    more_filled = filled[drawn].sum(axis=1)
    no_more = more_filled <= 0
    each = cost[drawn].sum(axis=1) / np.where(no_more, 1.0, more_filled)
    in_order = np.sort(np.where(no_more, np.inf, each))
    tail = int((1 - level) / 2 * (RESAMPLES - 1))
    low, high = in_order[[tail, RESAMPLES - 1 - tail]].tolist()
    return CostEffect(*means, means[0] / means[1], low, high)
