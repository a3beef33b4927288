"""Means adjusted for what chance is known to have done: control variates."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

AT_LEAST = 20
"""Replications with a value from which on a mean is adjusted: with fewer, what the controls explain
is estimated too badly to gain much, and too badly for figures that are not normal."""

_ALIKE = 1e-9


class AdjustedMean(NamedTuple):
    """A mean after regression on controls."""

    mean: float
    """What the mean would be, had every control come out as it does on average."""

    error: float
    """Its standard error."""

    freedom: int
    """Degrees of freedom of that error."""


def adjusted_mean(sample: NDArray[np.float64], controls: NDArray[np.float64]) -> AdjustedMean:
    """Return the mean of *sample* where all *controls* are 0, as least squares has it.

    It is the intercept of the regression of the sample on the controls, and the error is that of
    an intercept: for values that are jointly normal with their controls the t interval is exact.
    Controls that do not vary, or follow from others, are left out.

    Parameters
    ----------
    sample
        One value a replication, at least two more than there are controls.
    controls
        Replications × controls; each has the true mean 0.

    References
    ----------
    Lavenberg & Welch (1981), *A perspective on the use of control variables to increase the
    efficiency of Monte Carlo simulations*; Nelson (1990), *Control variate remedies*; Law (2015),
    *Simulation Modeling and Analysis*, 5th ed., section 11.4.
    """
    # not by the standard deviation: rounding leaves equal values one above zero
    varying = controls[:, np.ptp(controls, axis=0) > 0]
    design = np.column_stack([np.ones(sample.size), varying / varying.std(axis=0)])
    inverse = np.linalg.pinv(design, rcond=_ALIKE)
    left = sample - design @ (inverse @ sample)
    freedom = sample.size - int(np.linalg.matrix_rank(design, rtol=_ALIKE))
    variance = float(left @ left) / freedom
    return AdjustedMean(
        float(inverse[0] @ sample), float(variance * (inverse[0] @ inverse[0])) ** 0.5, freedom
    )
