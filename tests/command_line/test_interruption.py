"""Tests of starts that are interrupted or killed, with processes of their own."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from tests.tiny_scenario import write_tiny

ROOT = Path(__file__).parents[2]
MANY = 60
PATIENCE_SECONDS = 60


def command(scenario: Path, out: Path, workers: int) -> list[str]:
    return [
        *(sys.executable, str(ROOT / "cli.py"), "run", str(scenario), "--strategy", "kit"),
        *("--replications", str(MANY), "--out", str(out), "--workers", str(workers), "--json"),
    ]


def start(scenario: Path, out: Path, workers: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command(scenario, out, workers),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # so that a signal to its group does not reach the tests
    )


def figures(scenario: Path, out: Path, workers: int = 1) -> dict[str, Any]:
    done = subprocess.run(
        command(scenario, out, workers), capture_output=True, text=True, check=True
    )
    data: dict[str, Any] = json.loads(done.stdout)
    del data["files"]
    return data


def finished(out: Path) -> int:
    """Return how many runs the ledger has."""
    for file in out.glob("*/runs.sqlite"):
        with closing(sqlite3.connect(file)) as connection:
            try:
                return int(connection.execute("SELECT count(*) FROM runs").fetchone()[0])
            except sqlite3.OperationalError:  # its table is not there yet
                return 0
    return 0


def wait_until(is_so: Callable[[], bool]) -> None:
    end = monotonic() + PATIENCE_SECONDS
    while not is_so():
        if monotonic() > end:
            pytest.fail("waited in vain")
        sleep(0.01)


def stopped(out: Path, process: subprocess.Popen[str], how: signal.Signals) -> str:
    """Stop *process* once a run is finished, and return what it said on stderr."""
    wait_until(lambda: finished(out) > 0)
    if how is signal.SIGINT:  # Ctrl-C of a terminal reaches all processes of the group
        os.killpg(process.pid, how)
    else:
        process.send_signal(how)
    return process.communicate(timeout=PATIENCE_SECONDS)[1]


@pytest.mark.slow
def test_killed_start_goes_on_to_the_figures_of_one_worker(tmp_path: Path) -> None:
    scenario, out = write_tiny(tmp_path), tmp_path / "killed"
    stopped(out, start(scenario, out, workers=2), signal.SIGKILL)
    left = MANY - finished(out)

    assert left > 0
    assert figures(scenario, out, workers=2) == figures(scenario, tmp_path / "whole")


@pytest.mark.slow
def test_workers_of_a_killed_start_do_not_live_on(tmp_path: Path) -> None:
    scenario, out = write_tiny(tmp_path), tmp_path / "killed"
    process = start(scenario, out, workers=2)
    # stderr is at its end only when every process that writes to it has gone
    stopped(out, process, signal.SIGKILL)

    assert process.returncode == -signal.SIGKILL


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_keeps_what_is_finished_and_says_so(tmp_path: Path, workers: int) -> None:
    scenario, out = write_tiny(tmp_path), tmp_path / "interrupted"
    process = start(scenario, out, workers)
    said = stopped(out, process, signal.SIGINT)

    assert process.returncode == 130
    assert "what is finished is kept" in said
    assert "Traceback" not in said
