import pytest

from tests.unit.scenario.small_world import Files

LOANS = (
    "agreements: {{a: {{kind: reciprocal_loans, {}}}}}\n"
    "institutions:\n  social: {{name: Social Security}}\n"
)
_ROWS = ", ".join(f"{month}: {{open: 1}}" for month in range(1, 12))
WRONG: dict[str, tuple[str, str, str]] = {
    "part of a day": (
        "warm_up: 30 d",
        "warm_up: ¶12 h",
        "run.warm_up: expected whole days, got 0.5 d",
    ),
    "profile of a few months": (
        "demand:\n",
        "¶profiles: {1: {open: 1}, 2: {open: 1}}\ndemand:\n",
        "profiles: expected a row for each month from 1 to 12, got '1', '2'",
    ),
    "profile with a gap": (
        "demand:\n",
        f"profiles: {{{_ROWS}, 12: ¶{{}}}}\ndemand:\n",
        "profiles.12: the profile 'open' has no figure for this month",
    ),
    "profile below zero": (
        "demand:\n",
        f"profiles: {{{_ROWS}, 12: {{open: ¶-1}}}}\ndemand:\n",
        "profiles.12.open: expected 0 or more, got -1",
    ),
    "accessibility above one": (
        "lead_time_most: 40 d}\n",
        (
            "lead_time_most: 40 d, opportunities: {mean_interval: 4 weeks, accessibility: open}}\n"
            f"profiles: {{{_ROWS}, 12: {{open: ¶1.5}}}}\n"
        ),
        "profiles.12.open: expected at most 1, the chance of a visit, got 1.5",
    ),
    "unknown profile": (
        "winter: {months: [12, 1, 2], factor: 1.5}",
        "winter: {profile: ¶rain}",
        "demand.seasons.winter.profile: unknown profile 'rain'",
    ),
    "half weeks": (
        "  rates:\n",
        "  counted: {interval: ¶3.5 d, pieces: {insulin: {rural: 2}}}\n  rates:\n",
        "demand.counted.interval: expected whole days, got 3.5 d",
    ),
    "no speed for a road": (
        "distance_km: 40, surface: paved, terrain: flat",
        "distance_km: 40, surface: ¶paved, terrain: mountain",
        "network.roads.town--village.surface: no speed for 'paved--mountain' in network.speeds",
    ),
    "no speed for a spur": (
        "    stop: 1\n",
        "    stop: 1\n    spur_km: 2\n    spur_surface: ¶dirt\n",
        "facilities.unit-a.spur_surface: no speed for 'dirt--mountain' in network.speeds",
    ),
    "product without rates": (
        "  insulin: {name",
        "  ¶aspirin: {name: Aspirin, ven: E}\n  insulin: {name",
        "products.aspirin: nobody asks for this product: it has no rate in demand.rates",
    ),
    "two speeds for one kind of road": (
        "    dirt--flat: {",
        "    ¶gravel: {surface: paved, terrain: flat, speed_kph: 50}\n    dirt--flat: {",
        "network.speeds.gravel: the speed of 'paved--flat' is given by 'paved--flat' already",
    ),
    "fleet at home elsewhere": (
        "hamlet, supplier: store,",
        "hamlet, supplier: ¶unit-a,",
        (
            "facilities.unit-b.supplier: 'unit-a' sends its goods, but the vehicles of route"
            " 'north' load at 'store': they would never leave"
        ),
    ),
    "plan of a facility that no vehicle leaves": (
        "  routes:\n",
        "  plans: {¶unit-a: {kind: fixed_rounds}}\n  routes:\n",
        "transport.plans.unit-a: no fleet has its home here; expected one of 'store'",
    ),
    "plan of another kind": (
        "  routes:\n",
        "  plans: {store: {kind: ¶fixed_round}}\n  routes:\n",
        (
            "transport.plans.store.kind: unknown kind 'fixed_round'; expected one of"
            " 'fixed_rounds', 'optimised_rounds', 'consolidated_trips'; did you mean"
            " 'fixed_rounds'?"
        ),
    ),
    "more cold room than room": (
        "      {payload_kg: 3500, volume_m3: 18,",
        "      ¶{payload_kg: 3500, volume_m3: 18, cold_m3: 20,",
        "transport.vehicles.truck: expected cold_m3 at most volume_m3 (18), got 20",
    ),
    "last stretch without a trail": (
        "    stop: 1\n",
        "    stop: 1\n    last_stretch: ¶{payload_kg: 70, speed_kph: 4}\n",
        (
            "facilities.unit-a.last_stretch: goes over no road: say how far it is from 'village'"
            " (spur_km)"
        ),
    ),
    "never takes goods in": (
        "    stop: 1\n",
        "    stop: 1\n    receives_from: 9 h\n    receives_until: ¶9 h\n",
        "facilities.unit-a.receives_until: it takes nothing in: from 9 h until 9 h",
    ),
    "storm hours": (
        "storms_per_season: 3,",
        "storms_per_season: 3, hours_open: ¶by day,",
        (
            "closures.storms.hills--snow--1.hours_open: expected hours of one day such as"
            " '08:00-20:00', got 'by day'"
        ),
    ),
    "driving day that ends before it begins": (
        "  routes:\n",
        "  driving_day: ¶{first_hour: 20 h, last_hour: 6 h}\n  routes:\n",
        (
            "transport.driving_day: expected first_hour before last_hour, and that at most 24 h,"
            " got 20 h and 6 h"
        ),
    ),
    "driving day without hours": (
        "  routes:\n",
        "  driving_day: ¶{hours_at_most: 0 h}\n  routes:\n",
        "transport.driving_day: expected hours_at_most above 0, got 0 h: nobody could drive",
    ),
    "emergency fleet elsewhere": (
        "    policy: {kind: forced_ordering, max_months: 4 months}",
        (
            "    emergency: {fleet: ¶trucks}\n"
            "    policy: {kind: forced_ordering, max_months: 4 months}"
        ),
        (
            "replenishment.stores.emergency.fleet: the vehicles of 'trucks' load at 'store', which"
            " supplies no facility of this programme"
        ),
    ),
    "one party": (
        "institutions:\n",
        LOANS.format("parties: [health], levels: [store]").replace("{kind", "¶{kind"),
        "agreements.a: expected two parties or more, each once, got health",
    ),
    "one party twice": (
        "institutions:\n",
        LOANS.format("parties: [health, health], levels: [store]").replace("{kind", "¶{kind"),
        "agreements.a: expected two parties or more, each once, got health, health",
    ),
    "party with nothing to lend": (
        "institutions:\n",
        LOANS.format("parties: [health, ¶social], levels: [store]"),
        "agreements.a.parties.1: 'social' has no facility at the levels 'store'",
    ),
    "nothing would expire": (
        "institutions:\n",
        "ageing: {expires: ¶true}\ninstitutions:\n",
        "ageing.expires: nothing would expire: no product has a shelf_life_months",
    ),
    "nothing would be kept cold": (
        "institutions:\n",
        "¶cold_chain: {freezes: 0.1}\ninstitutions:\n",
        "cold_chain: nothing would be kept cold: no product has cold_chain",
    ),
    "boxes that keep cold no time": (
        "institutions:\n",
        "cold_chain: ¶{autonomy_median: 0 h}\ninstitutions:\n",
        "cold_chain: expected autonomy_median above 0 h and at most autonomy_p95",
    ),
    "cold room without a cold chain": (
        "route: north, stop: 2",
        "route: north, cold_storage_m3: ¶0.5, stop: 2",
        (
            "facilities.unit-b.cold_storage_m3: nothing is kept cold: give the section cold_chain,"
            " or leave this out"
        ),
    ),
    "first stock younger than its youngest": (
        "institutions:\n",
        "ageing: ¶{first_age_least: 0.5, first_age_most: 0.4}\ninstitutions:\n",
        "ageing: first_age_least has to be at most first_age_most",
    ),
    "deliveries younger than their youngest": (
        "{name: Maker, lead_time_most: 40 d}",
        "¶{name: Maker, lead_time_most: 40 d, age_at_delivery_least: 0.6}",
        "supply.maker: age_at_delivery_least has to be at most age_at_delivery_most",
    ),
    "shock before the run": (
        "strategies:",
        (
            "shocks:\n"
            "  cut: {kind: road_cut, roads: [town--village], first_day: ¶2024-11-20,"
            " last_day: 2024-12-01}\nstrategies:"
        ),
        (
            "shocks.cut.first_day: nothing of it falls in the run, warm-up included: 2024-12-02 to"
            " 2025-03-31"
        ),
    ),
    "shock after the run": (
        "strategies:",
        (
            "shocks:\n"
            "  cut: {kind: road_cut, roads: [town--village], first_day: ¶2025-04-01,"
            " last_day: 2025-04-01}\nstrategies:"
        ),
        (
            "shocks.cut.first_day: nothing of it falls in the run, warm-up included: 2024-12-02 to"
            " 2025-03-31"
        ),
    ),
    "shock that ends before it begins": (
        "strategies:",
        (
            "shocks:\n"
            "  fire: ¶{kind: hub_out, facility: store, first_day: 2025-02-02,"
            " last_day: 2025-02-01}\nstrategies:"
        ),
        ("shocks.fire: expected first_day at or before last_day, got 2025-02-02 and 2025-02-01"),
    ),
    "hub that sends nothing": (
        "strategies:",
        (
            "shocks:\n"
            "  fire: {kind: hub_out, facility: ¶unit-a, first_day: 2025-02-02,"
            " last_day: 2025-02-03}\nstrategies:"
        ),
        ("shocks.fire.facility: 'unit-a' sends nothing to anyone: it is no store or cross-dock"),
    ),
    "two facilities at one stop": (
        "route: north, stop: 2",
        "route: north, stop: ¶1",
        "facilities.unit-b.stop: stop 1 of route 'north' is 'unit-a' already",
    ),
}


