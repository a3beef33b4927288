"""A store of two institutions: `near` is of the one, `far` of the other, and `v` has one key."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.engine.goods import goods_of
from sim.engine.orders import Requisitions, Shipment
from sim.engine.setting import Setting
from sim.engine.shelved_store import ShelvedStore
from sim.engine.stock import Stock
from sim.engine.store import Picking, Promise, Store
from sim.scenario.replenishment import Sharing
from tests.unit.engine.two_institutions import two_institutions
from tests.unit.engine.worlds import FAR, NEAR, STORE, Shelves, at, clock, pieces

OF_IMSS, OF_SSA = 3, 4
"""Rows of the shelves."""


def common(known: Setting) -> NDArray[np.bool_]:
    return known.shelves.shared_keys("imss", "ssa", 0)


class Counter:
    """The store with its two shelves, where one of three keys is common."""

    def __init__(
        self,
        shelves: Shelves | None = None,
        *,
        harmonisation: float = 1 / 3,
        per_day: int | None = None,
        agreement: dict[str, Any] | None = None,
        **sharing: object,
    ) -> None:
        agreements = {"agreements": {"keys": agreement}} if agreement else {}
        self.known = two_institutions(harmonisation, **agreements)
        everywhere = {"store": 100, "store/imss": 100, "store/ssa": 100}
        self.stock = Stock(pieces(self.known, everywhere if shelves is None else shelves))
        rows = {
            row: Store(
                row,
                stock=self.stock,
                sharing=Sharing.model_validate(sharing),
                calendar=self.known.calendar,
                goods=goods_of(self.known),
                picking=Picking(2, per_day),
                remoteness_hours=np.zeros(5),
            )
            for row in (STORE, OF_IMSS, OF_SSA)
        }
        self.store = ShelvedStore(
            rows[STORE], {"imss": rows[OF_IMSS], "ssa": rows[OF_SSA]}, self.known
        )

    def take(self, of_each: dict[int, int], *, day: int = 0) -> None:
        """Take requisitions of so many of each product by facility."""
        facilities = np.array(list(of_each))
        asked = np.repeat(np.array(list(of_each.values()))[:, None], 3, axis=1)
        self.stock.on_order[facilities] += asked
        self.store.request(
            Requisitions(
                programme="units",
                decided=at(day, 8),
                facilities=facilities,
                pieces=asked,
                position=np.zeros_like(asked),
                monthly_consumption=np.ones(asked.shape),
                is_order=True,
            )
        )

    def share(self, day: int = 2) -> list[Shipment]:
        return self.store.share(at(day, 8), lambda decided, _packed: Promise(decided, decided + 9))

    def wanted(self) -> dict[int, list[int]]:
        """Return what was asked of each row, one number a product."""
        rows = (STORE, OF_IMSS, OF_SSA)
        return {row: self.stock.wanted[row].tolist() for row in rows}


def given(shipments: list[Shipment]) -> dict[int, list[int]]:
    """Return what each facility gets in all."""
    sums = {each.facility: np.zeros(3, dtype=np.int64) for each in shipments}
    for each in shipments:
        sums[each.facility] += each.pieces
    return {facility: got.tolist() for facility, got in sums.items()}


def picked(shipments: list[Shipment]) -> int:
    return sum(int(each.pieces.sum()) for each in shipments)


def test_the_store_answers_for_its_facility() -> None:
    assert Counter().store.facility == STORE


def test_common_keys_are_asked_of_the_store_and_own_ones_of_the_shelf() -> None:
    counter = Counter()
    counter.take({NEAR: 5, FAR: 7})
    is_common = common(counter.known).astype(int)

    assert counter.wanted() == {
        STORE: (12 * is_common).tolist(),
        OF_IMSS: (5 * (1 - is_common)).tolist(),
        OF_SSA: (7 * (1 - is_common)).tolist(),
    }


@pytest.mark.parametrize("harmonisation", [0.0, 1 / 3, 2 / 3])
def test_everybody_gets_what_they_ask_for_wherever_it_lies(harmonisation: float) -> None:
    counter = Counter(harmonisation=harmonisation)
    counter.take({NEAR: 5, FAR: 7})

    assert given(counter.share()) == {NEAR: [5] * 3, FAR: [7] * 3}


def test_nothing_of_one_institution_goes_to_the_other() -> None:
    counter = Counter({"store/imss": 100}, harmonisation=0.0)
    counter.take({NEAR: 5, FAR: 7})

    assert given(counter.share()) == {NEAR: [5] * 3}
    assert counter.stock.on_hand[OF_IMSS].tolist() == [95] * 3


def test_what_is_common_is_shared_by_the_rule_among_all() -> None:
    counter = Counter({"store": 6, "store/imss": 100, "store/ssa": 100})
    counter.take({NEAR: 6, FAR: 6})
    got = given(counter.share())
    key = int(np.flatnonzero(common(counter.known))[0])

    assert got[NEAR][key] + got[FAR][key] == 6
    assert [got[NEAR][each] for each in range(3) if each != key] == [6, 6]


def test_goods_of_store_and_shelf_are_packed_for_the_same_moment() -> None:
    counter = Counter()
    counter.take({NEAR: 5})
    shipments = counter.share()

    assert len(shipments) == 2
    assert {clock(each.packed) for each in shipments} == {"4 00:00"}
    assert {each.due for each in shipments} == {at(0, 8) + 9}


def test_a_store_that_is_asked_for_nothing_sends_nothing() -> None:
    assert Counter().share() == []


@pytest.mark.parametrize("of_each", [1, 5, 20, 99])
def test_no_more_is_picked_than_there_is_time_for(of_each: int) -> None:
    counter = Counter(per_day=30)
    counter.take({NEAR: of_each, FAR: of_each})
    number = picked(counter.share(day=0))

    assert number <= 30
    assert number >= min(6 * of_each, 30) - 3  # a row loses a part of a piece at most


def test_time_to_pick_is_shared_by_what_each_could_give() -> None:
    counter = Counter({"store/imss": 100, "store/ssa": 20}, harmonisation=0.0, per_day=60)
    counter.take({NEAR: 100, FAR: 100})
    got = given(counter.share(day=0))

    assert (sum(got[NEAR]), sum(got[FAR])) == (50, 10)  # as 300 to 60


def test_time_that_is_not_needed_cuts_nothing() -> None:
    counter = Counter(per_day=1000)
    counter.take({NEAR: 5, FAR: 7})

    assert given(counter.share(day=0)) == {NEAR: [5] * 3, FAR: [7] * 3}


def test_time_to_pick_is_counted_once_for_store_and_shelves() -> None:
    counter = Counter(per_day=30, unfilled="kept")
    counter.take({NEAR: 50, FAR: 50})
    days = [picked(counter.share(day)) for day in (0, 1)]

    assert all(27 <= pieces <= 30 for pieces in days)
    assert counter.stock.in_transit.sum() == sum(days)


def test_rests_are_forgotten_at_store_and_shelves() -> None:
    counter = Counter({}, unfilled="kept_until_review")
    counter.take({NEAR: 5, FAR: 7})
    counter.share()
    counter.store.cancel_rests("units")

    assert not counter.stock.on_order.any()
    assert not counter.stock.owed.any()


def test_rests_of_other_programmes_stay() -> None:
    counter = Counter({}, unfilled="kept_until_review")
    counter.take({NEAR: 5})
    counter.share()
    counter.store.cancel_rests("others")

    assert counter.stock.on_order[NEAR].tolist() == [5] * 3


def joining(**sharing: object) -> Counter:
    """Return a store where both join a catalogue of all keys on day 50, and empty shelves."""
    days = {"imss": "2024-02-20", "ssa": "2024-02-20"}
    return Counter({}, harmonisation=1.0, agreement={"joins": days}, unfilled="kept", **sharing)


def test_before_it_joins_all_is_asked_of_the_shelf_and_then_of_the_store() -> None:
    counter = joining()
    counter.take({FAR: 7}, day=49)
    counter.take({FAR: 2}, day=50)

    assert counter.wanted() == {STORE: [2] * 3, OF_IMSS: [0] * 3, OF_SSA: [7] * 3}


def test_what_waits_at_the_shelf_waits_at_the_store_once_it_is_common() -> None:
    counter = joining()
    counter.take({FAR: 7}, day=49)
    counter.store.join("ssa", np.array([True, False, False]))
    counter.stock.supply(STORE, np.full(3, 9))

    assert given(counter.share(day=50)) == {FAR: [7, 0, 0]}
    assert counter.stock.on_order[FAR].tolist() == [7] * 3  # it is on its way, or still wanted


def test_who_asked_first_comes_first_though_it_asked_another() -> None:
    counter = joining(rule={"kind": "first_come"})
    counter.take({FAR: 7}, day=40)
    counter.store.join("ssa", np.ones(3, dtype=np.bool_))
    counter.take({NEAR: 7}, day=50)
    counter.stock.supply(STORE, np.full(3, 9))

    assert given(counter.share(day=51)) == {FAR: [7] * 3, NEAR: [2] * 3}
