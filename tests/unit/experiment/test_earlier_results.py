"""Tests of results that an earlier abasto wrote: `results_0_1` lacks fields, columns, figures."""

import json
from pathlib import Path
from shutil import copytree

import numpy as np
import pytest

from sim.errors import SimError
from sim.experiment.results import open_outcome
from sim.experiment.totals import read_records, run_file, write_records
from sim.metrics.catalogue import KPIS
from sim.reporting.write import write_outcome
from tests.builders import records

EARLIER = Path(__file__).parent / "results_0_1"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copytree(EARLIER, tmp_path / "results")


def stating(folder: Path, **versions: str) -> Path:
    """Let the manifest say that these versions wrote it."""
    file = folder / "manifest.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    content["versions"] |= versions
    file.write_text(json.dumps(content), encoding="utf-8")
    return folder


def test_field_that_was_not_kept_yet_has_its_default(folder: Path) -> None:
    run = read_records(run_file(folder, "kit", 0))

    assert run.money.size == run.passages.size == 0


def test_column_that_was_not_kept_yet_is_zero(folder: Path) -> None:
    trips = read_records(run_file(folder, "kit", 0)).trips

    assert trips["breakdowns"].tolist() == [0] * trips.size
    assert (trips["km"] > 0).all()


def test_figure_that_was_not_known_yet_is_measured(folder: Path) -> None:
    kit = open_outcome(folder).strategies["kit"]

    assert all(run.keys() == KPIS.keys() for run in kit.kpis)
    assert not np.isnan(kit.kpis[0]["gini_filled"])


def test_report_is_drawn_again(folder: Path) -> None:
    files = write_outcome(open_outcome(folder), folder, "es")

    assert (folder / "report.html") in files
    assert "Kit fijo" in (folder / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "versions", [{"model": "99"}, {"abasto": "7.0.0"}], ids=["model", "major version"]
)
def test_version_that_cannot_be_read_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, versions: dict[str, str]
) -> None:
    monkeypatch.setattr("sim.experiment.versions._version", lambda _library: "0.2.0")

    with pytest.raises(SimError, match=r"earlier minor version, found abasto .*play the scenario"):
        open_outcome(stating(folder, **versions))


def test_scenario_that_cannot_be_read_is_told(folder: Path) -> None:
    file = folder / "manifest.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    content["plan"]["weather_of_old"] = 1
    file.write_text(json.dumps(content), encoding="utf-8")

    with pytest.raises(SimError, match="cannot read their scenario"):
        open_outcome(folder)


def test_field_of_a_newer_version_is_named(tmp_path: Path) -> None:
    file = tmp_path / "run.npz"
    write_records(records(1), file)
    newer = dict(np.load(file)) | {"telepathy": np.zeros(3)}
    np.savez(file, **newer)

    with pytest.raises(SimError, match=r"a newer abasto wrote this: .*telepathy"):
        read_records(file)
