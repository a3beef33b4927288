"""A forward store in a that supplies `far`, and each store's own plan."""

from typing import Any

import pytest

from sim.engine.setting import Setting
from tests.unit.engine.worlds import FAR, TINY, Game, clock, received, setting

SHELVES = {"store": 1000, "forward": 100}
AT_ONCE = {"kind": "consolidated_trips", "wait_at_most_working_days": 0}
EARLIER = {
    "kind": "fixed_rounds",
    "start": {"kind": "every", "interval": "28 d", "first": "3 d"},
    "cut_off_working_days": 2,
}


def forward(**plans: dict[str, Any]) -> Setting:
    """Return a world of two stores whose plan is the common one, if not said."""
    house = {
        "name": "Forward", "institution": "imss", "level": "forward", "place": "a",
        "supplier": "store", "route": "r", "stop": 9,
    }  # fmt: skip
    return setting(
        facilities={"forward": house, "far": {"supplier": "forward", "route": "s"}},
        replenishment={"stores": {"levels": ["store", "forward"]}},
        transport={
            "fleets": {"jeeps": {"vehicle": "van", "number": 1, "home": "forward"}},
            "routes": {"s": {"fleet": "jeeps"}},
            "plans": plans,
        },
    )


def test_stores_share_the_common_plan() -> None:
    assert Game(forward(), shelves=SHELVES).diary() == [
        "2 08:00 store v-10 e-10 n-10",
        "2 08:00 forward v-20 e-20 n-20",
        "7 10:30 far v+20 e+20 n+20",
        "7 11:30 near v+10 e+10 n+10",
    ]


def test_a_store_sends_vehicles_by_its_own_plan() -> None:
    assert Game(forward(forward=AT_ONCE), shelves=SHELVES).diary() == [
        "0 08:00 forward v-20 e-20 n-20",
        "2 08:00 store v-10 e-10 n-10",
        "2 10:30 far v+20 e+20 n+20",
        "7 11:30 near v+10 e+10 n+10",
    ]


@pytest.mark.parametrize(
    ("plan", "received_at", "due"),
    [
        (AT_ONCE, "2 10:30", "22 00:00"),
        (EARLIER, "3 10:30", "10 00:00"),
        (EARLIER | {"kind": "optimised_rounds"}, "3 10:30", "10 00:00"),
    ],
    ids=["consolidated", "rounds", "planned"],
)
def test_what_a_store_promises_follows_its_own_plan(
    plan: dict[str, Any], received_at: str, due: str
) -> None:
    records = Game(forward(forward=plan), shelves=SHELVES).play()
    of_far = records.deliveries[records.deliveries["facility"] == FAR]

    assert (FAR, received_at) in received(records)
    assert [clock(moment) for moment in of_far["due"]] == [due]


def test_only_the_store_with_that_plan_plans_its_trips() -> None:
    planned = EARLIER | {"kind": "optimised_rounds"}
    trips = Game(forward(forward=planned), shelves=SHELVES).play().trips

    assert trips[["route", "fleet"]].tolist() == [(0, 0), (-1, 1)]


def test_the_same_plan_for_each_changes_nothing() -> None:
    common = TINY["transport"]["plan"]
    own = forward(store=common, forward=common)

    assert Game(own, shelves=SHELVES).diary() == Game(forward(), shelves=SHELVES).diary()


@pytest.mark.parametrize("store", ["store", "forward"])
def test_a_plan_for_each_store_is_the_plan_for_all(store: str) -> None:
    common = forward().scenario.transport
    own = forward(**{store: TINY["transport"]["plan"]}).scenario.transport

    assert own.plan_of(store) == common.plan_of(store) == common.plan
