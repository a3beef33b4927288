from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from sim.engine.orders import Pieces, Requisitions
from sim.engine.replenisher import Replenisher
from sim.engine.stock import Stock
from sim.rng import Streams
from tests.unit.engine.worlds import FAR, NEAR, STORE, Shelves, V, pieces, rule, setting

UP_TO_11_AND_21 = rule("forced_ordering", max_months="1 months")


@dataclass
class Desk:
    """A store or a supplier that only takes notes."""

    orders: list[tuple[int, list[int]]] = field(default_factory=list)
    requisitions: list[Requisitions] = field(default_factory=list)
    cancelled: list[str] = field(default_factory=list)

    def order(self, facility: int, pieces: Pieces) -> None:
        self.orders.append((facility, pieces.tolist()))

    def request(self, requisitions: Requisitions) -> None:
        self.requisitions.append(requisitions)

    def cancel_rests(self, programme: str) -> None:
        self.cancelled.append(programme)


class Office:
    """A programme before a store and a supplier, with these shelves."""

    def __init__(
        self,
        replenishment: dict[str, Any],
        *,
        shelves: Shelves | None = None,
        programme: str = "units",
        **changes: object,
    ) -> None:
        known = setting(replenishment=replenishment, **changes)
        self.stock = Stock(pieces(known, shelves or {}))
        self.desk = Desk()
        self.replenisher = Replenisher(
            programme,
            programme=known.scenario.replenishment[programme],
            setting=known,
            stock=self.stock,
            streams=Streams(1, 0),
            suppliers={"maker": self.desk},
            stores={"store": self.desk},
        )

    def review(self, day: int = 0) -> dict[int, list[int]]:
        """Return what each facility asks the store for."""
        before = len(self.desk.requisitions)
        self.replenisher.review(day)
        new = self.desk.requisitions[before:]
        return {
            int(row): asked.tolist()
            for each in new
            for row, asked in zip(each.facilities, each.pieces, strict=True)
        }


def test_a_review_asks_the_store() -> None:
    assert Office(UP_TO_11_AND_21).review() == {NEAR: [11] * 3, FAR: [21] * 3}


def test_what_is_asked_for_is_on_order() -> None:
    office = Office(UP_TO_11_AND_21)
    office.review()

    assert office.stock.on_order.tolist() == [[0] * 3, [11] * 3, [21] * 3]


def test_what_is_on_order_is_not_asked_for_again() -> None:
    office = Office(UP_TO_11_AND_21)
    office.review(0)

    assert office.review(1) == {}


def test_who_needs_nothing_does_not_ask() -> None:
    assert Office(UP_TO_11_AND_21, shelves={"near": 11}).review() == {FAR: [21] * 3}


def test_the_store_is_told_the_position_before_these_orders() -> None:
    office = Office(UP_TO_11_AND_21, shelves={"near": 4})
    office.stock.on_order[NEAR, V] = 3
    office.review()
    told = office.desk.requisitions[0]

    assert told.position.tolist() == [[7, 4, 4], [0, 0, 0]]
    assert told.pieces[0].tolist() == [4, 7, 7]


def test_the_store_is_told_the_consumption() -> None:
    office = Office(UP_TO_11_AND_21)
    office.review()

    assert office.desk.requisitions[0].monthly_consumption[:, V] == pytest.approx(
        [10.1458, 20.2917], abs=1e-4
    )


def test_stores_order_from_the_supplier() -> None:
    office = Office(
        rule("forced_ordering", programme="stores", max_months="1 months"), programme="stores"
    )

    assert office.review() == {}
    assert office.desk.orders == [(STORE, [31] * 3)]
    assert office.stock.on_order[STORE].tolist() == [31] * 3


def test_each_facility_asks_its_own_supplier() -> None:
    office = Office(UP_TO_11_AND_21, facilities={"far": {"supplier": "maker"}})

    assert office.review() == {NEAR: [11] * 3}
    assert office.desk.orders == [(FAR, [21] * 3)]


def test_a_programme_keeps_to_its_products() -> None:
    change = {"units": {"groups": ["other"]} | UP_TO_11_AND_21["units"]}
    office = Office(change, products={"e": {"supply_group": "other"}})

    assert office.review() == {NEAR: [0, 11, 0], FAR: [0, 21, 0]}


def test_a_product_that_nobody_uses_there_is_never_sent() -> None:
    rates = {"v": {"other": 1, "m": 0}}

    assert Office(UP_TO_11_AND_21, demand={"rates": rates}).review() == {
        NEAR: [0, 16, 16],
        FAR: [0, 31, 31],
    }


@pytest.mark.parametrize(
    ("kind", "is_order"),
    [
        ("kit_push", False),
        ("informed_push", False),
        ("report_based_allocation", False),
        ("pull_by_exception", True),
        ("forced_ordering", True),
        ("continuous_review", True),
        ("standard", True),
        ("vendor_managed", False),
    ],
)
def test_only_what_facilities_decide_is_an_order(kind: str, *, is_order: bool) -> None:
    office = Office(rule(kind))
    office.review()

    assert office.desk.requisitions[0].is_order is is_order


