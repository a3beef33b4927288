from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from sim.domain.records import Records
from sim.engine.setting import Setting
from sim.scenario.patches import merge
from tests.unit.engine.worlds import FAR, NEAR, Game, clock, patient, setting
from tests.unit.network.worlds import closed

OURS, AWAY, TOWN = range(3, 6)
VANS = {"vehicle": "van", "number": 1}
_OTHER = {"institution": "isssteson", "level": "unit", "supplier": "maker", "mix": "m"}
_WORLD: dict[str, Any] = {
    "institutions": {"isssteson": {"name": "ISSSTESON"}},
    "facilities": {
        name: {"name": name, "place": place, "consultations_per_day": 1} | _OTHER
        for name, place in (("ours", "w"), ("away", "b"), ("town", "a"))
    },
    "replenishment": {"units": {"policy": {"kind": "forced_ordering", "max_months": "0 months"}}},
}


def lending(changes: Mapping[str, Any] | None = None, **terms: object) -> Setting:
    """Return the tiny world with three units of another institution, in w, b and a.

    Each asks for 10.1 pieces of each product a month; near does so too, and far for 20.3. Nobody
    orders.
    """
    agreed = {"kind": "reciprocal_loans", "parties": ["imss", "isssteson"], "levels": ["unit"]}
    world = _WORLD | {"agreements": {"convenio": agreed | terms}}
    return setting(**merge(world, changes or {}, lambda _path: None))


def shelves(**vital: int) -> dict[str, dict[str, int]]:
    """Return these pieces of the vital product, 30 elsewhere, and enough of all others."""
    pieces = dict.fromkeys(("near", "far", "ours", "away", "town"), 30) | vital
    return {name: {"v": number, "e": 50, "n": 50} for name, number in pieces.items()}


def moved(records: Records) -> list[tuple[int, int, int, int]]:
    """Return day, origin, destination and pieces of each transfer; paybacks are negative."""
    signs = np.where(records.transfers["payback"], -1, 1)
    return [
        (int(row["sent"]), int(row["origin"]), int(row["destination"]), int(sign * row["pieces"]))
        for sign, row in zip(signs, records.transfers, strict=True)
    ]


def lent(known: Setting, **vital: int) -> list[tuple[int, int, int, int]]:
    return moved(Game(known, shelves=shelves(**vital)).play())


def test_who_runs_out_is_lent_a_month_by_the_unit_next_door() -> None:
    assert lent(lending(), near=0) == [(0, TOWN, NEAR, 11)]


def test_loans_go_both_ways() -> None:
    assert lent(lending(), town=0) == [(0, NEAR, TOWN, 11)]


def test_what_is_lent_within_a_town_is_on_the_shelf_the_next_morning() -> None:
    diary = Game(lending(), shelves=shelves(near=0)).diary()

    assert diary == ["0 08:00 town v-11", "1 08:00 near v+11"]


def test_it_is_there_before_the_patients_are() -> None:
    patients = {1: [patient("near", v=3)]}
    records = Game(lending(), shelves=shelves(near=0), patients=patients).play()

    assert records.served[NEAR, 0] == 3
    assert records.stockout_days[NEAR, 0] == 1


@pytest.mark.parametrize(("shelf", "expected"), [(5, 6), (6, 0)], ids=["at it", "above it"])
def test_a_product_calls_at_or_below_its_trigger(shelf: int, expected: int) -> None:
    assert sum(row[-1] for row in lent(lending(), near=shelf)) == expected


@pytest.mark.parametrize(
    ("delay", "day"), [("0 d", 0), ("3 d", 3), ("5 d", 7), ("7 d", 7), ("15 d", 15)]
)
def test_a_loan_waits_for_its_papers_and_for_a_working_day(delay: str, day: int) -> None:
    assert lent(lending(activation_delay=delay), near=0)[0][0] == day


def test_who_gets_above_the_trigger_meanwhile_waits_anew() -> None:
    orders = {"policy": {"max_months": "0.6 months"}, "review": {"interval": "7 d", "first": "1 d"}}
    changes = {
        "facilities": {"near": {"supplier": "maker", "route": ""}},
        "replenishment": {"units": orders},
    }
    known = lending(changes, activation_delay="8 d", counts_orders=False)
    patients = {9: [patient("near", v=7)]}
    records = Game(known, shelves=shelves(near=0), patients=patients).play()

    assert moved(records)[0][0] == 17  # an order came on day 7, before the papers


