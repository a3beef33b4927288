from dataclasses import replace

import numpy as np
import pytest

from sim.engine.orders import Requisitions, Shipment, TopUp
from sim.policies.replenishment import InformedPush

RULE = InformedPush()


def requisitions(*, top_up: bool = False) -> Requisitions:
    """Return what facilities 4 and 7 ask of two products."""
    return Requisitions(
        programme="units",
        decided=3.0,
        facilities=np.array([4, 7]),
        pieces=np.array([[1, 2], [3, 0]]),
        position=np.array([[10, 20], [30, 40]]),
        monthly_consumption=np.array([[0.5, 1.5], [2.5, 3.5]]),
        is_order=True,
        top_up=(RULE, np.array([1])) if top_up else None,
    )


def shipment(decided: float = 0.0, **changes: object) -> Shipment:
    plain = Shipment(
        facility=1,
        pieces=np.array([5, 5]),
        size=np.array([10.0, 0.01]),
        asked_pieces=12,
        complete=True,
        is_order=True,
        decided=decided,
        allocated=decided + 2,
        packed=decided + 4,
        due=decided + 12,
        cycle_start=decided + 7,
    )
    return replace(plain, **changes)


@pytest.mark.parametrize(
    ("pieces", "facilities"),
    [([[1, 0], [0, 0]], [4]), ([[0, 0], [0, 9]], [7]), ([[1, 1], [1, 0]], [4, 7])],
)
def test_the_rest_has_the_rows_that_still_want_something(
    pieces: list[list[int]], facilities: list[int]
) -> None:
    rest = requisitions().rest(np.array(pieces))

    assert rest.facilities.tolist() == facilities
    assert rest.pieces.tolist() == [row for row in pieces if any(row)]


def test_the_rest_keeps_what_was_known_of_who_asks() -> None:
    rest = requisitions().rest(np.array([[0, 0], [0, 9]]))

    assert rest.position.tolist() == [[30, 40]]
    assert rest.monthly_consumption.tolist() == [[2.5, 3.5]]
    assert (rest.decided, rest.programme, rest.is_order) == (3.0, "units", True)


def test_a_delivery_team_knows_the_consumption_of_its_products() -> None:
    top_up = requisitions(top_up=True).of(1)

    assert top_up.rule is RULE
    assert (top_up.columns.tolist(), top_up.monthly_consumption.tolist()) == ([1], [3.5])


def test_without_a_delivery_team_nothing_is_topped_up() -> None:
    assert requisitions().of(0) is None


def test_a_shipment_that_absorbs_a_later_one_keeps_its_own_moments() -> None:
    older, newer = shipment(0.0), shipment(3.0)
    older.absorb(newer)

    assert (older.decided, older.packed, older.due, older.cycle_start) == (0, 4, 12, 7)
    assert (older.pieces.tolist(), older.asked_pieces, older.size[0]) == ([10, 10], 24, 20)
    assert (older.absorbed, newer.absorbed) == (False, True)


@pytest.mark.parametrize("name", ["complete", "is_order"])
@pytest.mark.parametrize(("older", "newer"), [(True, True), (True, False), (False, True)])
def test_joined_goods_are_complete_or_ordered_only_where_both_are(
    name: str, *, older: bool, newer: bool
) -> None:
    joined = shipment(0.0, **{name: older})
    joined.absorb(shipment(1.0, **{name: newer}))

    assert getattr(joined, name) == (older and newer)


@pytest.mark.parametrize(
    ("older", "newer", "expected"), [(None, 9, 9), (5, 9, 5), (5, None, 5), (None, None, None)]
)
def test_joined_goods_are_tried_again_on_the_day_of_the_older(
    older: int | None, newer: int | None, expected: int | None
) -> None:
    joined = shipment(0.0, retry_day=older)
    joined.absorb(shipment(1.0, retry_day=newer))

    assert joined.retry_day == expected


def test_joined_goods_keep_the_top_ups_of_both() -> None:
    top_up = TopUp(RULE, np.array([0]), np.array([1.0]))
    joined = shipment(0.0)
    joined.absorb(shipment(1.0, top_ups={"units": top_up}, attempts=2))

    assert joined.top_ups == {"units": top_up}
    assert joined.attempts == 2


def test_what_is_left_behind_is_a_shipment_of_its_own() -> None:
    loaded = shipment(0.0, attempts=1)
    left = loaded.left_behind(np.array([2, 0]), np.array([2.0, 0.002]))

    assert (loaded.pieces.tolist(), left.pieces.tolist()) == ([3, 5], [2, 0])
    assert (loaded.size.tolist(), left.size.tolist()) == ([8, 0.008], [2, 0.002])
    assert (loaded.complete, left.complete) == (False, False)
    assert (left.asked_pieces, left.decided, left.due, left.attempts) == (2, 0, 12, 1)


def test_an_arrival_notes_how_it_came() -> None:
    came = shipment()
    came.arrive(3, 7.5, 2.0, 1.5)

    assert (came.trip, came.departed, came.blocked_hours, came.unload_wait_hours) == (
        3,
        7.5,
        2,
        1.5,
    )


def test_shipments_are_themselves_alone() -> None:
    assert len({shipment(), shipment()}) == 2