@pytest.mark.parametrize(("kind", "tops_up"), [("informed_push", True), ("kit_push", False)])
def test_only_a_delivery_team_tops_up(kind: str, *, tops_up: bool) -> None:
    office = Office(rule(kind))
    office.review()

    assert (office.desk.requisitions[0].of(0) is not None) is tops_up


@pytest.mark.parametrize(
    ("review", "expected"),
    [
        ({"kind": "every", "interval": "14 d"}, [0, 14]),
        ({"kind": "every", "interval": "14 d", "first": "5 d"}, [7, 21]),
        ({"kind": "monthly", "week": -1, "weekday": "wednesday"}, [30]),
    ],
)
def test_a_programme_decides_on_its_days(review: dict[str, Any], expected: list[int]) -> None:
    change = {"units": {"review": review}}
    office = Office(change, run={"horizon": "31 d"} if review["kind"] == "monthly" else {})
    days = range(31 if review["kind"] == "monthly" else 28)

    assert [day for day in days if office.replenisher.reviews_at(day)] == expected


def test_a_review_moves_the_estimate_and_the_orders_with_it() -> None:
    office = Office(UP_TO_11_AND_21)
    office.stock.issued[NEAR] = 60

    assert office.review(30)[NEAR] == [27, 27, 27]  # 80.3 in 90.875 days
    assert office.replenisher.history.monthly[0, 0] > 20


def test_who_overlooks_what_depends_on_programme_and_day_alone() -> None:
    change = rule("pull_by_exception", report_probability=0.5, threshold="9 months")
    days = [Office(change).review(day) for day in (0, 0, 1, 2)]

    assert days[0] == days[1]
    assert len({repr(day) for day in days}) == 3


def test_kinds_are_told_to_the_policy() -> None:
    change = rule("kit_push", sized_for="kind")
    alike = Office(change).review()
    apart = Office(change, facilities={"far": {"kind": "large"}}).review()

    assert alike == {NEAR: [15] * 3, FAR: [15] * 3}
    assert apart == {NEAR: [10] * 3, FAR: [20] * 3}


def test_the_estimate_starts_as_a_copy_of_the_expected_month() -> None:
    office = Office(UP_TO_11_AND_21)

    assert np.shares_memory(office.replenisher.history.monthly, office.stock.on_hand) is False


@pytest.mark.parametrize(("start", "asked"), [("2024-01-01", 21), ("2024-02-05", 11)])
def test_the_month_is_told_to_the_policy(start: str, asked: int) -> None:
    change = rule("pre_positioning", max_months="1 months", extra="1 months", months=[1])

    assert Office(change, run={"start": start}).review()[NEAR] == [asked] * 3


def test_products_are_told_to_the_policy_by_their_keys() -> None:
    change = {"units": {"groups": ["other"]} | rule("base_stock", pieces={"e": 3, "n": 4})["units"]}
    office = Office(change, products={"e": {"supply_group": "other"}})

    assert office.review() == {NEAR: [0, 3, 0], FAR: [0, 3, 0]}


def test_a_kit_for_some_products_and_orders_for_the_rest_are_two_programmes() -> None:
    """The hybrid of kit and pull: each programme keeps to its group."""
    groups = {"e": {"supply_group": "pull"}, "n": {"supply_group": "pull"}}
    pull = rule("forced_ordering", max_months="2 months", programme="pull")["pull"]
    change = {
        "units": {"groups": ["kit"]},
        "pull": {"levels": ["unit"], "groups": ["pull"]} | pull,
    }
    asked = [
        Office(change, programme=name, products=groups, shelves={"near": 15}).review()[NEAR]
        for name in ("units", "pull")
    ]

    assert asked == [[10, 0, 0], [0, 6, 6]]


def test_a_review_ends_what_waits_for_it() -> None:
    office = Office(UP_TO_11_AND_21)
    office.review()

    assert office.desk.cancelled == ["units"]


@pytest.mark.parametrize(
    ("pack", "asked"), [(1, [11, 21]), (5, [15, 25]), (30, [30, 30])], ids=["piece", "few", "one"]
)
def test_whole_packs_are_asked_for(pack: int, asked: list[int]) -> None:
    office = Office(UP_TO_11_AND_21, products={"v": {"pieces_per_pack": pack}})
    orders = office.review()

    assert [orders[facility][V] for facility in (NEAR, FAR)] == asked


@pytest.mark.parametrize("kind", ["kit_push", "forced_ordering"])
def test_a_programme_that_supplies_nobody_decides_nothing(kind: str) -> None:
    nobody = rule(kind)["units"] | {"institutions": ["others"]}
    office = Office({"units": nobody}, institutions={"others": {"name": "Others"}})

    assert not any(office.replenisher.reviews_at(day) for day in range(28))
