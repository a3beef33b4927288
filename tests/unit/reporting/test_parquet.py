from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from sim.metrics.catalogue import KPIS
from sim.reporting.parquet import write_parquet
from tests.builders import labels, outcome
from tests.materials import HOSTILE


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of each file of a small comparison."""
    files = write_parquet(outcome(), tmp_path_factory.mktemp("parquet"))
    return {file.name: pq.read_table(file).to_pylist() for file in files}


@pytest.mark.parametrize(
    ("file", "rows"),
    [
        ("deliveries.parquet", 2 * 4 * 4),
        ("trips.parquet", 2 * 4),
        ("kpis.parquet", 2 * 4 * len(KPIS)),
    ],
)
def test_every_run_is_there(tables: dict[str, list[dict[str, Any]]], file: str, rows: int) -> None:
    found = tables[file]

    assert len(found) == rows
    assert {row["replication"] for row in found} == {0, 1, 2, 3}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("strategy", "pull"),
        ("facility", "hospital"),
        ("decided_at", datetime(2025, 1, 6, 9)),  # noqa: DTZ001 - simulated days have no zone
        ("value_mxn", 1800.0),
        ("is_order", True),
    ],
)
def test_a_delivery_reads_like_a_log(
    tables: dict[str, list[dict[str, Any]]], column: str, value: object
) -> None:
    assert tables["deliveries.parquet"][0][column] == value


def test_what_has_not_come_has_no_date(tables: dict[str, list[dict[str, Any]]]) -> None:
    assert tables["deliveries.parquet"][3]["received_at"] is None


def test_a_trip_that_follows_no_route_names_none(tmp_path: Path) -> None:
    whole = outcome(("pull",), replications=1)
    whole.strategies["pull"].records[0].trips["route"] = -1
    _, trips, _ = write_parquet(whole, tmp_path)

    assert pq.read_table(trips).to_pylist()[0]["route"] is None


def test_a_kpi_has_the_value_of_its_run(tables: dict[str, list[dict[str, Any]]]) -> None:
    row = tables["kpis.parquet"][0]
    expected = outcome().strategies["pull"].kpis[0][row["kpi"]]

    assert row["value"] == expected


@pytest.mark.parametrize("name", [*HOSTILE, "NULL", "a\nb", ""])
def test_names_come_back_as_they_were(tmp_path: Path, name: str) -> None:
    whole = outcome(("pull",), replications=1)
    known = replace(labels(), facilities=(name,) * len(labels().facilities))
    pull = replace(whole.strategies["pull"], labels=known)
    plan = replace(whole.plan, strategies={name: whole.plan.strategies["pull"]})
    files = write_parquet(replace(whole, plan=plan, strategies={name: pull}), tmp_path)
    deliveries, trips, figures = (pq.read_table(file).to_pylist() for file in files)

    assert {row["facility"] for row in deliveries} == {name}
    assert {row["strategy"] for row in (*deliveries, *trips, *figures)} == {name}
