"""Standard max-min: at every review, order what is at or below its minimum."""

from typing import Literal

from sim.policies.replenishment.min_max import MinMax


class Standard(MinMax):
    """At a review fill up to the maximum what is at or below the minimum: the (R, s, S) policy.

    The minimum has to last through the next review and its delivery.

    In the handbook's terms Min = L + R + safety stock and Max = Min + R: against forced ordering a
    month more of stock for fewer, larger orders.

    References
    ----------
    USAID | DELIVER PROJECT (2011), *The Logistics Handbook*, section 4.5.
    """

    kind: Literal["standard"] = "standard"
