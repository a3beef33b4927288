"""Tests of the lock on a results folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sim.errors import SimError
from sim.experiment.lock import locked


def test_second_taker_is_told_which_process_has_it(tmp_path: Path) -> None:
    with (
        locked(tmp_path),
        pytest.raises(SimError, match=f"process {os.getpid()} is playing"),
        locked(tmp_path),
    ):
        pass


def test_lock_is_free_again_afterwards(tmp_path: Path) -> None:
    with locked(tmp_path):
        pass

    with locked(tmp_path):
        pass


def test_lock_is_free_again_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(SimError, match="broken"), locked(tmp_path):
        raise SimError("broken")

    with locked(tmp_path):
        pass


def test_lock_of_one_folder_leaves_others_free(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()

    with locked(tmp_path), locked(other):
        pass


def test_killed_process_leaves_no_lock(tmp_path: Path) -> None:
    code = (
        "import os, pathlib, signal, sys\n"
        "from sim.experiment.lock import locked\n"
        "with locked(pathlib.Path(sys.argv[1])):\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)  # noqa: S603 - our own code

    with locked(tmp_path):
        assert killed.returncode < 0
