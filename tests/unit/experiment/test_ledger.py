"""Tests of the ledger."""

import math
import sqlite3
from pathlib import Path

import pytest

from sim.experiment.ledger import Ledger, Row

ROW = Row(
    key="k",
    strategy="kit",
    replication=0,
    seed=1,
    model_version=1,
    kpis={"prescriptions_filled": 0.1 + 0.2, "on_time": math.nan},
    demand_checksum=2**64 - 1,
    weather_checksum=7,
    versions={"python": "3.11"},
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "runs.sqlite"


def filled(file: Path, *rows: Row) -> Path:
    with Ledger(file) as ledger:
        ledger.add(rows)
    return file


def test_kpis_come_back_to_the_last_bit(file: Path) -> None:
    with Ledger(filled(file, ROW)) as ledger:
        kpis = ledger.kpis("k", "kit")[0]

    assert kpis["prescriptions_filled"] == 0.1 + 0.2


def test_undefined_figure_comes_back_as_nan(file: Path) -> None:
    with Ledger(filled(file, ROW)) as ledger:
        assert math.isnan(ledger.kpis("k", "kit")[0]["on_time"])


def test_replications_come_in_order_whenever_they_were_finished(file: Path) -> None:
    rows = [ROW._replace(replication=number) for number in (2, 0, 1)]

    with Ledger(filled(file, *rows)) as ledger:
        assert list(ledger.kpis("k", "kit")) == [0, 1, 2]


@pytest.mark.parametrize(("key", "strategy"), [("other", "kit"), ("k", "other")])
def test_runs_of_another_key_or_strategy_are_not_found(file: Path, key: str, strategy: str) -> None:
    with Ledger(filled(file, ROW)) as ledger:
        assert ledger.kpis(key, strategy) == {}


def test_run_that_is_there_already_is_replaced(file: Path) -> None:
    with Ledger(filled(file, ROW, ROW._replace(kpis={"on_time": 1.0}))) as ledger:
        assert ledger.kpis("k", "kit") == {0: {"on_time": 1.0}}


def test_row_is_kept_as_soon_as_it_is_added(file: Path) -> None:
    with Ledger(file) as ledger, Ledger(file) as reader:
        ledger.add([ROW])

        assert 0 in reader.kpis("k", "kit")


def test_rows_of_a_task_are_kept_all_or_none(file: Path) -> None:
    broken = ROW._replace(replication=2**64)  # more than SQLite can keep
    with Ledger(file) as ledger:
        with pytest.raises(OverflowError, match="too large"):
            ledger.add([ROW, broken])

        assert ledger.kpis("k", "kit") == {}


def test_row_says_what_it_was_played_with(file: Path) -> None:
    filled(file, ROW)
    connection = sqlite3.connect(file)
    found = connection.execute("SELECT seed, demand_checksum, versions FROM runs").fetchone()
    connection.close()

    assert found == (1, str(2**64 - 1), '{"python": "3.11"}')
