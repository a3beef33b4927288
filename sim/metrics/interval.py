"""Confidence intervals of means and of paired differences."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from sim.metrics.control_variates import AT_LEAST, adjusted_mean


class Interval(NamedTuple):
    """A mean and how far the true one may lie from it.

    It is nan throughout where no replication has a figure.
    """

    mean: float
    """Mean over the replications."""

    half_width: float
    """Half of the interval; nan with fewer than two replications."""

    level: float
    """Confidence that the interval covers the true mean."""

    @property
    def low(self) -> float:
        """Lower end."""
        return self.mean - self.half_width

    @property
    def high(self) -> float:
        """Upper end."""
        return self.mean + self.half_width

    @property
    def excludes_zero(self) -> bool:
        """Whether zero lies outside; never with fewer than two replications.

        An interval that touches zero does not exclude it.
        """
        return self.low > 0 or self.high < 0

    def times(self, factor: float) -> "Interval":
        """Return it in another unit, of which there are *factor* (above zero) in one of this."""
        return Interval(self.mean * factor, self.half_width * factor, self.level)


def mean_interval(
    values: Sequence[float], level: float = 0.95, controls: NDArray[np.float64] | None = None
) -> Interval:
    """Return the Student t interval of the mean of *values*, one value a replication.

    Replications in which the figure is not defined (nan) are left out. With *controls*, of
    replications × controls and the true mean 0, and values enough it is that of the adjusted mean.
    """
    sample = np.asarray(values, dtype=float)
    is_known = ~np.isnan(sample)
    sample = sample[is_known]
    if controls is not None and sample.size >= AT_LEAST and np.ptp(sample) > 0:
        mean, error, freedom = adjusted_mean(sample, controls[is_known])
        return Interval(mean, float(stdtrit(freedom, (1 + level) / 2)) * error, level)
    if sample.size == 0:
        return Interval(float("nan"), float("nan"), level)
    if sample.size == 1:
        return Interval(float(sample[0]), float("nan"), level)
    quantile = float(stdtrit(sample.size - 1, (1 + level) / 2))
    error = float(sample.std(ddof=1)) / sample.size**0.5
    return Interval(float(sample.mean()), quantile * error, level)


def paired_difference(
    baseline: Sequence[float],
    alternative: Sequence[float],
    level: float = 0.95,
    controls: NDArray[np.float64] | None = None,
) -> Interval:
    """Return the interval of *alternative* minus *baseline*, replication by replication.

    The two have to come from the same seed, so that each pair met the same patients and storms;
    *controls* are those of the replications.
    """
    pairs = zip(baseline, alternative, strict=True)
    return mean_interval([other - base for base, other in pairs], level, controls)


def unpaired_difference(
    baseline: Sequence[float], alternative: Sequence[float], level: float = 0.95
) -> Interval:
    """Return the Welch interval of the mean of *alternative* minus that of *baseline*.

    The two are independent samples, of any size and spread; values that are not defined (nan) are
    left out.

    Parameters
    ----------
    baseline, alternative
        As many values as there are of each.
    level
        Confidence of the interval.

    References
    ----------
    Law (2015), *Simulation Modeling and Analysis*, 5th ed., section 10.2.2 (modified two-sample t).
    Welch (1938), *The significance of the difference between two means when the population
    variances are unequal*, Biometrika 29, 350-362.
    """
    samples = [np.asarray(values, dtype=float) for values in (baseline, alternative)]
    first, second = (sample[~np.isnan(sample)] for sample in samples)
    if not first.size or not second.size:
        return Interval(float("nan"), float("nan"), level)
    mean = float(second.mean() - first.mean())
    if first.size == 1 or second.size == 1:
        return Interval(mean, float("nan"), level)
    errors = np.array([sample.var(ddof=1) / sample.size for sample in (first, second)])
    # two constants: no spread, and no degrees of freedom to divide by
    if not errors.any():
        return Interval(mean, 0.0, level)
    freedom = errors.sum() ** 2 / (errors**2 / (first.size - 1, second.size - 1)).sum()
    return Interval(mean, float(stdtrit(freedom, (1 + level) / 2) * errors.sum() ** 0.5), level)
