"""Which estimate could change the decision: how often another value of it alone does."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv, stdtrit

Matrix = NDArray[np.float64]
LEVEL = 0.95


class DecisionChanges(NamedTuple):
    """What drawing one estimate anew does to which of two strategies is the better one."""

    steps: int
    """How often it was drawn anew with all else as it was."""

    changes: int
    """How often the other strategy was the better one afterwards."""

    sure_changes: int
    """How often beyond the chance of the replications, before and after."""

    low: float
    """Lower end of the interval of the probability of a change."""

    high: float
    """Upper end."""

    @property
    def probability(self) -> float:
        """How likely another value of this estimate alone changes the decision."""
        return self.changes / self.steps if self.steps else float("nan")


def decision_changes(before: Matrix, after: Matrix) -> DecisionChanges:
    """Return how often the sign of a difference changes, with its Clopper-Pearson interval.

    Parameters
    ----------
    before, after
        Difference of the two strategies before and after each step, steps × replications; the
        steps have to be independent. One with a value missing (nan) is left out.

    References
    ----------
    Clopper & Pearson (1934), *The use of confidence or fiducial limits illustrated in the case of
    the binomial*, Biometrika 26.
    """
    whole = ~(np.isnan(before).any(axis=1) | np.isnan(after).any(axis=1))
    first, second = before[whole], after[whole]
    steps = len(first)
    changes = int((_side(first) * _side(second) < 0).sum())
    sure = int((_sure_side(first) * _sure_side(second) < 0).sum())
    return DecisionChanges(steps, changes, sure, *_clopper_pearson(changes, steps))


def _side(differences: Matrix) -> NDArray[np.float64]:
    return np.asarray(np.sign(differences.mean(axis=1)))


def _sure_side(differences: Matrix) -> NDArray[np.float64]:
    """Return which strategy is better, 0 where zero lies in the interval of the difference."""
    replications = differences.shape[1]
    if replications < 2:  # noqa: PLR2004 - one value has no interval
        return np.zeros(len(differences))
    error = differences.std(axis=1, ddof=1) / replications**0.5
    half_width = float(stdtrit(replications - 1, (1 + LEVEL) / 2)) * error
    return np.where(np.abs(differences.mean(axis=1)) > half_width, _side(differences), 0.0)


def _clopper_pearson(hits: int, trials: int) -> tuple[float, float]:
    tail = (1 - LEVEL) / 2
    low = float(betaincinv(hits, trials - hits + 1, tail)) if hits else 0.0
    high = float(betaincinv(hits + 1, trials - hits, 1 - tail)) if hits < trials else 1.0
    return low, high
