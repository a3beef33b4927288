"""Continuous review: order whenever stock falls to its minimum."""

from typing import Literal

from sim.policies.replenishment.min_max import MinMax


class ContinuousReview(MinMax):
    """Fill up to the maximum once the position falls to the minimum: the (s, S) policy.

    It is meant for a review every working day; the same at a monthly review is `standard`.

    The minimum covers use over the lead time and safety stock, no review period, as an order goes
    out the day it is reached: less stock than at a monthly review, and trips at any time.

    References
    ----------
    USAID | DELIVER PROJECT (2011), *The Logistics Handbook*, section 4.5.
    """

    kind: Literal["continuous_review"] = "continuous_review"
