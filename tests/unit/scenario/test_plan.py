import json

import pytest

from sim.scenario.loader import read_plan
from sim.scenario.plan import Plan
from tests.unit.scenario.small_world import Files

CHANGE = "      replenishment:\n        units:\n"
STORM = (
    "shocks: {fever: {kind: outbreak, first_day: 2025-01-10, last_day: 2025-01-20,"
    " consultations: 0.5, products: {paracetamol: 1}}}"
)


def test_the_name_of_a_plan_is_that_of_its_folder(files: Files) -> None:
    assert files.plan().name == "world"


def test_a_plan_without_its_file_is_the_same_plan(files: Files) -> None:
    plan = files.plan()
    stored = json.loads(json.dumps(plan.raw))

    assert read_plan(stored, plan.name) == plan


def test_warnings_do_not_tell_plans_apart(files: Files) -> None:
    plan = files.plan()
    again = files.plan()

    assert plan == again
    assert plan is not again


def test_strategies_are_in_the_order_of_the_file(files: Files) -> None:
    files.text = files.text.replace("  today:\n    title", "  zulu:\n    title")
    files.edit("baseline: today", "baseline: zulu")

    assert list(files.plan().strategies) == ["zulu", "kits"]


def test_people_of_separate_units_are_not_mixed(files: Files) -> None:
    assert not files.plan().mixes_people


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("strategies:\n", f"{STORM}\nstrategies:\n"),
        (CHANGE, f"      {STORM}\n{CHANGE}"),
        (CHANGE, f"      patients: {{travel_at_most: 2 h}}\n{CHANGE}"),
    ],
    ids=["in the base", "in a strategy", "who travels too far in a strategy"],
)
def test_people_of_all_are_mixed_where_one_strategy_mixes_them(
    files: Files, old: str, new: str
) -> None:
    files.edit(old, new)

    assert files.plan().mixes_people


def paths(plan: Plan) -> dict[str, tuple[str, str]]:
    return {each.path: (each.value, each.mark) for each in plan.assumptions}


def test_assumptions_are_what_was_written_with_a_source(files: Files) -> None:
    assert paths(files.plan()) == {"demand.dispersion": ("0.1", "estimate")}


def test_an_assumption_that_a_setting_replaces_is_none_any_more(files: Files) -> None:
    assert paths(files.plan(["demand.dispersion=0.3"])) == {}
