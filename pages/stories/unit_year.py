"""The year of one unit: what it asked for, what came, when shelves were empty, who was served."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

import numpy as np

from pages.stories.told import Told
from sim.domain.records import OUTCOMES
from sim.metrics.ratio import ratio


class Order(NamedTuple):
    """An order and how it came."""

    begins: datetime
    """It was decided."""

    allocated: datetime
    """The store shared its stock."""

    departed: datetime
    """The vehicle left the store."""

    received: datetime
    """It was unloaded."""

    asked: int
    """Pieces asked for."""

    came: int
    """Pieces that came."""

    blocked_hours: float
    """Spent before closed roads on the way."""

    is_late: bool
    """Whether it came later than promised."""


class Gap(NamedTuple):
    """Mornings in a row on which a product was not there."""

    begins: datetime
    """The first."""

    ends: datetime
    """The last."""

    days: int
    """How many there were."""

    product: str
    """What was missing."""


class Month(NamedTuple):
    """What patients got in a month."""

    first: datetime
    """Its first day measured."""

    asked: int
    """Prescriptions presented for the first time."""

    filled: float
    """Share filled completely at once."""

    came: int
    """Pieces that came from the store."""


class UnitYear(NamedTuple):
    """The year of a unit."""

    name: str
    """Of the unit."""

    hours_away: float
    """Free travel time from its store."""

    opening_days: int
    """Days on which it was open."""

    orders: list[Order]
    """In the order in which they were decided."""

    gaps: list[Gap]
    """Of the products that are traced."""

    months: list[Month]
    """One a month."""

    outcomes: dict[str, int]
    """Prescriptions of the year by `OUTCOMES`."""

    worst: list[tuple[str, int]]
    """The products that were missing on most opening days, with these days."""


_WORST = 3


def unit_year(told: Told, facility: str) -> UnitYear:
    """Return the year of *facility*, which has to be traced."""
    index = told.labels.facilities.index(facility)
    counts = told.records.prescriptions[:, index].sum(axis=0)
    return UnitYear(
        name=told.labels.facility_names[index],
        hours_away=float(told.labels.remoteness_hours[index]),
        opening_days=int(told.records.opening_days[index]),
        orders=list(_orders(told, index)),
        gaps=list(_gaps(told, facility)),
        months=list(_months(told, index)),
        outcomes=dict(zip(OUTCOMES, counts.tolist(), strict=True)),
        worst=_worst(told, index),
    )


def _orders(told: Told, index: int) -> Iterator[Order]:
    rows = told.records.deliveries
    came = rows[(rows["facility"] == index) & ~np.isnan(rows["received"])]
    for row in came[np.argsort(came["decided"], kind="stable")]:
        yield Order(
            begins=told.moment(row["decided"]),
            allocated=told.moment(row["allocated"]),
            departed=told.moment(row["departed"]),
            received=told.moment(row["received"]),
            asked=int(row["asked_pieces"]),
            came=int(row["pieces"]),
            blocked_hours=float(row["blocked_hours"]),
            is_late=bool(row["received"] > row["due"]),
        )


def _gaps(told: Told, facility: str) -> Iterator[Gap]:
    trace = told.scenario.trace
    names = [told.scenario.products[key].name for key in trace.products]
    stock = told.records.trace[:, trace.facilities.index(facility)]
    for product, of_product in zip(names, stock.T, strict=True):
        is_empty = np.concatenate([[False], of_product == 0, [False]])
        first_days, ends = np.flatnonzero(np.diff(is_empty.astype(int))).reshape(-1, 2).T
        for first, end in zip(first_days.tolist(), ends.tolist(), strict=True):
            begins, ended = (told.moment(told.records.first_day + day) for day in (first, end - 1))
            yield Gap(begins, ended, end - first, product)


def _months(told: Told, index: int) -> Iterator[Month]:
    asked, filled = OUTCOMES.index("asked"), OUTCOMES.index("complete")
    first = told.moment(told.records.first_day)
    rows = told.records.deliveries[told.records.deliveries["facility"] == index]
    rows = rows[~np.isnan(rows["received"])]
    came = [(told.moment(row["received"]), int(row["pieces"])) for row in rows]
    for counts in told.records.prescriptions[:, index]:
        following = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        yield Month(
            first=first,
            asked=int(counts[asked]),
            filled=ratio(counts[filled], counts[asked]),
            came=sum(pieces for moment, pieces in came if first <= moment < following),
        )
        first = following


def _worst(told: Told, index: int) -> list[tuple[str, int]]:
    kept = told.labels.expected_month[index] > 0
    days = np.where(kept, told.records.stockout_days[index], 0)
    order = np.argsort(-days, kind="stable")[:_WORST]
    return [(told.labels.product_names[product], int(days[product])) for product in order]
