from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.engine.goods import goods_of
from sim.engine.orders import Requisitions, Shipment
from sim.engine.store import Picking, Promise, Store
from sim.policies.replenishment import InformedPush
from sim.scenario.replenishment import Sharing
from tests.unit.engine.worlds import FAR, NEAR, STORE, E, N, V, at, clock, setting, stock_of


class Counter:
    """A store with so much of each product, and what it was told about promises."""

    def __init__(
        self, on_hand: int = 100, *, picking: int = 2, per_day: int | None = None, **sharing: object
    ) -> None:
        known = setting()
        self.stock = stock_of(known, store=on_hand)
        self.store = Store(
            STORE,
            stock=self.stock,
            sharing=Sharing.model_validate(sharing),
            calendar=known.calendar,
            goods=goods_of(known),
            picking=Picking(picking, per_day),
            remoteness_hours=np.array([0.0, 1.0, 3.0]),
        )
        self.asked: list[tuple[float, float]] = []

    def take(self, requisitions: Requisitions) -> None:
        """Take requisitions as at a review, where they are on order from then on."""
        self.stock.on_order[requisitions.facilities] += requisitions.pieces
        self.store.request(requisitions)

    def share(self, day: int = 2) -> list[Shipment]:
        return self.store.share(at(day, 8), self._promise)

    def _promise(self, decided: float, packed: float) -> Promise:
        self.asked.append((decided, packed))
        return Promise(decided + 7, decided + 12)


def wants(
    pieces: Mapping[int, int],
    *,
    decided: float = 0.0,
    position: Sequence[int] = (0, 0),
    monthly: Sequence[float] = (1.0, 1.0),
    top_up: tuple[InformedPush, NDArray[np.int64]] | None = None,
) -> Requisitions:
    """Return requisitions for so many of each product by facility; a team's where one tops up."""
    n = len(pieces)
    return Requisitions(
        programme="units",
        decided=decided,
        facilities=np.array(list(pieces)),
        pieces=_of_each_product(list(pieces.values())),
        position=_of_each_product(position[:n]),
        monthly_consumption=_of_each_product(monthly[:n]),
        is_order=top_up is None,
        top_up=top_up,
    )


def _of_each_product(values: Sequence[float]) -> NDArray[np.generic]:
    return np.repeat(np.array(values)[:, np.newaxis], 3, axis=1)


def shares(shipments: list[Shipment]) -> list[tuple[int, list[int]]]:
    return [(each.facility, each.pieces.tolist()) for each in shipments]


def test_all_get_what_they_ask_for_where_there_is_enough() -> None:
    counter = Counter()
    counter.take(wants({NEAR: 10, FAR: 20}))

    assert shares(counter.share()) == [(NEAR, [10] * 3), (FAR, [20] * 3)]
    assert counter.stock.on_hand[STORE].tolist() == [70] * 3
    assert counter.stock.in_transit.tolist() == [30] * 3


@pytest.mark.parametrize(("rule", "near", "far"), [("first_come", 10, 5), ("equal_months", 5, 10)])
def test_what_is_short_is_shared_by_the_rule(rule: str, near: int, far: int) -> None:
    counter = Counter(15, rule={"kind": rule})
    counter.take(wants({NEAR: 10, FAR: 20}, monthly=(10, 20)))

    assert shares(counter.share()) == [(NEAR, [near] * 3), (FAR, [far] * 3)]


def test_equal_months_lifts_first_who_has_least() -> None:
    counter = Counter(10, rule={"kind": "equal_months"})
    asks = wants({NEAR: 10, FAR: 10}, position=(8, 0), monthly=(10, 10))
    counter.take(asks)

    assert shares(counter.share()) == [(NEAR, [1] * 3), (FAR, [9] * 3)]


def test_only_products_that_are_short_are_shared_by_the_rule() -> None:
    counter = Counter(15)
    counter.stock.on_hand[STORE, E] = 100
    counter.take(wants({NEAR: 10, FAR: 20}))

    assert shares(counter.share()) == [(NEAR, [10, 10, 10]), (FAR, [5, 20, 5])]


def test_the_oldest_requisition_comes_first() -> None:
    counter = Counter(15)
    counter.take(wants({FAR: 10}))
    counter.take(wants({NEAR: 10}, decided=1.0))

    assert shares(counter.share()) == [(FAR, [10] * 3), (NEAR, [5] * 3)]


