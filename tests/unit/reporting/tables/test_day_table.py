"""Tests of prescriptions by day and institution."""

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sim.reporting.digest import Digest
from sim.reporting.tables.day_table import write_days
from tests.materials import material


def rows(data: Digest, folder: Path) -> list[dict[str, str]]:
    with write_days(data, folder=folder).open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def test_first_row_is_the_first_day_that_is_measured(tmp_path: Path) -> None:
    data = material().data
    first = rows(data, tmp_path)[0]

    assert (first["strategy"], first["date"], first["institution"]) == (
        "pull",
        "2025-01-01",
        "imss",
    )
    assert float(first["prescriptions"]) == data.strategies["pull"].daily[0, 0, 0]


def test_days_follow_each_other_strategy_by_strategy(tmp_path: Path) -> None:
    dates = [row["date"] for row in rows(material().data, tmp_path)]

    assert dates[:60] == dates[60:] == sorted(set(dates))
    assert dates[59] == "2025-03-01"


@pytest.mark.parametrize("column", ["prescriptions", "prescriptions_filled"])
def test_counts_are_means_over_the_replications(tmp_path: Path, column: str) -> None:
    data = material().data
    index = ["prescriptions", "prescriptions_filled"].index(column)
    told = [float(row[column]) for row in rows(data, tmp_path) if row["strategy"] == "kit"]

    assert told == pytest.approx(data.strategies["kit"].daily[:, 0, index])


def test_each_institution_has_a_row_a_day(tmp_path: Path) -> None:
    data = material().data
    pull = data.strategies["pull"]
    both = replace(pull.labels, institutions=("imss", "estado", "imss", "estado"))
    daily = np.concatenate([pull.daily, 2 * pull.daily], axis=1)
    shared = replace(pull, labels=both, daily=daily)
    told = rows(replace(data, strategies={"pull": shared}), tmp_path)

    assert [row["institution"] for row in told[:4]] == ["imss", "estado", "imss", "estado"]
    assert float(told[1]["prescriptions"]) == 2 * float(told[0]["prescriptions"])


def test_run_without_days_has_a_heading_alone(tmp_path: Path) -> None:
    data = material().data
    pull = replace(data.strategies["pull"], daily=np.zeros((0, 1, 2)))

    assert rows(replace(data, strategies={"pull": pull}), tmp_path) == []
