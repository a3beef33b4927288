from collections.abc import Callable
from dataclasses import replace

import pytest

from sim.metrics.outcome import Outcome
from sim.reporting.lists.planner_lists import LISTS, planner_lists
from sim.reporting.report.material import Material
from sim.reporting.table import Table
from tests.builders import outcome
from tests.materials import material

NAMES = [
    "units_at_risk", "vital_at_zero", "expiry_watch", "route_sheets", "loan_ledger",
    "itinerant_calendar",
]  # fmt: skip


def synthetic() -> Outcome:
    """Return results whose facilities are all made up."""
    whole = outcome()
    facilities = {
        name: house.model_copy(update={"synthetic": True})
        for name, house in whole.plan.base.facilities.items()
    }
    scenario = whole.plan.base.model_copy(update={"facilities": facilities})
    strategies = {
        name: replace(one, scenario=scenario) for name, one in whole.plan.strategies.items()
    }
    return replace(whole, plan=replace(whole.plan, strategies=strategies))


def test_lists_are_those_for_which_there_is_something() -> None:
    assert [table.name for table in planner_lists(material())] == NAMES


@pytest.mark.parametrize("made", LISTS)
@pytest.mark.parametrize("language", ["es", "en"])
def test_every_row_has_a_value_for_each_column(
    made: Callable[[Material], Table | None], language: str
) -> None:
    table = made(material(language=language))

    assert table is not None
    assert {len(row) for row in table.rows} == {len(table.columns)}
    assert len({column.name for column in table.columns}) == len(table.columns)


def test_a_made_up_unit_has_a_star_that_is_explained() -> None:
    (table, *_) = planner_lists(material(synthetic()))

    assert all(str(row[1]).endswith(" *") for row in table.rows)
    assert "* Unidad sintética" in table.note


def test_a_real_unit_has_none() -> None:
    (table, *_) = planner_lists(material())

    assert "*" not in table.note + str(table.rows)