@pytest.mark.parametrize(
    ("unfilled", "on_order", "next_day"), [("cancelled", 5, []), ("kept", 20, [(FAR, [15] * 3)])]
)
def test_what_was_not_given_is_cancelled_or_kept(
    unfilled: str, on_order: int, next_day: list[tuple[int, list[int]]]
) -> None:
    counter = Counter(15, unfilled=unfilled)
    counter.take(wants({NEAR: 10, FAR: 20}))
    counter.share()
    assert counter.stock.on_order[FAR].tolist() == [on_order] * 3

    counter.stock.supply(STORE, np.full(3, 99))

    assert shares(counter.share(3)) == next_day


def test_what_is_kept_comes_before_what_is_asked_for_later() -> None:
    counter = Counter(0, unfilled="kept")
    counter.take(wants({FAR: 10}))
    counter.share()
    counter.take(wants({NEAR: 10}, decided=3.0))
    counter.stock.supply(STORE, np.full(3, 15))

    assert shares(counter.share(3)) == [(FAR, [10] * 3), (NEAR, [5] * 3)]


def test_what_is_kept_was_decided_and_wanted_once() -> None:
    counter = Counter(15, unfilled="kept")
    counter.take(wants({FAR: 20}))
    counter.share()
    counter.stock.supply(STORE, np.full(3, 99))
    later = counter.share(9)[0]

    assert (later.decided, clock(later.allocated), later.asked_pieces) == (0, "9 08:00", 15)
    assert counter.stock.wanted[STORE].tolist() == [20] * 3


def test_who_gets_nothing_has_no_shipment() -> None:
    counter = Counter(10)
    counter.take(wants({NEAR: 10, FAR: 20}))

    assert shares(counter.share()) == [(NEAR, [10] * 3)]


@pytest.mark.parametrize(("on_hand", "complete"), [(30, [True, True]), (29, [True, False])])
def test_a_shipment_is_complete_where_nothing_is_missing(
    on_hand: int, complete: list[bool]
) -> None:
    counter = Counter(100)
    counter.stock.on_hand[STORE, V] = on_hand
    counter.take(wants({NEAR: 10, FAR: 20}))

    assert [each.complete for each in counter.share()] == complete


@pytest.mark.parametrize(
    ("day", "picking", "expected"),
    [(2, 0, "2 08:00"), (2, 1, "3 00:00"), (3, 2, "7 00:00"), (4, 1, "7 00:00")],
    ids=["at once", "next day", "over a weekend", "on Monday"],
)
def test_goods_are_packed_after_working_days(day: int, picking: int, expected: str) -> None:
    counter = Counter(picking=picking)
    counter.take(wants({NEAR: 10}))
    shipment = counter.share(day)[0]

    assert (clock(shipment.allocated), clock(shipment.packed)) == (f"{day} 08:00", expected)


def test_a_promise_is_asked_for_each_decision() -> None:
    counter = Counter()
    counter.take(wants({NEAR: 10}))
    counter.take(wants({FAR: 10}, decided=1.0))
    shipments = counter.share()

    assert counter.asked == [(0.0, 4.0), (1.0, 4.0)]
    assert [(each.cycle_start, each.due) for each in shipments] == [(7, 12), (8, 13)]


def test_a_shipment_knows_its_weight_and_volume() -> None:
    counter = Counter()
    counter.take(wants({NEAR: 10}))

    assert counter.share()[0].size == pytest.approx([30, 0.03])


def test_a_team_knows_how_to_top_up_its_programme() -> None:
    counter, rule = Counter(), InformedPush()
    counter.take(wants({NEAR: 10}, monthly=(4.0,), top_up=(rule, np.array([V]))))
    shipment = counter.share()[0]

    assert shipment.top_ups["units"].rule is rule
    assert shipment.top_ups["units"].monthly_consumption.tolist() == [4.0]
    assert not shipment.is_order


def test_where_nobody_asks_nothing_is_shared() -> None:
    assert Counter().share() == []


def test_what_was_shared_is_not_shared_again() -> None:
    counter = Counter()
    counter.take(wants({NEAR: 10}))
    counter.share()

    assert counter.share(3) == []


def test_the_rule_is_told_who_is_remote() -> None:
    counter = Counter(50, rule={"kind": "remoteness_weighted", "extra_per_hour": 0.5})
    counter.take(wants({NEAR: 99, FAR: 99}, monthly=(10, 10)))

    assert shares(counter.share()) == [(NEAR, [19] * 3), (FAR, [31] * 3)]  # weights 1.5 and 2.5


