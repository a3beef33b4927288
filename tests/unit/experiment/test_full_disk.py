"""Tests of what happens when the disk is full."""

import errno
import sqlite3
from pathlib import Path

import pytest

from sim.errors import SimError
from sim.experiment.full_disk import disk_space, is_disk_full
from sim.experiment.ledger import Ledger, Row
from sim.experiment.whole_file import whole_text_file

ROW = Row(
    key="k",
    strategy="kit",
    replication=0,
    seed=1,
    model_version=1,
    kpis={"on_time": 0.5},
    demand_checksum=1,
    weather_checksum=2,
    versions={"python": "3.11" * 1000},
)


def full(ledger: Ledger) -> Ledger:
    """Let the file of *ledger* grow no more, as SQLite meets it on a full disk."""
    ledger._connection.execute("PRAGMA max_page_count = 20")
    return ledger


def fill(ledger: Ledger) -> None:
    for number in range(100):
        ledger.add([ROW._replace(replication=number)])


def test_full_disk_is_a_problem_of_the_user(tmp_path: Path) -> None:
    with (
        pytest.raises(SimError, match=r"the disk is full; .* make room"),
        disk_space(tmp_path),
        Ledger(tmp_path / "runs.sqlite") as ledger,
    ):
        fill(full(ledger))


def test_ledger_keeps_what_fitted(tmp_path: Path) -> None:
    with (
        Ledger(tmp_path / "runs.sqlite") as ledger,
        pytest.raises(sqlite3.OperationalError, match="disk is full"),
    ):
        fill(full(ledger))
    with Ledger(tmp_path / "runs.sqlite") as again:
        kept = list(again.kpis("k", "kit"))
        again.add([ROW._replace(replication=len(kept))])

    assert kept == list(range(len(kept)))
    assert 0 < len(kept) < 100


@pytest.mark.parametrize(
    ("error", "is_full"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), True),
        (OSError(errno.EACCES, "Permission denied"), False),
        (sqlite3.OperationalError("database is locked"), False),
        (ValueError("disk is full"), False),
    ],
)
def test_only_a_full_disk_is_called_so(error: Exception, *, is_full: bool) -> None:
    assert is_disk_full(error) is is_full


def test_other_troubles_of_the_disk_pass_as_they_are(tmp_path: Path) -> None:
    with pytest.raises(PermissionError, match="denied"), disk_space(tmp_path):
        raise PermissionError(errno.EACCES, "denied")


def write_half(file: Path) -> None:
    with whole_text_file(file) as stream:
        stream.write("half")
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("before", ["", "old"])
def test_file_that_cannot_be_written_stays_as_it_was(tmp_path: Path, before: str) -> None:
    file = tmp_path / "table.csv"
    file.write_text(before)
    with pytest.raises(OSError, match="No space"):
        write_half(file)

    assert file.read_text() == before
    assert [each.name for each in tmp_path.iterdir()] == ["table.csv"]