@pytest.mark.parametrize(("old", "new", "message"), WRONG.values(), ids=WRONG)
def test_what_does_not_fit_is_said_where_it_stands(
    files: Files, old: str, new: str, message: str
) -> None:
    files.edit(old, new)

    assert files.problems() == [f"{files.expected}: {message}"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("mix: rural", "'mix' is missing: it serves patients; known: 'rural'"),
        ("route: north", "'route' is missing: no vehicle would bring what 'store' sends"),
    ],
)
def test_what_a_facility_lacks_is_said_at_the_facility(
    files: Files, line: str, message: str
) -> None:
    files.edit(f"    {line}\n", "")

    assert files.problems() == [f"scenario.yaml:34:5: facilities.unit-a: {message}"]


def test_refills_that_are_more_than_all_consultations_are_said(files: Files) -> None:
    files.edit("    insulin: {rural: 20}", "    insulin: {rural: 2600}")

    assert files.problems()[0].endswith(
        "refills alone would be more than all consultations of the mix 'rural': expected at least"
        " 2.18182, got 2"
    )


def test_suppliers_in_a_circle_are_said_once(files: Files) -> None:
    files.edit("    supplier: store\n", "    supplier: ¶unit-b\n")
    files.edit("hamlet, supplier: store", "hamlet, supplier: unit-a")

    circle = "unit-a -> unit-b -> unit-a"
    assert [problem for problem in files.problems() if "circle" in problem] == [
        f"{files.expected}: facilities.unit-a.supplier: its goods go round in a circle: {circle}"
    ]


