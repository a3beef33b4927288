"""What each prescription filled more than under the baseline costs.

It is the incremental cost-effectiveness ratio of health economics; here the effect is a
prescription.
"""

from collections.abc import Mapping, Sequence
from math import nan, sqrt
from typing import NamedTuple

import numpy as np
from scipy.special import stdtrit

from sim.metrics.outcome import StrategyOutcome

COUNTED = ("transport_cost", "support_cost")
"""The KPIs of cost that count; where one is not defined, nothing was spent on it. Goods are not
among them: more prescriptions filled need more goods in any case."""

_FILLED = "prescriptions_complete"


class AdditionalCost(NamedTuple):
    """A ratio of two paired differences, with an interval that need not be symmetric."""

    value: float
    """Cost of one more; nan where no more are filled for certain, negative where it saves too. In
    the currency of the scenario."""

    low: float
    """Lower end of the interval. nan where the ratio is not defined."""

    high: float
    """Upper end of the interval."""

    level: float
    """Confidence that it covers the true ratio. One that several ratios hold at together, where
    they are compared."""


def cost_per_additional_prescription(
    baseline: StrategyOutcome, alternative: StrategyOutcome, level: float = 0.95
) -> AdditionalCost:
    """Return (cost − cost of the baseline) ÷ (prescriptions filled − those of the baseline).

    Not defined unless the interval of the second difference lies above zero.

    It is no average cost of a prescription: where few more are filled it is as large as chance has
    it.

    Parameters
    ----------
    baseline, alternative
        Of the same seed and as many replications, paired in order.
    level
        Confidence of the interval.
    """
    pairs = list(zip(baseline.kpis, alternative.kpis, strict=True))
    cost = [_spent(other) - _spent(base) for base, other in pairs]
    filled = [other[_FILLED] - base[_FILLED] for base, other in pairs]
    return fieller(cost, filled, level)


def fieller(
    numerator: Sequence[float], denominator: Sequence[float], level: float = 0.95
) -> AdditionalCost:
    """Return mean(numerator) ÷ mean(denominator), one pair a replication, by Fieller's theorem.

    Not defined unless the interval of the mean of the denominator lies above zero.

    With t the quantile of n − 1 degrees of freedom, a and b the means and V their covariances, the
    limits solve (a − R·b)² = t²·(V_aa − 2R·V_ab + R²·V_bb).

    Parameters
    ----------
    numerator, denominator
        Paired values, one pair a replication; with fewer than two nothing is defined.
    level
        Confidence of the interval.

    References
    ----------
    Fieller (1954), *Journal of the Royal Statistical Society* B 16(2): the limits R for which
    numerator − R · denominator has a mean that cannot be told from zero.
    """
    undefined = AdditionalCost(nan, nan, nan, level)
    sample = np.array([numerator, denominator], dtype=float)
    n = sample.shape[1]
    if n < 2:  # noqa: PLR2004 - no spread of one
        return undefined
    top, bottom = sample.mean(axis=1).tolist()
    spread = np.cov(sample) / n * float(stdtrit(n - 1, (1 + level) / 2)) ** 2
    square = bottom**2 - spread[1, 1]
    # the denominator may be zero: the limits would be the whole line, or all but a piece of it
    if not (bottom > 0 and square > 0):
        return undefined
    middle = top * bottom - spread[0, 1]
    # where numerator and denominator move together, rounding can leave a little less than 0
    root = sqrt(max(middle**2 - square * (top**2 - spread[0, 0]), 0.0))
    return AdditionalCost(top / bottom, (middle - root) / square, (middle + root) / square, level)


def _spent(kpis: Mapping[str, float]) -> float:
    """Return the costs that count of one replication, those that are not defined as 0."""
    return sum(float(np.nan_to_num(kpis.get(kpi, nan))) for kpi in COUNTED)