def in_a_crisis(first: int, last: int, **terms: object) -> Setting:
    """Return the world whose agreement holds in a shock between these days of the run."""
    dates = {"first_day": f"2024-01-{first + 1:02}", "last_day": f"2024-01-{last + 1:02}"}
    flu = {"kind": "outbreak", "consultations": 0.001, "products": {"n": 1.0}} | dates
    return lending({"shocks": {"flu": flu}}, during=["flu"], **terms)


@pytest.mark.parametrize(
    ("first", "last", "days"), [(2, 4, [2]), (5, 6, []), (0, 20, [0])], ids=str
)
def test_loans_may_be_for_the_time_of_a_shock(first: int, last: int, days: list[int]) -> None:
    assert [row[0] for row in lent(in_a_crisis(first, last), near=0)] == days


def test_the_wait_for_papers_begins_with_the_shock() -> None:
    assert lent(in_a_crisis(2, 20, activation_delay="2 d"), near=0)[0][0] == 4


def test_what_was_lent_in_a_shock_is_paid_back_after_it() -> None:
    orders = {"policy": {"max_months": "3 months"}, "review": {"interval": "7 d", "first": "1 d"}}
    changes = {
        "facilities": {"near": {"supplier": "maker", "route": ""}},
        "replenishment": {"units": orders},
        "shocks": {
            "stop": {
                "kind": "payment_interruption", "institution": "isssteson",
                "first_day": "2024-01-01", "last_day": "2024-01-02",
            }
        },
    }  # fmt: skip
    rows = lent(lending(changes, during=["stop"]), near=0)

    assert [row[-1] > 0 for row in rows][:2] == [True, False]
    assert rows[1][0] > 1


@pytest.mark.parametrize(
    ("retention", "expected"),
    [("1 months", 11), ("2 months", 9), ("2.9 months", 0), ("1000000 months", 0)],
)
def test_a_lender_keeps_what_it_needs_itself(retention: str, expected: int) -> None:
    assert sum(row[-1] for row in lent(lending(retention=retention), near=0)) == expected


@pytest.mark.parametrize(
    ("up_to", "expected"), [("0.5 months", 6), ("1 months", 11), ("1.5 months", 16)]
)
def test_it_is_lent_up_to_the_months_agreed(up_to: str, expected: int) -> None:
    assert sum(row[-1] for row in lent(lending(up_to=up_to), near=0)) == expected


def test_units_of_one_institution_do_not_lend_to_each_other() -> None:
    known = lending({"facilities": {"town": {"institution": "imss"}}})

    assert lent(known, near=0) == []


def test_only_products_of_the_groups_covered_are_lent() -> None:
    known = lending({"products": {"v": {"supply_group": "own"}}}, groups=["kit"])

    assert lent(known, near=0) == []


def test_only_facilities_of_the_levels_covered_lend() -> None:
    known = lending({"facilities": {"town": {"level": "store"}}})

    assert lent(known, near=0) == []


def test_who_does_not_use_a_product_is_not_lent_it() -> None:
    rates = {"v": {"m": 0, "x": 1}, "e": {"m": 1, "x": 1}}
    known = lending({"demand": {"rates": rates}, "facilities": {"town": {"mix": "x"}}})

    assert lent(known, near=0) == []


@pytest.mark.parametrize("harmonisation", [0.0, 1 / 3, 2 / 3, 1.0])
def test_only_what_has_the_same_key_for_both_is_lent(harmonisation: float) -> None:
    keys = {"kind": "single_catalogue", "harmonisation": harmonisation}
    known = lending({"agreements": {"keys": keys}})
    nothing, enough = dict.fromkeys("ven", 0), dict.fromkeys("ven", 50)
    records = Game(known, shelves={"near": nothing, "town": enough}).play()

    lent = np.bincount(records.transfers["product"], minlength=3) > 0
    assert np.array_equal(lent, known.shelves.shared_keys("imss", "isssteson", 0))


def test_one_lender_after_the_other_gives_what_it_can_spare() -> None:
    known = lending({"facilities": {"away": {"place": "a"}}})

    assert lent(known, near=0, away=16, town=19) == [(0, AWAY, NEAR, 5), (0, TOWN, NEAR, 6)]


