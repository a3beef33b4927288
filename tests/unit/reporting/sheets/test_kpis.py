"""Tests of the sheet of all figures."""

from math import isnan

import pytest

from sim.metrics.catalogue import KPIS
from sim.reporting.sheets.kpis import COLUMNS, kpis
from sim.reporting.table import Value
from tests.builders import outcome
from tests.materials import material


def rows_of(kpi: str, language: str = "en", **changes: int) -> list[tuple[Value, ...]]:
    """Return the rows of one figure."""
    known = material(outcome(**changes), language) if changes else material(language=language)
    label = getattr(KPIS[kpi].label, language)
    return [row for row in kpis(known).rows if row[0] == label]


@pytest.mark.parametrize(
    ("kpi", "unit"),
    [("prescriptions_filled", "%"), ("transport_cost", "MXN"), ("trips", "trips")],
)
def test_figure_says_its_unit(kpi: str, unit: str) -> None:
    assert {row[1] for row in rows_of(kpi)} == {unit}


def test_difference_of_a_share_is_in_points() -> None:
    pull, kit = rows_of("prescriptions_filled")

    assert kit[6] == pytest.approx(kit[3] - pull[3])
    assert abs(kit[6]) > 0.01


def test_money_is_not_scaled() -> None:
    _, kit = rows_of("transport_cost")
    mean = material().comparison.strategies["kit"].means["transport_cost"].mean

    assert kit[3] == pytest.approx(mean)


def test_chances_of_being_the_best_add_up() -> None:
    assert sum(row[-1] for row in rows_of("prescriptions_filled")) == pytest.approx(1)


def test_figure_without_a_better_way_has_no_best() -> None:
    neutral = next(name for name, kpi in KPIS.items() if kpi.better == "neither")

    assert all(isnan(row[-1]) for row in rows_of(neutral))


def test_one_replication_has_means_alone() -> None:
    _, kit = rows_of("prescriptions_filled", replications=1)

    assert not isnan(kit[3])
    assert all(isnan(kit[place]) for place in (4, 5, 7, 8))


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("es", ["4 réplicas", "«Pedido por excepción»", "95\N{NO-BREAK SPACE}%"]),
        ("en", ["4 replications", "“Pull by exception”", "95%"]),
    ],
)
def test_note_says_what_differences_are_to(language: str, parts: list[str]) -> None:
    note = kpis(material(language=language)).note

    assert [part for part in parts if part not in note] == []


def test_columns_of_a_file_have_names_of_their_own() -> None:
    names = [column.name for column in COLUMNS]

    assert len(set(names)) == len(names)
