"""Tests of results folders that are opened for playing."""

import errno
import sqlite3
from pathlib import Path

import pytest

from sim.errors import SimError
from sim.experiment.opened import opened
from sim.experiment.results import ledger_file


def test_folder_and_ledger_are_made(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "down"
    with opened(folder) as ledger:
        assert ledger.runs() == set()

    assert ledger_file(folder).exists()


def test_ledger_is_closed_behind_the_block(tmp_path: Path) -> None:
    with opened(tmp_path) as ledger:
        pass

    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        ledger.runs()


def test_second_one_is_refused_while_the_first_plays(tmp_path: Path) -> None:
    with opened(tmp_path), pytest.raises(SimError, match="is playing into"), opened(tmp_path):
        pass


def test_two_folders_can_be_open_at_a_time(tmp_path: Path) -> None:
    with opened(tmp_path / "one") as one, opened(tmp_path / "two") as two:
        assert one.file != two.file


@pytest.mark.parametrize("error", [RuntimeError("broken"), KeyboardInterrupt("stopped")])
def test_folder_is_free_again_however_the_block_ends(tmp_path: Path, error: BaseException) -> None:
    with pytest.raises(type(error), match=str(error)), opened(tmp_path):
        raise error

    with opened(tmp_path):
        pass


def test_full_disk_is_a_problem_of_the_user(tmp_path: Path) -> None:
    with (
        pytest.raises(SimError, match="disk is full; what is finished is kept"),
        opened(tmp_path),
    ):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_other_trouble_with_files_is_told_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "results"
    file.write_text("no folder")

    with pytest.raises(FileExistsError, match="results"), opened(file):
        pass
