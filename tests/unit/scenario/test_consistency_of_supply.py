import pytest

from tests.unit.scenario.small_world import Files

UNIT_B = "    {name: Unit B, institution: health, level: unit, place: hamlet, supplier: store,"
RURAL = (
    "  paracetamol: {name: Paracetamol, ven: E, seasonality: winter}\n",
    "    paracetamol: {rural: 260}\n",
)


def problems_with(files: Files, word: str) -> list[str]:
    return [problem for problem in files.problems() if word in problem]


def supply(files: Files, **suppliers: str) -> None:
    """Let other facilities send goods to the units."""
    if "a" in suppliers:
        files.edit("    supplier: store\n", f"    supplier: {suppliers['a']}\n")
    if "b" in suppliers:
        files.edit(UNIT_B, UNIT_B.replace("store", suppliers["b"]))


def test_who_supplies_itself_is_a_circle_of_one(files: Files) -> None:
    supply(files, a="¶unit-a")

    assert problems_with(files, "circle") == [
        (
            f"{files.expected}: facilities.unit-a.supplier: its goods go round in a circle:"
            " unit-a -> unit-a"
        )
    ]


def test_who_hangs_on_a_circle_is_not_part_of_it(files: Files) -> None:
    supply(files, b="unit-a")
    files.edit(
        "place: town, supplier: maker}", "place: town, supplier: depot}\n  depot: {name: Depot,"
        " institution: health, level: store, place: town, supplier: store}"
    )  # fmt: skip

    (problem,) = problems_with(files, "circle")
    assert problem.endswith("facilities.store.supplier: its goods go round in a circle:"
                            " store -> depot -> store")  # fmt: skip


def test_stops_of_two_routes_may_have_the_same_number(files: Files) -> None:
    files.edit("    north: {fleet: trucks}", "    north: {fleet: trucks}\n    own: {fleet: trucks}")
    files.edit("route: north, stop: 2", "route: own, stop: 1")

    assert files.plan().base.facilities["unit-b"].stop == 1


@pytest.mark.parametrize(
    ("receives", "said"),
    [
        ("receives_from: 9 h, receives_until: ¶8 h", "from 9 h until 8 h"),
        ("receives_from: 16 h, receives_until: ¶16 h", "from 16 h until 16 h"),
        ("receives_from: 12 h, receives_until: ¶90 min", "from 12 h until 1.5 h"),
    ],
)
def test_hours_in_which_nothing_is_taken_in_are_said(
    files: Files, receives: str, said: str
) -> None:
    files.edit("route: north, stop: 2", f"route: north, {receives}, stop: 2")

    assert files.problems() == [
        (
            f"{files.expected}: facilities.unit-b.receives_until: it takes nothing in: {said}"
        )
    ]  # fmt: skip


CITY = "  city: {name: City people, affiliation: health, unit: unit-a, mix: urban, population: 9}\n"


def add_a_key_of_others(files: Files, groups: str = "") -> None:
    """Write a product of a group of its own, which only another mix asks for."""
    files.edit(RURAL[0], RURAL[0] + "  serum: {name: Serum, ven: V, supply_group: hospital}\n")
    files.edit(RURAL[1], RURAL[1] + "    serum: {urban: 5}\n")
    files.edit("    levels: [store]\n", f"    levels: [store]\n{groups}")


def test_a_group_that_nobody_asks_for_needs_no_programme(files: Files) -> None:
    add_a_key_of_others(files, "    groups: [kit]\n")

    assert files.plan().base.replenishment["stores"].groups == ("kit",)


def test_what_a_community_asks_for_is_needed_at_its_unit_and_above(files: Files) -> None:
    add_a_key_of_others(files, "    groups: [kit]\n")
    files.edit("products:\n", f"communities:\n{CITY}products:\n")

    assert problems_with(files, "no programme") == [
        (
            "scenario.yaml:62:1: replenishment: no programme supplies products of the group"
            " 'hospital' at the level 'store' of 'health'"
        )
    ]


def test_what_visiting_doctors_prescribe_is_needed_where_they_see_patients(files: Files) -> None:
    add_a_key_of_others(files, "    groups: [kit]\n")
    files.edit(
        "products:\n",
        "itinerants:\n"
        "  specialties: {eyes: {name: Eyes, per_person_year: 0.1, mix: urban}}\n"
        "  visits: {v: {specialty: eyes, institution: health, facility: unit-b,"
        " first_day: 2025-01-07, last_day: 2025-01-08}}\n"
        "products:\n",
    )

    (problem,) = problems_with(files, "no programme")
    assert "of the group 'hospital' at the level 'store' of 'health'" in problem


def test_programmes_of_two_owners_do_not_meet(files: Files) -> None:
    files.edit("institutions:\n", "institutions:\n  social: {name: Social Security}\n")
    files.edit(UNIT_B, UNIT_B.replace("health", "social"))
    files.edit(
        "  units:\n    levels: [unit]\n",
        "  ours: {levels: [unit], institutions: [health], policy: {kind: kit_push}}\n"
        "  units:\n    levels: [unit]\n    institutions: [social]\n",
    )
    files.edit(
        "        units:\n          policy: {kind: kit_push}",
        "        ours: {first_stock: 1 months}",
    )

    assert list(files.plan().base.replenishment) == ["stores", "ours", "units"]


def test_an_owner_without_a_programme_is_named(files: Files) -> None:
    files.edit("institutions:\n", "institutions:\n  social: {name: Social Security}\n")
    files.edit(UNIT_B, UNIT_B.replace("health", "social"))
    files.edit("    levels: [unit]\n", "    levels: [unit]\n    institutions: [health]\n")

    (problem,) = files.problems()
    assert problem.endswith("of the group 'kit' at the level 'unit' of 'social'")


def test_an_emergency_fleet_may_be_at_home_where_any_unit_is_supplied(files: Files) -> None:
    files.edit("    levels: [unit]\n", "    levels: [unit]\n    emergency: {fleet: trucks}\n")
    emergency = files.plan().base.replenishment["units"].emergency

    assert emergency is not None
    assert emergency.fleet == "trucks"