def test_who_lacks_most_products_is_helped_first() -> None:
    known = lending({"facilities": {"far": {"place": "a"}, "away": {"place": "w"}}})
    game = Game(known, shelves=shelves(near=0, town=21) | {"far": {"n": 50}})

    assert moved(game.play())[0][:3] == (0, TOWN, FAR)


@pytest.mark.parametrize(
    ("limit", "expected"), [("0.1 months", 3), ("0.2 months", 6), ("1 months", 11)]
)
def test_no_institution_owes_another_more_than_agreed(limit: str, expected: int) -> None:
    pieces = lent(lending(limit=limit), near=0)

    assert sum(row[-1] for row in pieces) == expected  # the two units ask for 30.4 a month


def test_a_loan_on_its_way_is_not_lent_again() -> None:
    known = lending({"facilities": {"near": {"opens": "mon"}}}, trigger="2 months")

    assert [row[0] for row in lent(known, near=0)] == [0]


ORDERS = {
    "facilities": {"near": {"supplier": "maker", "route": ""}},
    "replenishment": {
        "units": {
            "policy": {"max_months": "2 months"},
            "review": {"interval": "28 d", "first": "1 d"},
        }
    },
}
"""Near orders on day 1 and receives 10 pieces on day 7: those up to two months, less a loan."""


@pytest.mark.parametrize(
    ("share", "expected"), [(0.5, [(8, NEAR, TOWN, -5)]), (1, [(8, NEAR, TOWN, -10)]), (0, [])]
)
def test_a_share_of_what_comes_in_goes_back(
    share: float, expected: list[tuple[int, int, int, int]]
) -> None:
    assert lent(lending(ORDERS, payback_share=share), near=0)[1:] == expected


def test_nobody_pays_back_more_than_it_owes() -> None:
    known = lending(ORDERS, up_to="0.2 months", payback_share=1)

    assert lent(known, near=0) == [(0, TOWN, NEAR, 3), (8, NEAR, TOWN, -3)]


@pytest.mark.parametrize(
    ("counts_orders", "expected"), [(True, []), (False, [(3, TOWN, NEAR, 11)])]
)
def test_orders_count_or_not(
    *, counts_orders: bool, expected: list[tuple[int, int, int, int]]
) -> None:
    known = lending(ORDERS, counts_orders=counts_orders, activation_delay="3 d")

    assert lent(known, near=0)[:1] == expected


def test_the_borrower_orders_less_by_what_is_lent() -> None:
    with_loan, without = (
        Game(known, shelves=shelves(near=0)).play().received[NEAR, 0]
        for known in (lending(ORDERS), lending(ORDERS, retention="9 months"))
    )

    assert (with_loan, without) == (10, 21)


@pytest.mark.parametrize("source", ["issues", "demand"])
def test_loans_and_paybacks_are_no_consumption(source: str) -> None:
    counted = {"replenishment": {"units": {"consumption": {"source": source}}}}
    game = Game(lending(merge(ORDERS, counted, lambda _path: None)), shelves=shelves(near=0))
    game.play()

    assert (game.stock.issued[NEAR:] == 0).all()
    assert (game.stock.wanted[NEAR:] == 0).all()


def test_what_is_borrowed_and_lent_cancels() -> None:
    game = Game(lending(ORDERS), shelves=shelves(near=0))
    game.play()

    assert game.stock.borrowed[[NEAR, TOWN], 0].tolist() == [6, -6]
    assert (game.stock.borrowed.sum(axis=0) == 0).all()


def test_a_transfer_is_worth_its_price() -> None:
    records = Game(lending(), shelves=shelves(near=0)).play()

    assert records.transfers["value"].tolist() == [1100.0]


def test_without_an_agreement_there_is_no_ledger() -> None:
    assert [Game().play().lends, Game(lending()).play().lends] == [False, True]


def by_road(*, vehicle: Mapping[str, Any] | None = None, **terms: object) -> Setting:
    """Return the world in which only the unit in w can spare something, and has a van."""
    fleets = {"theirs": VANS | {"home": "ours"}}
    return lending(
        {"transport": {"fleets": fleets, "vehicles": {"van": dict(vehicle or {})}}},
        fleets=["theirs"],
        **terms,
    )


