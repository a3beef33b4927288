"""Tests of the units at risk, as the report tells it."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from sim.reporting.report.material import Material
from sim.reporting.report.units import UNITS
from tests.builders import outcome
from tests.materials import HOSTILE, material, named


def rows(known: Material) -> list[dict[str, Any]]:
    context = UNITS.context(known)
    assert context is not None
    return list(context["rows"])


def with_units(known: Material, **changes: Any) -> Material:  # noqa: ANN401 - any field
    """Return the same where the strategy that is listed has these changes."""
    best = known.best_other
    listed = replace(known.data.strategies[best], **changes)
    data = replace(known.data, strategies={**known.data.strategies, best: listed})
    return replace(known, data=data)


def test_worst_tenth_of_three_units_is_one() -> None:
    known = material()
    (row,) = rows(known)
    kit = known.data.strategies["kit"]
    worst = kit.units[np.argmin(kit.filled[:, kit.units].mean(axis=0))]

    assert row["name"] == kit.labels.facility_names[worst]


def test_unit_is_compared_with_itself_under_the_baseline() -> None:
    known = material(language="en")
    (row,) = rows(known)
    pull = known.data.strategies["pull"]
    unit = pull.labels.facility_names.index(row["name"])

    assert row["baseline"] == f"{100 * pull.filled[:, unit].mean():.1f}%"


def test_one_replication_has_a_share_without_interval() -> None:
    (row,) = rows(material(outcome(replications=1), "en"))

    assert row["filled"].endswith("%")
    assert row["chance"] == "100%"


def test_unit_that_the_baseline_does_not_have_has_a_dash() -> None:
    known = material()
    kit = known.data.strategies["kit"]
    facilities = tuple(f"otra-{name}" for name in kit.labels.facilities)
    scenario = kit.strategy.scenario
    renamed = {f"otra-{key}": one for key, one in scenario.facilities.items()}
    other = with_units(
        known,
        labels=replace(kit.labels, facilities=facilities),
        strategy=replace(
            kit.strategy, scenario=scenario.model_copy(update={"facilities": renamed})
        ),
    )

    assert rows(other)[0]["baseline"] == "–"


def test_results_in_which_nobody_came_have_no_rows() -> None:
    known = material()
    kit = known.data.strategies["kit"]

    assert rows(with_units(known, asked=0 * kit.asked, complete=0 * kit.complete)) == []


@pytest.mark.parametrize("name", HOSTILE[:3])
def test_name_stays_as_the_scenario_has_it(name: str) -> None:
    assert rows(material(named(name)))[0]["name"] == name


@pytest.mark.parametrize(
    ("language", "title"), [("es", "«Kit mensual fijo»"), ("en", "“Fixed monthly kit”")]
)
def test_note_says_under_which_strategy(language: str, title: str) -> None:
    context = UNITS.context(material(language=language))

    assert context is not None
    assert title in context["note"]