def test_a_facility_that_a_supplier_serves_needs_no_route(files: Files) -> None:
    files.edit("    supplier: store\n", "    supplier: maker\n")
    files.edit("    route: north\n    stop: 1\n", "")

    assert files.plan().base.facilities["unit-a"].route == ""


def test_a_fleet_that_a_strategy_moves_leaves_the_goods_where_they_are(files: Files) -> None:
    files.edit(
        "      replenishment:\n        units:\n",
        "      transport: {fleets: {trucks: {home: unit-a}}}\n"
        "      replenishment:\n        units:\n",
    )
    problems = files.problems()

    assert len(problems) == 2
    assert all("strategies.kits.facilities.unit-" in problem for problem in problems)


def test_products_that_no_programme_supplies_are_said_by_level(files: Files) -> None:
    files.edit("{name: Insulin, ", "{name: Insulin, supply_group: cold, ")
    files.edit("levels: [store]\n", "levels: [store]\n    groups: [kit]\n")

    assert files.problems() == [
        (
            "scenario.yaml:58:1: replenishment: no programme supplies products of the group 'cold'"
            " at the level 'store' of 'health'"
        )
    ]


def test_products_with_two_programmes_are_said_at_the_second(files: Files) -> None:
    files.edit("levels: [store]", "levels: [store, unit]")

    assert files.problems() == [
        (
            "scenario.yaml:62:3: replenishment.units: products of the group 'kit' at the level"
            " 'unit' of 'health' are supplied by 'stores', 'units'; one of them is enough"
        )
    ]


