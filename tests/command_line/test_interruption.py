"""Tests of starts that are interrupted or killed, with processes of their own."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from sim.rng import Streams
from tests.dask_on_loopback import Cluster, loopback_cluster
from tests.tiny_scenario import GRID, write_sweep, write_tiny

ROOT = Path(__file__).parents[2]
MANY = 60
PATIENCE_SECONDS = 120
LONGER = GRID.replace("replications: 2", "replications: 4")
RUNS = 64
"""Runs of it that differ."""
TABLES = ("points.csv", "runs.csv", "summary.csv", "levers.csv")


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


def sweep(file: Path, out: Path, workers: int) -> list[str]:
    return [*sweep_by(file, out), "--workers", str(workers)]


def sweep_by(file: Path, out: Path, *players: str) -> list[str]:
    return [
        *(sys.executable, str(ROOT / "cli.py"), "sweep", str(file)),
        *("--out", str(out), *players),
    ]


def tables(file: Path, out: Path, workers: int) -> list[bytes]:
    """Start the sweep, to its end, and return its tables."""
    subprocess.run(sweep(file, out, workers), capture_output=True, text=True, check=True)
    return tables_in(out)


def tables_in(out: Path) -> list[bytes]:
    (folder,) = out.iterdir()
    return [(folder / name).read_bytes() for name in TABLES]


def worker_of(process: subprocess.Popen[str], which: int) -> int | None:
    """Return one of the processes that *process* has started to play."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    players = [
        int(child)
        for child in children
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]
    return players[which % len(players)] if players else None


def kill_parent(process: subprocess.Popen[str], _which: int) -> None:
    process.kill()


def kill_worker(process: subprocess.Popen[str], which: int) -> None:
    worker = worker_of(process, which)
    if worker is not None:
        os.kill(worker, signal.SIGKILL)


MOMENTS = [int(n) for n in Streams(6, 0).get("moments").integers(0, RUNS - 8, size=10)]
"""How many runs are finished when something is killed."""
FEW = [
    *((kill_parent, moment) for moment in MOMENTS[:2]),
    *((kill_worker, moment) for moment in MOMENTS[2:3]),
]
ONLY_WITH_ALL = pytest.mark.skipif(
    "ABASTO_ALL_MOMENTS" not in os.environ, reason="takes ten minutes"
)
MANY_MOMENTS = [(how, moment) for how in (kill_parent, kill_worker) for moment in MOMENTS]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Return the tables of a sweep that nothing happens to."""
    folder = tmp_path_factory.mktemp("undisturbed")
    return tables(write_sweep(folder, LONGER), folder / "out", workers=1)


def killed_and_resumed(
    folder: Path, kill: Callable[[subprocess.Popen[str], int], None], moment: int
) -> list[bytes]:
    """Return the tables of a sweep in which something is killed at *moment*."""
    file, out = write_sweep(folder, LONGER), folder / "out"
    process = at_work(sweep(file, out, workers=2), out, moment)
    if process.poll() is None:
        kill(process, moment)
    process.communicate(timeout=PATIENCE_SECONDS)
    return tables(file, out, workers=1)


def at_work(play: list[str], out: Path, moment: int) -> subprocess.Popen[str]:
    """Return the process of a sweep when so many of its runs are finished."""
    process = subprocess.Popen(
        play, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    wait_until(lambda: finished(out) >= moment or process.poll() is not None)
    return process


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds workers as Linux does")
@pytest.mark.parametrize(("kill", "moment"), FEW)
def test_sweep_that_is_killed_ends_in_the_tables_of_an_undisturbed_one(
    tmp_path: Path,
    undisturbed: list[bytes],
    kill: Callable[[subprocess.Popen[str], int], None],
    moment: int,
) -> None:
    assert killed_and_resumed(tmp_path, kill, moment) == undisturbed


@pytest.mark.slow
@ONLY_WITH_ALL
@pytest.mark.parametrize(("kill", "moment"), MANY_MOMENTS)
def test_sweep_survives_kills_at_ten_moments(
    tmp_path: Path,
    undisturbed: list[bytes],
    kill: Callable[[subprocess.Popen[str], int], None],
    moment: int,
) -> None:
    assert killed_and_resumed(tmp_path, kill, moment) == undisturbed


def tables_of_cluster(folder: Path, moment: int, kill: Callable[[Cluster], None]) -> list[bytes]:
    """Return the tables of a sweep played once by two Dask workers, disturbed at *moment*."""
    file, out = write_sweep(folder, LONGER), folder / "out"
    with loopback_cluster(folder, workers=2) as cluster:
        process = at_work(sweep_by(file, out, "--cluster", cluster.address), out, moment)
        kill(cluster)
        process.communicate(timeout=PATIENCE_SECONDS)
    return tables_in(out)


@pytest.mark.slow
@pytest.mark.parametrize(
    "moment",
    [
        pytest.param(moment, marks=[] if place == 3 else ONLY_WITH_ALL)
        for place, moment in enumerate(MOMENTS)
    ],
)
def test_sweep_on_a_cluster_does_not_notice_that_a_worker_is_killed(
    tmp_path: Path, undisturbed: list[bytes], moment: int
) -> None:
    which = moment % 2

    assert (
        tables_of_cluster(tmp_path, moment, lambda cluster: cluster.workers[which].kill())
        == undisturbed
    )


@pytest.mark.slow
def test_cluster_plays_on_for_the_next_start_when_its_parent_was_killed(
    tmp_path: Path, undisturbed: list[bytes]
) -> None:
    file, out = write_sweep(tmp_path, LONGER), tmp_path / "out"
    with loopback_cluster(tmp_path, workers=2) as cluster:
        play = sweep_by(file, out, "--cluster", cluster.address)
        first = at_work(play, out, MOMENTS[4])
        first.kill()
        first.communicate(timeout=PATIENCE_SECONDS)
        left = RUNS - finished(out)
        subprocess.run(play, capture_output=True, check=True, timeout=PATIENCE_SECONDS)

    assert left > 0
    assert tables_in(out) == undisturbed


@pytest.mark.slow
def test_second_start_of_a_sweep_that_is_played_is_refused(tmp_path: Path) -> None:
    file, out = write_sweep(tmp_path, LONGER), tmp_path / "out"
    first = subprocess.Popen(
        sweep(file, out, workers=1),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    wait_until(lambda: finished(out) > 0)
    first.send_signal(signal.SIGSTOP)  # so that it is not through before the second has begun
    second = subprocess.run(
        sweep(file, out, workers=1), capture_output=True, text=True, check=False
    )
    first.kill()
    first.wait()

    assert second.returncode == 3
    assert f"process {first.pid} is playing into this folder" in second.stderr


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """Give a disk of its own that holds so little; only root can."""
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "none", str(folder)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip("cannot make a small disk here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.slow
@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs a disk of its own"
)
def test_sweep_on_a_full_disk_goes_on_once_there_is_room(
    tmp_path: Path, undisturbed: list[bytes]
) -> None:
    file = write_sweep(tmp_path, LONGER)
    with small_disk(tmp_path / "disk", kilobytes=300) as disk:
        full = subprocess.run(
            sweep(file, disk, workers=2), capture_output=True, text=True, check=False
        )
        before = finished(disk)
        grown = ["mount", "-o", "remount,size=20m", str(disk)]
        subprocess.run(grown, check=True)

        assert full.returncode == 3
        assert "the disk is full; what is finished is kept" in full.stderr
        assert 0 < before < RUNS
        assert tables(file, disk, workers=2) == undisturbed
