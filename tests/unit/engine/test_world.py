import pytest

from sim.engine.stock import BooksError
from tests.unit.engine.worlds import (
    FAR,
    NEAR,
    STORE,
    TINY,
    Game,
    V,
    patient,
    received,
    rule,
    setting,
)
from tests.unit.network.worlds import closed

BUY = rule("forced_ordering", programme="stores", max_months="1 months")
UP_TO_11_AND_21 = rule("forced_ordering", max_months="1 months")


def reviewed(day: int, replenishment: dict[str, dict[str, object]]) -> dict[str, object]:
    review = {"review": {"kind": "every", "interval": "99 d", "first": f"{day} d"}}
    return {name: programme | review for name, programme in replenishment.items()}


def test_goods_go_from_the_supplier_over_the_store_to_the_units() -> None:
    known = setting(
        replenishment=reviewed(0, BUY), transport={"plan": {"start": {"first": "14 d"}}}
    )

    assert Game(known, shelves={}).diary() == [
        "7 08:00 store v+31 e+31 n+31",
        "9 08:00 store v-30 e-30 n-30",
        "14 11:30 near v+10 e+10 n+10",
        "14 13:00 far v+20 e+20 n+20",
    ]


@pytest.mark.parametrize(("lead", "expected"), [("1 d", [NEAR, FAR]), ("2 d", [])])
def test_what_a_store_receives_at_eight_is_shared_from_the_next_day_on(
    lead: str, expected: list[int]
) -> None:
    maker = {"maker": {"lead_time_least": lead, "lead_time_most": lead}}
    known = setting(supply=maker, replenishment=reviewed(0, BUY))

    assert [facility for facility, _ in received(Game(known, shelves={}).play())] == expected


@pytest.mark.parametrize(("phase", "asked"), [("before_service", 11), ("after_service", 17)])
def test_a_review_sees_the_shelves_before_or_after_the_patients(phase: str, asked: int) -> None:
    units = UP_TO_11_AND_21["units"] | {"phase": phase}
    game = Game(
        setting(replenishment={"units": units}),
        shelves={"store": 1000, "near": {"v": 6}},
        patients={0: [patient("near", v=6)]},
    )
    game.play()

    assert game.stock.wanted[STORE, V] - 21 == asked - 6


def test_what_is_decided_on_the_day_of_the_cut_off_is_shared_at_once() -> None:
    known = setting(replenishment=reviewed(2, {"units": {}}))
    row = Game(known).play().deliveries[0]

    assert (row["decided"], row["allocated"]) == (2 + 8 / 24, 2 + 8 / 24)


HUB = {
    "run": {"horizon": "56 d"},
    "facilities": {
        "hub": TINY["facilities"]["store"]
        | {"level": "hub", "place": "a", "supplier": "store", "route": "r", "stop": 1},
        "near": {"supplier": "hub", "route": "s"},
        "far": {"supplier": "hub", "route": "s"},
    },
    "replenishment": {
        "hubs": {"levels": ["hub"], "first_stock": "0 months"} | UP_TO_11_AND_21["units"]
    },
    "transport": {
        "fleets": {"local": {"vehicle": "van", "number": 1, "home": "hub"}},
        "routes": {"s": {"fleet": "local"}},
    },
}


def test_a_store_may_be_supplied_by_another() -> None:
    assert Game(setting(**HUB)).diary() == [
        "2 08:00 store v-31 e-31 n-31",
        "7 11:30 hub v+31 e+31 n+31",
        "30 08:00 hub v-30 e-30 n-30",
        "35 09:30 near v+10 e+10 n+10",
        "35 11:00 far v+20 e+20 n+20",
    ]


def test_first_stock_is_months_of_expected_use_by_programme() -> None:
    known = setting(
        replenishment={"units": {"first_stock": "2 months"}, "stores": {"first_stock": "1 months"}}
    )

    assert Game(known, shelves={}).stock.on_hand[:, V].tolist() == [31, 21, 41]


def test_a_run_can_be_played_without_checking_the_books() -> None:
    checked, unchecked = Game().play(), Game().world.run()

    assert received(checked) == received(unchecked)


def test_books_are_checked_after_every_event() -> None:
    game = Game()
    game.stock.on_hand[STORE, V] += 1

    with pytest.raises(BooksError, match="product 0"):
        game.play()


def test_a_run_takes_no_notice_of_books_that_nobody_checks() -> None:
    game = Game()
    game.stock.on_hand[STORE, V] += 1

    assert game.world.run().deliveries.size == 2


def test_checksums_are_those_of_the_draw() -> None:
    game = Game(patients={3: [patient("near", v=1)]}, storms={"ab": closed(1, 2)})
    records = game.play()

    assert records.demand_checksum == game.world._draw.demand_checksum != 0
    assert records.weather_checksum == game.world._draw.weather.checksum()


@pytest.mark.parametrize("kind", ["first_come", "equal_months"])
@pytest.mark.parametrize("unfilled", ["cancelled", "kept"])
def test_a_short_store_is_emptied_and_the_books_balance(kind: str, unfilled: str) -> None:
    known = setting(sharing={"rule": {"kind": kind}, "unfilled": unfilled})
    game = Game(known, shelves={"store": 12})
    game.play()

    assert game.stock.on_hand[STORE].tolist() == [0, 0, 0]
    assert game.stock.on_hand[[NEAR, FAR]].sum(axis=0).tolist() == [12, 12, 12]
    assert game.stock.on_order.sum() == (0 if unfilled == "cancelled" else 3 * 18)
