"""Tests of whose patients came where."""

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sim.reporting.digest import Digest
from sim.reporting.tables.attention_table import write_attentions
from tests.materials import material


def rows(data: Digest, folder: Path) -> list[dict[str, str]]:
    with write_attentions(data, folder=folder).open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def shared(*runs: np.ndarray) -> Digest:
    """Return results of two institutions, each with its patients, that met these attentions."""
    data = material().data
    pull = data.strategies["pull"]
    names = replace(
        pull.labels,
        institutions=("imss", "estado", "imss", "estado"),
        affiliations=("imss", "estado"),
    )
    return replace(
        data, strategies={"pull": replace(pull, labels=names, attentions=np.array(runs))}
    )


def counted(asked: float) -> np.ndarray:
    """Return one run: people of the first go to the last facility, ten hours for every five."""
    run = np.zeros((2, 4, 5))
    run[0, 3] = [asked, asked / 2, 2 * asked, 7.0, 8.0]
    return run


def test_those_who_came_stand_beside_who_received_them(tmp_path: Path) -> None:
    (row,) = rows(shared(counted(10)), tmp_path)

    assert (row["affiliation"], row["host"]) == ("imss", "estado")
    assert float(row["prescriptions"]) == 10
    assert float(row["prescriptions_filled_share"]) == 0.5


def test_travel_is_that_of_one_prescription(tmp_path: Path) -> None:
    (row,) = rows(shared(counted(10)), tmp_path)

    assert float(row["travel_hours"]) == 2


def test_money_carries_the_currency_in_its_name(tmp_path: Path) -> None:
    (row,) = rows(shared(counted(10)), tmp_path)

    assert (row["compensation_due_mxn"], row["compensation_paid_mxn"]) == ("7", "8")


def test_pair_that_nobody_was_has_no_row(tmp_path: Path) -> None:
    assert rows(shared(counted(0)), tmp_path) == []


def test_figures_are_means_over_the_runs(tmp_path: Path) -> None:
    (row,) = rows(shared(counted(10), counted(20)), tmp_path)

    assert float(row["prescriptions"]) == 15
    assert float(row["prescriptions_filled_share"]) == pytest.approx(0.5)


def test_facilities_of_one_host_are_added(tmp_path: Path) -> None:
    run = counted(10)
    run[0, 1] = run[0, 3]
    (row,) = rows(shared(run), tmp_path)

    assert float(row["prescriptions"]) == 20


def test_results_that_do_not_count_it_have_no_rows(tmp_path: Path) -> None:
    data = material().data
    pull = data.strategies["pull"]
    old = replace(pull, labels=replace(pull.labels, affiliations=()))

    assert rows(replace(data, strategies={"pull": old}), tmp_path) == []
