"""What is known of past use, period by period."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sim.quantities import DAYS_PER_MONTH


@dataclass(frozen=True)
class PastUse:
    """The review periods that an estimate looks back over, the oldest first.

    Arrays are periods × facilities × products.

    Periods are as long as reviews made them, and differ by facility where reports came late. The
    engine keeps them; who reads them changes nothing.
    """

    used: NDArray[np.float64]
    """Pieces issued or asked for in each period. Expiry, loans and damage are no use."""

    days: NDArray[np.float64]
    """Length of each period in days, periods × facilities × 1. Above 0."""

    days_out: NDArray[np.float64]
    """Days without stock in each period, as the stock card shows them. From 0 to `days`."""

    @cached_property
    def all_used(self) -> NDArray[np.float64]:
        """Pieces of all periods.

        Shape facilities × products.
        """
        return np.asarray(self.used.sum(axis=0))

    @cached_property
    def all_days(self) -> NDArray[np.float64]:
        """Days of all periods, facilities × 1."""
        return np.asarray(self.days.sum(axis=0))

    @cached_property
    def days_in_stock(self) -> NDArray[np.float64]:
        """Days of all periods on which there was stock.

        Shape facilities × products; never below 0.
        """
        return np.asarray(np.maximum(self.all_days - self.days_out.sum(axis=0), 0))

    @cached_property
    def monthly_deviation(self) -> NDArray[np.float64]:
        """Standard deviation of the pieces of a month; 0 where only one period is known.

        Use varies with the root of the time: of n months it does √n times as much as of one.

        s² = Σ (used − rate·days)² ÷ days × 30.4375 ÷ (n − 1), over n periods, with rate = Σ used ÷
        Σ days. It is not corrected for days out, which make use look more regular than demand is.
        """
        # what each period would have used at the rate of all
        usual = self.all_used / self.all_days * self.days
        squares = ((self.used - usual) ** 2 / self.days).sum(axis=0)
        return np.asarray(np.sqrt(squares / max(len(self.used) - 1, 1) * DAYS_PER_MONTH))

    @cached_property
    def unadjusted(self) -> NDArray[np.float64]:
        """Pieces a month over all days, those without stock included.

        30.4375 × Σ used ÷ Σ days. It is what `adjustment: none` orders by, and the base that
        `correct_at_most` multiplies.
        """
        return self.all_used * (DAYS_PER_MONTH / self.all_days)
