import pytest

from sim.scenario.plan import Plan
from tests.unit.scenario.small_world import Files


def populations(plan: Plan, strategy: str = "kits") -> dict[str, int]:
    facilities = plan.strategies[strategy].scenario.facilities
    return {name: facility.population for name, facility in facilities.items()}


def change(files: Files, entries: str) -> None:
    files.edit("      replenishment:", f"      facilities_where: {entries}\n      replenishment:")


@pytest.mark.parametrize(
    ("criteria", "matching"),
    [
        ("level: unit", {"unit-a", "unit-b"}),
        ("region: sierra", {"unit-a", "unit-b"}),
        ("region: plain", {"store"}),
        ("level: unit, place: hamlet", {"unit-b"}),
        ("population: 900", {"unit-a"}),
        ("population: '900'", {"unit-a"}),
        ("keeps_holidays: true, mix: rural", {"unit-a", "unit-b"}),
        ("receives_from: 480 min", {"store", "unit-a", "unit-b"}),
    ],
)
def test_all_facilities_that_match_are_changed(
    files: Files, criteria: str, matching: set[str]
) -> None:
    files.edit("cost_per_day: 1900", "cost_per_day: 1900, use: ''")
    change(files, f"[{{{criteria}, set: {{unloading: 90 min}}}}]")

    facilities = files.plan().strategies["kits"].scenario.facilities
    assert {name for name, one in facilities.items() if one.unloading == 1.5} == matching


def test_other_strategies_and_the_base_stay_as_they_were(files: Files) -> None:
    change(files, "[{level: unit, set: {population: 7}}]")

    plan = files.plan()
    assert populations(plan) == {"store": 0, "unit-a": 7, "unit-b": 7}
    assert populations(plan, "today") == {"store": 0, "unit-a": 900, "unit-b": 0}


def test_a_later_entry_sees_what_an_earlier_one_set(files: Files) -> None:
    first, second = "{place: hamlet, set: {kind: far}}", "{kind: far, set: {population: 5}}"
    change(files, f"[{first}, {second}]")

    assert populations(files.plan()) == {"store": 0, "unit-a": 900, "unit-b": 5}


def test_it_sees_the_other_changes_of_its_strategy(files: Files) -> None:
    change(files, "[{kind: far, set: {population: 5}}]\n      facilities: {unit-a: {kind: far}}")

    assert populations(files.plan())["unit-a"] == 5


def test_the_base_may_have_it_too(files: Files) -> None:
    files.edit(
        "products:\n", "facilities_where: [{level: unit, set: {population: 8}}]\nproducts:\n"
    )

    assert files.plan().base.facilities["unit-b"].population == 8


def test_null_gives_the_default_back(files: Files) -> None:
    change(files, "[{place: village, set: {population: null, consultations_per_day: 3}}]")

    assert populations(files.plan())["unit-a"] == 0


def test_sources_of_what_is_set_are_kept(files: Files) -> None:
    change(files, "[{place: village, set: {population: {value: 8, source: '[F3] census'}}}]")

    found = [one for one in files.plan().assumptions if "unit-a" in one.path]
    assert [(one.value, one.mark) for one in found] == [("8", "found")]


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        (
            "[{level: unit, set: {population: ¶-1}}]",
            "strategies.kits.facilities.unit-a.population: expected a number of at least 0, got -1",
        ),
        (
            "[{level: unit, set: {¶poplation: 1}}]",
            (
                "strategies.kits.facilities.unit-a.poplation: unknown key 'poplation';"
                " did you mean 'population'?"
            ),
        ),
        (
            "[¶{level: units, set: {population: 1}}]",
            "strategies.kits.change.facilities_where.0: matches no facility",
        ),
        (
            "[{¶levl: unit, set: {population: 1}}]",
            (
                "strategies.kits.change.facilities_where.0.levl: unknown key 'levl' of a facility;"
                " did you mean 'level'?"
            ),
        ),
        (
            "[¶{level: unit}]",
            (
                "strategies.kits.change.facilities_where.0: expected criteria and what to set:"
                " {level: unit, set: {...}}"
            ),
        ),
        (
            "¶{level: unit}",
            "strategies.kits.change.facilities_where: expected a list of mappings",
        ),
    ],
    ids=["wrong value", "unknown field", "no match", "unknown criterion", "no set", "no list"],
)
def test_a_mistake_is_said_once_at_its_entry(files: Files, entries: str, message: str) -> None:
    change(files, entries)

    assert files.problems() == [f"{files.expected}: {message}"]
