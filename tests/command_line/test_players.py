"""Tests of who plays, as the options say."""

import sys
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from cli import app
from sim.experiment import cluster
from sim.experiment.cluster import Size
from tests.tiny_scenario import write_calibration, write_sweep

OK, USER_ERROR = 0, 3
ADDRESS = "tcp://scheduler:8786"


def dry_run(folder: Path, *options: str) -> Result:
    file = write_sweep(folder)
    given = ("--out", str(folder / "out"), "--cluster", ADDRESS, "--dry-run", *options)
    return CliRunner().invoke(app, ["sweep", str(file), *given])


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("compare", ()),
        ("run", ("--strategy", "kit")),
        ("select", ("--delta", "1 points")),
        ("calibrate", ("--target", "fill_rate=0.9")),
        ("sweep", ()),
    ],
)
def test_processes_of_this_machine_and_of_a_cluster_are_not_mixed(
    tmp_path: Path, command: str, options: tuple[str, ...]
) -> None:
    write_sweep(tmp_path)
    file = write_calibration(tmp_path).with_name(
        "sweep.yaml" if command == "sweep" else "scenario.yaml"
    )
    both = ("--workers", "2", "--cluster", ADDRESS, "--out", str(tmp_path / "out"))
    result = CliRunner().invoke(app, [command, str(file), *options, *both])

    assert result.exit_code == USER_ERROR
    assert "leave one of them out" in result.stderr


def test_cluster_without_dask_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "sim.experiment.cluster")
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = dry_run(tmp_path)

    assert result.exit_code == USER_ERROR
    assert "pip install 'abasto[cluster]'" in result.stderr


@pytest.mark.parametrize(("threads", "is_noted"), [(7, False), (28, True)])
def test_time_is_that_of_the_processes_of_the_cluster(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, threads: int, *, is_noted: bool
) -> None:
    monkeypatch.setattr(cluster, "look_at", lambda _address: Size(7, threads))
    result = dry_run(tmp_path)

    assert result.exit_code == OK, result.stderr
    assert "with 7 workers" in result.stdout
    assert ("start them with --nthreads 1" in result.stderr) == is_noted
