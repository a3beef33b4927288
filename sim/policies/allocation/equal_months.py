"""Equal months of stock: whoever has least is lifted first."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from sim.policies.allocation.base import AllocationRule, Requests

_HALVINGS = 64
_LEAST_CONSUMPTION = 1e-3
"""Pieces a month; who uses nothing would stand at infinitely many months of stock."""


class EqualMonths(AllocationRule):
    """Lift all who ask to the same months of stock λ, nobody beyond what was asked.

    λ solves Σ min(asked, max(0, λ·AMC - position)) = stock for each product.
    """

    kind: Literal["equal_months"] = "equal_months"

    def share(self, requests: Requests, stock: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return what each request gets, requests × products."""
        amc = np.maximum(requests.monthly_consumption, _LEAST_CONSUMPTION)
        low = np.zeros(stock.shape)
        high = ((requests.position + requests.pieces) / amc).max(axis=0, initial=0)
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            enough = self._given(requests, amc, middle).sum(axis=0) <= stock
            low, high = np.where(enough, middle, low), np.where(enough, high, middle)
        given = self._given(requests, amc, low)
        return _whole(given, requests.pieces, stock)

    @staticmethod
    def _given(
        requests: Requests, amc: NDArray[np.float64], months: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        return np.asarray(np.clip(months * amc - requests.position, 0, requests.pieces))


def _whole(
    given: NDArray[np.float64], asked: NDArray[np.int64], stock: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Round down, then hand out the pieces left by the largest fraction, the oldest first."""
    whole = np.floor(given + 1e-6).astype(np.int64)
    left = stock - whole.sum(axis=0)
    fraction = np.where(whole < asked, given - whole, -1.0)
    rank = np.argsort(np.argsort(-fraction, axis=0, kind="stable"), axis=0, kind="stable")
    return np.asarray(whole + ((rank < left) & (whole < asked)))
