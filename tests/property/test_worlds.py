"""What must hold in any world, whatever is decided in it and whatever befalls it."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sim.domain.records import Records
from sim.engine.draw import Draw
from sim.engine.setting import Setting
from sim.engine.world import World
from sim.rng import Streams
from sim.scenario.patches import merge
from sim.scenario.scenario import Scenario
from tests.unit.engine.worlds import TINY

few = settings(max_examples=10, deadline=None)

months = st.sampled_from(["0 months", "0.5 months", "1 months", "3 months"])
policies = st.one_of(
    st.builds(
        lambda size, sized_for: {"kind": "kit_push", "size": size, "sized_for": sized_for},
        st.sampled_from([0.3, 1.0, 3.0]),
        st.sampled_from(["facility", "kind", "country"]),
    ),
    st.builds(
        lambda threshold, request: {
            "kind": "pull_by_exception", "threshold": threshold, "request": request,
        },
        months,
        months,
    ),
    st.builds(lambda top: {"kind": "forced_ordering", "max_months": top}, months),
    st.builds(
        lambda kind: {"kind": kind, "min_months": "1 months", "max_months": "2 months"},
        st.sampled_from(["continuous_review", "standard", "vendor_managed"]),
    ),
    st.builds(
        lambda skip, trim: {"kind": "kit_push", "skip_above": skip, "trim_to": trim},
        st.one_of(st.none(), months),
        st.one_of(st.none(), months),
    ),
    st.just({"kind": "report_based_allocation", "max_months": "2 months"}),
    st.just({"kind": "reorder_point", "min_pieces": 30, "lot_months": "0.5 months"}),
    st.just({"kind": "base_stock", "pieces": {"v": 60, "e": 20}}),
    st.just({"kind": "pre_positioning", "max_months": "1 months", "months": [1]}),
    st.builds(
        lambda top, reserve: {"kind": "informed_push", "max_months": top, "reserve": reserve},
        months,
        st.sampled_from([0, 0.15, 1.0]),
    ),
)  # fmt: skip
reviews = st.builds(
    lambda interval, phase: {
        "review": {"kind": "every", "interval": interval}, "phase": phase,
    },
    st.sampled_from(["1 d", "7 d", "28 d"]),
    st.sampled_from(["before_service", "after_service"]),
)  # fmt: skip
sharing = st.fixed_dictionaries(
    {
        "rule": st.sampled_from(
            [
                {"kind": "first_come"},
                {"kind": "equal_months"},
                {"kind": "proportional"},
                {"kind": "remoteness_weighted"},
                {"kind": "one_month_floor", "then": {"kind": "first_come"}},
                {"kind": "ven_first"},
            ]
        ),
        "unfilled": st.sampled_from(["cancelled", "kept", "kept_until_review"]),
        "picking_pieces_at_most": st.sampled_from([None, 40]),
    }
)
plans = st.one_of(
    st.builds(
        lambda interval, cut_off: {
            "kind": "fixed_rounds",
            "start": {"kind": "every", "interval": interval, "first": "7 d"},
            "cut_off_working_days": cut_off,
        },
        st.sampled_from(["7 d", "14 d"]),
        st.integers(0, 5),
    ),
    st.builds(
        lambda interval, days: {
            "kind": "optimised_rounds",
            "start": {"kind": "every", "interval": interval, "first": "7 d"},
            "days_at_most": days,
            "iterations": 10,
        },
        st.sampled_from(["7 d", "14 d"]),
        st.integers(1, 2),
    ),
    st.builds(
        lambda wait, full: {
            "kind": "consolidated_trips", "wait_at_most_working_days": wait, "full_enough": full,
        },
        st.integers(0, 5),
        st.sampled_from([0.1, 0.8]),
    ),
)  # fmt: skip
STRIKE = {"fleet": "vans", "first_day": "2024-01-20", "last_day": "2024-01-29", "share": 0.5}
TENDER = {"fleet": "vans", "first_day": "2024-01-10", "last_day": "2024-01-31", "routes": ["s"]}
transports = st.fixed_dictionaries(
    {
        "plan": plans,
        "picking_working_days": st.integers(0, 2),
        "retry_after_working_days": st.integers(1, 3),
        "vehicles": st.sampled_from([{}, {"van": {"payload_kg": 40}}, {"van": {"cold_m3": 0.02}}]),
        "fleets": st.builds(
            lambda number, breakdowns: {"vans": {"number": number, "breakdowns": breakdowns}},
            st.integers(1, 2),
            st.sampled_from([{}, {"per_day": 0.2, "towed": 0.5}]),
        ),
        "interruptions": st.sampled_from([{}, {"strike": STRIKE}, {"tender": TENDER}]),
        "plans": st.one_of(st.just({}), st.builds(lambda plan: {"store": plan}, plans)),
        "when_blocked": st.sampled_from([{}, {"wait_at_most": "0 h"}]),
    }
)
knowledge = st.one_of(
    st.just({}),
    st.builds(
        lambda rate, delay, missing: {
            "reporting_rate": rate, "delay": delay, "missing": missing, "count_error": 0.1,
        },
        st.sampled_from([0.0, 0.6, 1.0]),
        st.sampled_from(["0 d", "10 d"]),
        st.sampled_from(["skip", "estimate"]),
    ),
    st.just({"source": "visits"}),
)  # fmt: skip
emergencies = st.one_of(
    st.none(),
    st.builds(
        lambda classes, trips: {
            "fleet": "vans", "classes": classes, "trips_per_month": trips,
            "threshold": "0.5 months",
        },
        st.sampled_from([["V"], ["V", "E", "N"]]),
        st.sampled_from([None, 2]),
    ),
)  # fmt: skip
beside = st.fixed_dictionaries({"information": knowledge, "emergency": emergencies})
stocks = st.builds(
    lambda units, stores: {"units": {"first_stock": units}, "stores": {"first_stock": stores}},
    months,
    months,
)
suppliers = st.fixed_dictionaries(
    {
        "complete": st.sampled_from([0.0, 0.5, 1.0]),
        "funding": st.sampled_from([0.3, 1.0]),
        "lead_time_least": st.just("2 d"),
        "lead_time_most": st.just("9 d"),
        "interruptions": st.sampled_from([{}, {"per_product_year": 4}]),
    }
)
FORWARD = {
    "facilities": {
        "forward": {
            "name": "Forward", "institution": "imss", "level": "forward", "place": "a",
            "supplier": "store", "route": "r", "stop": 9,
        },
        "far": {"supplier": "forward"},
    },
    "transport": {
        "fleets": {"pickups": {"vehicle": "van", "number": 1, "home": "forward"}},
        "routes": {"s": {"fleet": "pickups"}},
    },
    "replenishment": {
        "forward": {
            "levels": ["forward"],
            "review": {"kind": "every", "interval": "7 d"},
            "policy": {"kind": "forced_ordering", "max_months": "2 months"},
        }
    },
}  # fmt: skip
SNOW = {
    "weather_region": "sierra", "event": "snow", "hazard": "snow", "risk_class": 1,
    "months": [1, 2, 12], "storms_per_season": 40, "share_of_roads": 0.8,
    "duration_days_median": 1.5, "duration_days_p95": 9, "closed_to": "all", "speed_factor": 0.5,
}  # fmt: skip
ageing = st.sampled_from(
    [
        {},
        {"expires": True},
        {"expires": True, "least_remaining_life": "2 months", "first_age_least": 0.6},
    ]
)
TRAIL = {
    "spur_km": 30, "spur_surface": "trail", "storage_m3": 0.1,
    "last_stretch": {"payload_kg": 70, "speed_kph": 4},
}  # fmt: skip
rooms = st.sampled_from(
    [{}, {"far": TRAIL}, {"near": {"storage_m3": 0.01}, "far": {"storage_m3": 0.1}}]
)
chains = st.one_of(
    st.none(),
    st.builds(
        lambda lasts, freezes, per_day: {
            "autonomy_median": lasts, "freezes": freezes, "storage": {"per_day": per_day},
        },
        st.sampled_from(["2 h", "5 h", "48 h"]),
        st.sampled_from([0.0, 0.5, 1.0]),
        st.sampled_from([0.0, 0.2]),
    ),
)  # fmt: skip
DOCK = {
    "name": "Dock", "institution": "imss", "level": "cross_dock", "place": "a",
    "supplier": "store", "route": "r", "stop": 8,
}  # fmt: skip
DOCKED = {
    "facilities": {"far": {"route": "local"}, "dock": DOCK},
    "transport": {
        "fleets": {"jeeps": {"vehicle": "van", "number": 1, "home": "dock"}},
        "routes": {"local": {"fleet": "jeeps"}},
    },
}
networks = st.sampled_from([{}, FORWARD, DOCKED])
skies = st.sampled_from([{}, {"storms": {"snow": SNOW}}])
LASTS = {"first_day": "2024-01-05", "last_day": "2024-01-19"}
shocks = st.fixed_dictionaries(
    {},
    optional={
        "shortage": st.builds(
            lambda share, then: LASTS
            | {
                "kind": "supplier_interruption", "suppliers": ["maker"], "groups": ["kit"],
                "share": share, "then": then,
            },
            st.sampled_from([0.3, 1.0]),
            st.sampled_from(["cancelled", "later"]),
        ),
        "unpaid": st.builds(
            lambda then: LASTS
            | {"kind": "payment_interruption", "institution": "imss", "then": then},
            st.sampled_from(["cancelled", "later"]),
        ),
        "fire": st.just(LASTS | {"kind": "hub_out", "facility": "store"}),
        "slide": st.just(LASTS | {"kind": "road_cut", "roads": ["ab"]}),
    },
)  # fmt: skip
BASE: dict[str, Any] = {
    "run": {"warm_up": "14 d", "horizon": "42 d", "seed": 7},
    "facilities": {
        "near": {"consultations_per_day": 6},
        "far": {"consultations_per_day": 3, "opens": "mon wed fri", "route": "s"},
    },
    "products": {
        "v": {"seasonality": "chronic", "shelf_life_months": 2, "cold_chain": True},
        "n": {"supply_group": "other", "shelf_life_months": 3},
    },
    "demand": {"lines_per_consultation": 2, "pieces_per_line": 1.5, "mix_spread": 0.25},
    "network": {"travel_spread": 0.2},
    "transport": {"routes": {"s": {"fleet": "vans"}}},
    "replenishment": {
        "stores": {"policy": {"max_months": "2 months"}},
        "units": {"groups": ["kit"]},
        "others": {
            "levels": ["unit"],
            "groups": ["other"],
            "review": {"kind": "every", "interval": "14 d"},
            "policy": {"kind": "forced_ordering", "max_months": "1 months"},
        },
    },
}


OFF = {"ageing": {"expires": False}}


def merged(*changes: dict[str, Any]) -> dict[str, Any]:
    data: Any = TINY
    for change in changes:
        data = merge(data, change, lambda _path: None)
    return dict(data)


worlds = st.builds(
    lambda policy, review, beside, stock, supplier, network, **sections: merged(
        BASE,
        {
            "replenishment": {"units": {"policy": policy} | review | beside},
            "supply": {"maker": supplier},
        },
        {"replenishment": stock},
        sections,
        network,
    ),
    policies,
    reviews,
    beside,
    stocks,
    suppliers,
    networks,
    sharing=sharing,
    transport=transports,
    closures=skies,
    ageing=ageing,
    cold_chain=chains,
    facilities=rooms,
    shocks=shocks,
)


def play(data: dict[str, Any]) -> tuple[Records, World]:
    """Play a world with its books checked after every event."""
    known = Setting(Scenario.model_validate(data))
    world = World(known, Draw(known, Streams(7, 0)), traced=False)
    return world.run(verify=True), world


def breaks_down(data: dict[str, Any]) -> bool:
    return bool(data["transport"]["fleets"]["vans"].get("breakdowns"))


def is_blocked(data: dict[str, Any]) -> bool:
    return bool(data["closures"]) or "slide" in data["shocks"]


def content(records: Records) -> dict[str, bytes]:
    """Return every field, to be compared bit by bit."""
    return {name: array.tobytes() for name, array in records.arrays().items()}


@few
@given(worlds.filter(lambda data: data["ageing"]))
def test_what_does_not_expire_in_the_run_changes_nothing(data: dict[str, Any]) -> None:
    lasting = {"v": {"shelf_life_months": 600}, "n": {"shelf_life_months": 600}}
    ages, lasts = play(merged(data, {"products": lasting}))[0], play(merged(data, OFF))[0]
    same = content(lasts).keys() - {"opening", "expired", "short_dated"}

    assert ages.expired.sum() == 0
    assert {name: content(ages)[name] for name in same} == {
        name: content(lasts)[name] for name in same
    }


@few
@given(worlds.filter(lambda data: data.get("cold_chain")))
def test_a_cold_chain_in_which_nothing_fails_changes_nothing(data: dict[str, Any]) -> None:
    sound = {"autonomy_median": "9999 h", "autonomy_p95": "9999 h", "freezes": 0.0, "storage": None}
    kept, _ = play(merged(data, {"cold_chain": sound}))
    off, _ = play(merged(data, {"cold_chain": None}))
    same = content(off).keys() - {"damaged", "boxes"}

    assert not kept.damaged.any()
    assert {name: content(kept)[name] for name in same} == {
        name: content(off)[name] for name in same
    }


@few
@given(worlds.filter(lambda data: "slide" in data["shocks"]))
def test_nobody_comes_over_a_road_that_is_cut(data: dict[str, Any]) -> None:
    rows = play(data)[0].deliveries
    far = rows[rows["facility"] == list(data["facilities"]).index("far")]
    first, last = 18, 32  # days of the run; who was on the road on the first evening finishes it
    came = far["received"]

    assert not ((first + 1 <= came) & (came < last + 1)).any()


@few
@given(worlds.filter(lambda data: "fire" in data["shocks"]))
def test_no_trip_begins_where_the_hub_is_out(data: dict[str, Any]) -> None:
    trips = play(data)[0].trips
    home = list(data["transport"]["fleets"]).index("vans")
    began = trips["started"][trips["fleet"] == home]

    assert not ((began >= 18) & (began < 33)).any()


@few
@given(worlds.filter(lambda data: not is_blocked(data) and not breaks_down(data)))
def test_without_storms_nothing_is_blocked_or_given_up(data: dict[str, Any]) -> None:
    records, _ = play(data)

    assert not records.deliveries["blocked_hours"].any()
    assert not records.trips["given_up"].any()
