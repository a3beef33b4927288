"""Whether what a store orders comes in time for the round that it is ordered for."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil
from statistics import median
from typing import NamedTuple

from sim.policies.transport import Rounds
from sim.scenario.scenario import Scenario
from sim.scenario.variant import Variant


def warn_of_late_receipts(scenario: Scenario, variant: Variant) -> None:
    """Warn where a store's goods are expected after the cut-off of the next round.

    They are there, but wait for the round after: that phase alone moves results. Consolidated
    trips have no rounds to miss.
    """
    calendar = scenario.run.dates()
    for order in _orders(scenario):
        plan = scenario.transport.plan_of(order.store)
        if not isinstance(plan, Rounds):
            continue
        cut_offs = plan.cut_offs(calendar)
        reviews = scenario.replenishment[order.programme].review.days(calendar)
        supplier = scenario.supply[order.supplier]
        # both shapes of lead time have this mean
        lead_time_days = (supplier.lead_time_least + supplier.lead_time_most) / 2
        late = ceil(days_late(reviews, cut_offs, lead_time_days))
        if late > 0:
            message = (
                f"{order.supplier!r} takes {lead_time_days:g} d on average: what {order.store!r}"
                f" orders is expected {late} d after the next round's cut-off and waits for the"
                f" round after; review {late} d earlier, or start rounds {late} d later"
                f" ({_plan_path(scenario, order.store)}.start)"
            )
            variant.warn(("replenishment", order.programme, "review"), message)


def days_late(reviews: Sequence[int], cut_offs: Sequence[int], lead_time_days: float) -> float:
    """Return by how many days an order misses the next round, in the median round.

    Of the reviews between two rounds the first counts. Rounds that follow each other faster than
    the supplier delivers are left out: no day of review would do.

    The median, as the first and the last rounds of a run are special.

    Parameters
    ----------
    reviews
        Days of review, in order.
    cut_offs
        Days on which the store shares its stock, in order.

    Returns
    -------
    days
        0 or less: in time.
    """
    late = []
    for before, cut_off in pairwise(cut_offs):
        first = bisect_left(reviews, before)
        is_between = first < len(reviews) and reviews[first] < cut_off
        if is_between and lead_time_days < cut_off - before:
            late.append(reviews[first] + lead_time_days - cut_off)
    return median(late) if late else 0.0


def _plan_path(scenario: Scenario, store: str) -> str:
    """Return where the plan of *store* is written."""
    is_own = store in scenario.transport.plans
    return f"transport.plans.{store}" if is_own else "transport.plan"


class _Order(NamedTuple):
    """What a programme makes a store order."""

    programme: str
    """=The programme that decides."""
    store: str
    """=Who orders."""
    supplier: str
    """=From whom."""


def _orders(scenario: Scenario) -> Iterator[_Order]:
    """Yield for each programme the stores that it lets order from a supplier."""
    stores = {facility.supplier for facility in scenario.facilities.values()}
    for programme, rule in scenario.replenishment.items():
        for name, facility in scenario.facilities.items():
            is_supplied = facility.level in rule.levels and facility.supplier in scenario.supply
            if name in stores and is_supplied:
                yield _Order(programme, name, facility.supplier)
