import csv
from pathlib import Path

import numpy as np
import pytest

from sim.metrics.catalogue import KPIS
from sim.metrics.comparison import compare
from sim.metrics.outcome import Outcome
from sim.reporting.digest import digest
from sim.reporting.tables.csv_tables import write_tables
from tests.builders import outcome, without_shocks

TABLES = (
    "kpis", "replications", "by_facility", "by_product", "by_affiliation",
    "deliveries", "trips", "by_day", "loans", "transfers",
)  # fmt: skip


def tables(whole: Outcome, folder: Path, language: str = "es") -> dict[str, list[dict[str, str]]]:
    """Return every table that is written, as rows by column."""
    files = write_tables(whole, compare(whole), digest(whole), folder=folder, language=language)
    found = {}
    for file in files:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            found[file.stem] = list(csv.DictReader(opened))
    return found


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("kpis", 2 * len(KPIS)),
        ("replications", 2 * 4),
        ("by_facility", 2 * 3),
        ("by_product", 2 * 3),
        ("by_affiliation", 2),
        ("deliveries", 2 * 4),
        ("trips", 2),
        ("by_day", 2 * 60),
        ("loans", 2),
        ("transfers", 2),
        ("visits", 2 * 2),
    ],
)
def test_table_has_a_row_for_each(tmp_path: Path, table: str, rows: int) -> None:
    assert len(tables(outcome(), tmp_path)[table]) == rows


def test_kpi_row_has_mean_interval_and_difference(tmp_path: Path) -> None:
    whole = outcome()
    compared = compare(whole).strategies["kit"]
    rows = tables(whole, tmp_path)["kpis"]
    (row,) = [one for one in rows if (one["strategy"], one["kpi"]) == ("kit", "on_time")]

    assert float(row["mean"]) == pytest.approx(compared.means["on_time"].mean)
    assert float(row["difference_low"]) == pytest.approx(compared.differences["on_time"].low)
    assert row["replications"] == "4"


def test_baseline_has_no_difference(tmp_path: Path) -> None:
    row = tables(outcome(), tmp_path)["kpis"][0]

    assert row["strategy"] == "pull"
    assert row["difference"] == row["difference_low"] == ""


@pytest.mark.parametrize(
    ("language", "label"), [("es", "Entregas a tiempo"), ("en", "Deliveries on time")]
)
def test_labels_are_in_the_language_of_the_reader(
    tmp_path: Path, language: str, label: str
) -> None:
    rows = tables(outcome(), tmp_path, language)["kpis"]

    assert label in {row["label"] for row in rows}


def test_money_has_its_currency(tmp_path: Path) -> None:
    rows = tables(outcome(), tmp_path)["kpis"]

    assert {row["unit"] for row in rows if row["kpi"] == "transport_cost"} == {"MXN"}


def test_replications_are_numbered(tmp_path: Path) -> None:
    rows = tables(outcome(), tmp_path)["replications"]

    assert [row["replication"] for row in rows] == ["0", "1", "2", "3"] * 2


def test_facility_is_described(tmp_path: Path) -> None:
    row = tables(outcome(), tmp_path)["by_facility"][1]

    assert row["name"] == "Centro de salud Cerca"
    assert row["synthetic"] == "0"
    assert 0 < float(row["prescriptions_filled_share"]) < 1


def test_product_fill_rate_is_pieces_over_pieces(tmp_path: Path) -> None:
    row = tables(outcome(replications=1), tmp_path)["by_product"][0]
    share = float(row["served_pieces"]) / float(row["asked_pieces"])

    assert float(row["fill_rate_share"]) == pytest.approx(share)


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("facility", "hospital"),
        ("decided_at", "2025-01-06 09:00"),
        ("due_at", "2025-01-21 00:00"),
        ("value_mxn", "1800"),
        ("is_order", "1"),
    ],
)
def test_delivery_reads_like_a_log(tmp_path: Path, column: str, text: str) -> None:
    assert tables(outcome(), tmp_path)["deliveries"][0][column] == text


def test_what_has_not_come_has_no_date(tmp_path: Path) -> None:
    assert tables(outcome(), tmp_path)["deliveries"][3]["received_at"] == ""


@pytest.mark.parametrize(
    ("column", "text"), [("route", "sur"), ("fleet", "flota"), ("cost_mxn", "6000")]
)
def test_trip_names_route_and_fleet(tmp_path: Path, column: str, text: str) -> None:
    assert tables(outcome(), tmp_path)["trips"][0][column] == text


def test_a_trip_that_follows_no_route_names_none(tmp_path: Path) -> None:
    whole = outcome(replications=1)
    whole.strategies["pull"].records[0].trips["route"] = -1

    assert tables(whole, tmp_path)["trips"][0]["route"] == ""


def test_same_outcome_gives_the_same_bytes(tmp_path: Path) -> None:
    for attempt in ("first", "second"):
        tables(outcome(), tmp_path / attempt)

    for table in TABLES:
        first, second = (tmp_path / attempt / f"{table}.csv" for attempt in ("first", "second"))
        assert first.read_bytes() == second.read_bytes()


def test_product_row_counts_what_expired_where_patients_come(tmp_path: Path) -> None:
    whole = outcome()
    rows = tables(whole, tmp_path)["by_product"]
    runs = whole.strategies["pull"].records
    expired = [int(run.expired[1:, 0].sum()) for run in runs]

    assert float(rows[0]["expired_pieces"]) == pytest.approx(sum(expired) / len(expired))


def test_a_day_has_its_date_and_the_mean_of_its_prescriptions(tmp_path: Path) -> None:
    whole = outcome()
    row = tables(whole, tmp_path)["by_day"][31]
    asked, complete = np.mean(
        [run.daily[31, 0] for run in whole.strategies["pull"].records], axis=0
    ).tolist()

    assert (row["strategy"], row["date"], row["institution"]) == ("pull", "2025-02-01", "imss")
    assert float(row["prescriptions"]) == pytest.approx(asked)
    assert float(row["prescriptions_filled"]) == pytest.approx(complete)


def test_without_shocks_there_is_no_table_of_days(tmp_path: Path) -> None:
    assert "by_day" not in tables(without_shocks(), tmp_path)


def test_an_affiliation_row_counts_who_came_where(tmp_path: Path) -> None:
    whole = outcome(replications=1)
    row = tables(whole, tmp_path)["by_affiliation"][0]
    run = whole.strategies["pull"].records[0]

    assert (row["affiliation"], row["host"]) == ("imss", "imss")
    assert float(row["prescriptions"]) == run.attended[:, :, 0].sum()
    assert float(row["compensation_due_mxn"]) == pytest.approx(run.compensation[:, :, 0].sum())