@pytest.mark.parametrize(
    ("kind", "near"),
    [("first_come", [10, 10, 10]), ("ven_first", [10, 20, 0])],
    ids=["products alike", "the vital first"],
)
def test_no_more_is_picked_than_a_day_allows(kind: str, near: list[int]) -> None:
    counter = Counter(picking_pieces_at_most=30, rule={"kind": kind})
    counter.stock.on_hand[STORE, V] = 10
    counter.stock.on_hand[STORE, [E, N]] = [20, 30] if kind == "ven_first" else [10, 10]
    counter.take(wants({NEAR: 50}))

    assert shares(counter.share()) == [(NEAR, near)]


def test_pieces_are_counted_for_picking_only_where_they_are_there() -> None:
    counter = Counter(picking_pieces_at_most=60, rule={"kind": "ven_first"})
    counter.stock.on_hand[STORE, V] = 5
    counter.take(wants({NEAR: 50}))

    assert shares(counter.share()) == [(NEAR, [5, 50, 5])]


@pytest.mark.parametrize(
    ("unfilled", "next_day"), [("cancelled", []), ("kept", [(NEAR, [0, 10, 20])])]
)
def test_what_was_not_picked_was_not_given(
    unfilled: str, next_day: list[tuple[int, list[int]]]
) -> None:
    counter = Counter(picking_pieces_at_most=30, unfilled=unfilled, rule={"kind": "ven_first"})
    counter.take(wants({NEAR: 20}))
    counter.share()

    assert shares(counter.share(3)) == next_day


@pytest.mark.parametrize(
    ("day", "given"),
    [pytest.param(0, 10, id="today alone"), pytest.param(7, 60, id="six working days")],
)
def test_all_working_days_since_stock_was_shared_count_for_picking(day: int, given: int) -> None:
    counter = Counter(per_day=10)
    counter.take(wants({NEAR: 50}))

    assert sum(each.pieces.sum() for each in counter.share(day)) == given


def test_days_of_picking_are_used_up() -> None:
    counter = Counter(per_day=10, unfilled="kept")
    counter.take(wants({NEAR: 50}))

    assert [sum(each.pieces.sum() for each in counter.share(day)) for day in (4, 7)] == [50, 10]


def test_enough_hands_change_nothing() -> None:
    counter = Counter(picking_pieces_at_most=90)
    counter.take(wants({NEAR: 10, FAR: 20}))

    assert shares(counter.share()) == [(NEAR, [10] * 3), (FAR, [20] * 3)]


@pytest.mark.parametrize(
    ("unfilled", "on_order", "sent"),
    [("kept", 20, [(FAR, [15] * 3)]), ("kept_until_review", 5, [])],
)
def test_what_waits_for_the_next_review_ends_there(
    unfilled: str, on_order: int, sent: list[tuple[int, list[int]]]
) -> None:
    counter = Counter(5, unfilled=unfilled)
    counter.take(wants({FAR: 20}))
    counter.share()
    counter.store.cancel_rests("units")
    counter.stock.supply(STORE, np.full(3, 99))

    assert counter.stock.on_order[FAR].tolist() == [on_order] * 3
    assert shares(counter.share(3)) == sent


@pytest.mark.parametrize("programme", ["units", "others"])
def test_what_was_never_shared_outlives_a_review(programme: str) -> None:
    counter = Counter(unfilled="kept_until_review")
    counter.take(wants({FAR: 20}))
    counter.store.cancel_rests(programme)

    assert shares(counter.share()) == [(FAR, [20] * 3)]


def test_until_the_review_what_was_not_given_is_sent_as_goods_come_in() -> None:
    counter = Counter(5, unfilled="kept_until_review")
    counter.take(wants({FAR: 20}))
    counter.share()
    counter.store.cancel_rests("others")
    counter.stock.supply(STORE, np.full(3, 99))

    assert shares(counter.share(3)) == [(FAR, [15] * 3)]


@pytest.mark.parametrize(
    ("unfilled", "owed"), [("cancelled", 0), ("kept", 20), ("kept_until_review", 20)]
)
def test_a_store_owes_what_it_was_asked_for_and_has_kept(unfilled: str, owed: int) -> None:
    counter = Counter(on_hand=100, unfilled=unfilled)
    counter.take(wants({NEAR: 120}))
    before = counter.stock.owed[STORE].tolist()
    counter.share()

    assert before == [120, 120, 120]
    assert counter.stock.owed[STORE].tolist() == [owed, owed, owed]


def test_a_store_owes_no_more_what_a_review_cancels() -> None:
    counter = Counter(on_hand=100, unfilled="kept_until_review")
    counter.take(wants({NEAR: 120}))
    counter.share()
    counter.store.cancel_rests("units")

    assert not counter.stock.owed.any()