def test_a_group_that_a_level_does_not_use_needs_no_programme(files: Files) -> None:
    files.edit("{name: Insulin, ", "{name: Insulin, supply_group: cold, ")
    files.edit("insulin: {rural: 20}", "insulin: {rural: 0}")
    files.edit("levels: [unit]\n", "levels: [unit]\n    groups: [kit]\n")

    assert files.plan().base.replenishment["units"].groups == ("kit",)


DOCK = (
    "  dock: {name: Dock, institution: health, level: cross_dock, place: village, supplier: store,"
    " route: north, stop: 9}\n"
)
LOCAL = "    local: {vehicle: truck, number: 1, home: dock}\n  routes:\n    last: {fleet: local}\n"


def put_dock(files: Files, *, dock: str = DOCK) -> None:
    """Serve unit B from a cross-dock in the village."""
    files.edit("  unit-b:\n", f"{dock}  unit-b:\n")
    files.edit("  routes:\n", LOCAL)
    files.edit("route: north, stop: 2", "route: last, stop: 2")


def test_goods_of_a_store_may_change_vehicles_at_its_cross_dock(files: Files) -> None:
    put_dock(files)

    assert files.plan().base.facilities["dock"].level == "cross_dock"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "hamlet, supplier: store",
            "hamlet, supplier: dock",
            "facilities.unit-b.supplier: 'dock' is a cross-dock: it holds nothing that it could",
        ),
        (
            "route: north, stop: 9",
            "route: north, stop: 9, population: 5, mix: rural",
            "facilities.dock: a cross-dock holds no stock: its patients would get nothing",
        ),
        (
            "place: village, supplier: store",
            "place: village, supplier: maker",
            "'store' sends its goods, but the vehicles of route 'last' load at 'dock'",
        ),
        (
            "route: north, stop: 9",
            "route: north, stop: 9, last_stretch: {payload_kg: 70, speed_kph: 4}",
            "facilities.dock.last_stretch: a cross-dock stands on a road",
        ),
    ],
    ids=["supplier", "patients", "another store's", "last stretch"],
)
def test_what_a_cross_dock_cannot_do_is_said(
    files: Files, old: str, new: str, message: str
) -> None:
    put_dock(files)
    files.edit(old, new)

    assert any(message in problem for problem in files.problems())


def test_a_shock_may_begin_before_the_run_and_end_after_it(files: Files) -> None:
    files.edit(
        "strategies:",
        "shocks: {x: {kind: hub_out, facility: store, first_day: 2020-01-01,"
        " last_day: 2030-01-01}}\nstrategies:",
    )

    assert list(files.plan().base.shocks) == ["x"]


def test_a_setting_moves_a_shock_that_one_strategy_has(files: Files) -> None:
    files.edit(
        "      replenishment:\n        units:\n",
        "      shocks: {x: {kind: hub_out, facility: store, first_day: 2025-01-05,"
        " last_day: 2025-01-09}}\n      replenishment:\n        units:\n",
    )
    plan = files.plan(["shocks.x.last_day=2025-01-20"])

    assert plan.base.shocks == {}
    assert plan.strategies["kits"].scenario.shocks["x"].last_day.day == 20


