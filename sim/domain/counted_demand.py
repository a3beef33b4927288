"""Demand that is counted by the week or month as a whole: a log-normal need of each product."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.domain.demand_lines import Presented


@dataclass(frozen=True)
class CountedDemandModel:
    """The parameters of what is asked for once an interval, as arrays.

    Use it where a study or a register gives pieces a week and nobody knows prescriptions. Then a
    prescription is the need of a week of one product, and figures by prescription count those.
    """

    mean: NDArray[np.float64]
    """Mean pieces an interval over the year, communities × products."""

    season: NDArray[np.float64]
    """Factor of each product in each month, 12 × products; its mean over the year is 1."""

    log_variance: float
    """Variance of the log of the factor of an interval. σ² of the log; the coefficient of variation
    is √(exp(σ²) − 1)."""

    interval_days: int
    """From one day on which it is asked for to the next."""
    first_day: int
    """The first of them."""

    def is_asked_on(self, day: int) -> bool:
        """Return whether *day* is one on which an interval's need is asked for."""
        return day >= self.first_day and (day - self.first_day) % self.interval_days == 0

    def presented(self, month: int, rng: np.random.Generator) -> Presented:
        """Draw the need of an interval that begins in *month*, January is 0.

        Each product at each community is one prescription; one that rounds to 0 does not come.

        round(mean × season × exp(σ·Z − σ²/2)), whose mean before rounding is mean × season.

        References
        ----------
        Leung, Chen, Yadav & Gallien (2016), *The impact of inventory management on stock-outs of
        essential drugs in sub-Saharan Africa*, PLOS ONE 11(5): e0156026: demand of a week in the
        clinic model.
        """
        # for all cells, those without need too, so that a need that is added moves no other
        normal = rng.standard_normal(self.mean.shape)
        factor = np.exp(np.sqrt(self.log_variance) * normal - self.log_variance / 2)
        pieces = np.rint(self.mean * self.season[month] * factor).astype(np.int32)
        community, product = np.nonzero(pieces)
        return Presented(
            np.bincount(community, minlength=len(pieces)),
            np.ones(community.size, dtype=np.int64),
            product.astype(np.int32),
            pieces[community, product],
        )