def test_a_loan_to_another_place_takes_a_vehicle() -> None:
    game = Game(by_road(), shelves=shelves(near=0, town=0))
    records = game.play()

    assert moved(records)[:1] == [(0, OURS, NEAR, 11)]
    assert records.trips[["route", "fleet", "stops", "km"]].tolist()[:1] == [(-1, 1, 1, 240)]
    assert clock(records.trips["departed"][0]) == "2 09:00"  # picked for two working days


def test_without_a_vehicle_nothing_is_lent_to_another_place() -> None:
    assert lent(lending(), near=0, town=0) == []


def test_the_lender_in_town_comes_before_the_one_by_road() -> None:
    assert lent(by_road(), near=0) == [(0, TOWN, NEAR, 11)]


def test_the_vehicle_takes_what_it_can_carry() -> None:
    known = by_road(vehicle={"payload_kg": 7})

    assert lent(known, near=0, town=0)[0] == (0, OURS, NEAR, 7)


def test_who_awaits_a_loan_by_road_is_sent_no_other() -> None:
    known = by_road(vehicle={"payload_kg": 7}, trigger="1 months")

    assert [row[0] for row in lent(known, near=0, town=11, ours=99)] == [0, 3]


def test_a_vehicle_does_not_go_beyond_its_range() -> None:
    assert lent(by_road(vehicle={"range_km": 239}), near=0, town=0) == []


def test_a_loan_that_a_closed_road_holds_up_is_tried_again() -> None:
    known = by_road()
    storms = {"wa": closed(1, 6)}
    records = Game(known, shelves=shelves(near=0, town=11), storms=storms).play()

    assert len(moved(records)) == 1
    assert records.trips["given_up"].tolist() == [1, 0]


def test_loans_are_no_deliveries_of_the_store() -> None:
    records = Game(by_road(), shelves=shelves(near=0, town=0)).play()

    assert records.deliveries.size == 0


def test_there_is_room_for_a_loan() -> None:
    known = lending({"facilities": {"near": {"storage_m3": 0.001}}})
    game = Game(known, shelves=shelves(near=0))
    game.play()

    assert game.stock.on_hand[NEAR, 0] == 11


def test_a_lender_gives_first_what_expires_first() -> None:
    ages = {"expires": True, "first_age_least": 0.0, "first_age_most": 0.9}
    lives = {"products": {"v": {"shelf_life_months": 10}}}
    game = Game(lending(lives | {"ageing": ages}), shelves=shelves(near=0))
    game.world.run(verify=True)
    lots = game.stock.lots
    assert lots is not None
    held = [lots.held(unit, game.stock.on_hand[unit]) for unit in (NEAR, TOWN)]
    months = [each.cell[each.cell < each.months].tolist() for each in held]  # of v

    assert max(months[0]) <= min(months[1])


@pytest.mark.parametrize(
    ("shares", "fleets"), [(False, [0, 0]), (True, [0, 1])], ids=["not agreed", "agreed"]
)
def test_vehicles_help_out_where_that_is_agreed(*, shares: bool, fleets: list[int]) -> None:
    changes = {
        "replenishment": {"units": {"policy": {"max_months": "1 months"}}},
        "facilities": {"near": {"route": "s"}},
        "transport": {
            "fleets": {"theirs": VANS | {"home": "ours"}}, "routes": {"s": {"fleet": "vans"}},
        },
    }  # fmt: skip
    known = lending(changes, shares_vehicles=shares, trigger="0 months")
    trips = Game(known, shelves={"store": 1000}).play().trips

    assert sorted(trips["fleet"].tolist()) == fleets


@pytest.mark.parametrize(
    ("fleets", "expected"),
    [(["theirs"], []), (["theirs", "vans"], [(8, 0, OURS, -11)])],
    ids=["nobody can", "its store can"],
)
def test_a_store_pays_back_what_its_units_cannot_bring(
    fleets: list[str], expected: list[tuple[int, int, int, int]]
) -> None:
    changes = {
        "facilities": {"ours": {"place": "b"}},
        "transport": {"fleets": {"theirs": VANS | {"home": "ours"}}},
        "replenishment": {
            "stores": {
                "policy": {"max_months": "1 months"},
                "review": {"kind": "every", "interval": "28 d", "first": "0 d"},
            }
        },
    }
    known = lending(changes, fleets=fleets)

    assert lent(known, near=0, town=0)[1:] == expected
