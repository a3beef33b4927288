import pytest

from sim.scenario.assumptions import source_mark
from sim.scenario.plan import Assumption
from tests.unit.scenario.small_world import Files


@pytest.mark.parametrize(
    ("source", "mark"),
    [
        ("[S] press release", "stated"),
        ("IMSS report [F]", "found"),
        ("[F12] IMSS report", "found"),
        ("[C] from [S]", "computed"),
        ("[R]", "recalled"),
        ("[E] ours", "estimate"),
        ("GeoNames", "unmarked"),
        ("[X] S", "unmarked"),
    ],
)
def test_the_first_mark_says_how_sure_a_source_is(source: str, mark: str) -> None:
    assert source_mark(source) == mark


def test_a_value_with_a_source_is_an_assumption(files: Files) -> None:
    assert files.plan().assumptions == (
        Assumption("demand.dispersion", "0.1", "[E] our guess", "estimate"),
    )


def test_rows_with_the_same_source_are_one_assumption(files: Files) -> None:
    files.edit("supply:\n", "supply:\n  table: suppliers.csv\n")
    rows = "".join(f"{name},{name.upper()},{source}\n" for name, source in SUPPLIERS.items())
    files.write("suppliers.csv", f"id,name,source\n{rows}")

    assert files.plan().assumptions[1:] == (
        Assumption("supply", "2 rows", "[R] the ministry", "recalled"),
        Assumption("supply", "1 row", "a letter", "unmarked"),
    )


SUPPLIERS = {"a": "[R] the ministry", "b": "a letter", "c": "[R] the ministry", "d": ""}


def test_sources_of_sections_that_have_a_field_for_it_count_too(files: Files) -> None:
    files.edit("{name: Hamlet,", "{name: Hamlet, source: '[F] GeoNames',")

    assert files.plan().assumptions[1:] == (
        Assumption("network.places", "1 row", "[F] GeoNames", "found"),
    )


def test_a_whole_part_may_have_a_source(files: Files) -> None:
    files.edit("months: [12, 1, 2], factor: 1.5", "factor: 1.5, months: {value: [1, 2], source: x}")

    assert Assumption("demand.seasons.winter.months", "1, 2", "x", "unmarked") in (
        files.plan().assumptions
    )


def test_an_assumption_of_a_strategy_names_it(files: Files) -> None:
    files.edit("{kind: kit_push}", "{kind: kit_push, size: {value: 2, source: '[S] press'}}")

    path = "strategies.kits.change.replenishment.units.policy.size"
    assert files.plan().assumptions[1:] == (Assumption(path, "2", "[S] press", "stated"),)