def test_a_fleet_that_is_at_home_with_no_party_carries_no_loans(files: Files) -> None:
    terms = "parties: [health, social], levels: [unit], fleets: [¶trucks]"
    files.edit("institutions:\n", LOANS.format(terms))
    files.edit("institution: health, level: store", "institution: army, level: store")
    files.edit("  health: {name", "  army: {name: Army}\n  health: {name")
    files.edit("institution: health\n    level: unit", "institution: social\n    level: unit")

    message = "the vehicles of 'trucks' load at 'store', which is of no party"

    assert files.problems() == [f"{files.expected}: agreements.a.fleets.0: {message}"]


def test_parties_with_stores_and_vehicles_may_lend(files: Files) -> None:
    files.edit("institutions:\n", LOANS.format("parties: [health, social], levels: [store, unit]"))
    files.edit("institution: health\n    level: unit", "institution: social\n    level: unit")

    assert list(files.plan().base.agreements) == ["a"]


KEYS = "agreements:\n  keys: {kind: single_catalogue, harmonisation: 0.5}\n"
OF_OTHERS = "  unit-b:\n    {name: Unit B, institution: others"


def put_catalogue(files: Files, *, agreements: str = KEYS) -> None:
    """Let unit B be of another institution that has keys of its own."""
    files.edit("institutions:\n", f"{agreements}institutions:\n  others: {{name: Others}}\n")
    files.edit("  unit-b:\n    {name: Unit B, institution: health", OF_OTHERS)


def test_institutions_with_keys_of_their_own_may_share_a_route(files: Files) -> None:
    put_catalogue(files)

    assert files.plan().base.agreements.keys() == {"keys"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("policy: {kind: pull_by_exception, threshold: 2 months}", "policy: {kind: informed_push}"),
        ("consultations_per_day: 4,", "consultations_per_day: 4, storage_m3: 2,"),
    ],
    ids=["filled from one load", "without room for all"],
)
def test_what_a_stop_may_leave_on_the_vehicle_has_to_be_of_one_institution(
    files: Files, old: str, new: str
) -> None:
    put_catalogue(files)
    files.edit(old, new)

    if "storage" in new:
        files.edit("    population: 900\n", "    population: 900\n    storage_m3: 2\n")

    assert "facilities.unit-b.route: route 'north' serves 'health' too" in files.problems()[0]


def test_there_is_one_catalogue(files: Files) -> None:
    put_catalogue(files, agreements=KEYS + "  more: {kind: single_catalogue}\n")

    assert "agreements.more: 'keys' is one already" in files.problems()[0]


@pytest.mark.parametrize(
    ("terms", "problem"),
    [
        ("joins: {otros: 2025-03-01}", "joins.otros: unknown institution 'otros'"),
        (
            "joins: {more: 2025-03-01}, supplier_before: nadie",
            "supplier_before: unknown supplier 'nadie'",
        ),
        ("supplier_before: maker", "supplier_before: nobody joins later"),
        ("notice: 30 d", "notice: stores supply them before they join anyway"),
        (
            "parties: [health, more], joins: {others: 2025-03-01}",
            "joins.others: 'others' is no party: it has nothing to join",
        ),
        (
            "joins: {rich: 2025-03-01}, supplier_before: maker",
            "joins.rich: 'rich' has a budget, and no purse for what it buys before it joins",
        ),
    ],
)
def test_who_joins_a_catalogue_can_join_it(files: Files, terms: str, problem: str) -> None:
    put_catalogue(files, agreements=f"agreements:\n  keys: {{kind: single_catalogue, {terms}}}\n")
    files.edit(
        "institutions:\n",
        "institutions:\n  more: {name: More}\n"
        "  rich: {name: Rich, budget: {share_of_requirement: 1.0}}\n",
    )

    assert f"agreements.keys.{problem}" in files.problems()[0]
