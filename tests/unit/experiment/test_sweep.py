"""Tests of sweeps as they are played and kept."""

import csv
from pathlib import Path

import pytest

from sim.errors import SimError
from sim.experiment.how import How
from sim.experiment.ledger import Ledger
from sim.experiment.prepared_sweep import PreparedSweep, prepare
from sim.experiment.results import ledger_file, open_outcome
from sim.experiment.sweep import SweepOutcome, play_sweep, sweep_folder, sweep_name
from sim.experiment.sweep_file import read_sweep
from sim.scenario.loader import load_plan
from tests.fake_stages import Accident, Fails, FillsDisk, MadeUp, NeverPlayed
from tests.tiny_scenario import GRID, SWEEP, write_sweep

KEEP_GOING = How(keep_going=True)


def prepared_of(folder: Path, text: str) -> PreparedSweep:
    file = write_sweep(folder, text)
    return prepare(read_sweep(file).sweep, load_plan(file.with_name("scenario.yaml")))


@pytest.fixture
def prepared(tmp_path: Path) -> PreparedSweep:
    return prepared_of(tmp_path, SWEEP)


def tables(outcome: SweepOutcome) -> list[bytes]:
    return [table.read_bytes() for table in outcome.tables]


def rows_of(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / table).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_strategy_that_a_setting_leaves_as_it_was_is_played_once(
    prepared: PreparedSweep, tmp_path: Path
) -> None:
    play_sweep(prepared, folder=tmp_path, stage=MadeUp)
    with Ledger(ledger_file(tmp_path)) as ledger:
        played = [run.strategy for run in ledger.runs() if run.replication == 0]

    assert (played.count("pull"), played.count("kit")) == (3, 2)


def test_second_start_plays_nothing_again(prepared: PreparedSweep, tmp_path: Path) -> None:
    first = play_sweep(prepared, folder=tmp_path, stage=MadeUp)
    before = tables(first)
    second = play_sweep(prepared, folder=tmp_path, stage=NeverPlayed)

    assert tables(second) == before


def test_interrupted_sweep_goes_on_to_the_same_tables(
    prepared: PreparedSweep, tmp_path: Path
) -> None:
    with pytest.raises(KeyboardInterrupt, match="by accident"):
        play_sweep(prepared, folder=tmp_path / "broken", stage=Accident(replication=1))
    resumed = play_sweep(prepared, folder=tmp_path / "broken", stage=MadeUp)
    whole = play_sweep(prepared, folder=tmp_path / "whole", stage=MadeUp)

    assert tables(resumed) == tables(whole)


def test_points_of_a_file_that_grew_go_on_from_what_there_is(tmp_path: Path) -> None:
    play_sweep(prepared_of(tmp_path, SWEEP), folder=tmp_path / "r", stage=MadeUp)
    told: list[tuple[int, int]] = []
    grown = prepared_of(tmp_path, SWEEP.replace("[0.05, 0.5]", "[0.05, 0.5, 0.7]"))
    how = How(progress=lambda *counts: told.append(counts))
    play_sweep(grown, folder=tmp_path / "r", stage=MadeUp, how=how)

    assert (told[0], told[-1]) == ((6, 8), (8, 8))


def test_points_say_what_is_set(tmp_path: Path) -> None:
    play_sweep(prepared_of(tmp_path, GRID), folder=tmp_path, stage=MadeUp)
    points = rows_of(tmp_path, "points.csv")

    assert list(points[0]) == ["point", "is_base", "sample", "trucks", "threshold", "spread"]
    assert (points[3]["sample"], points[3]["threshold"]) == ("2", "1.5 months")


def test_every_run_has_a_row_however_many_points_share_it(tmp_path: Path) -> None:
    play_sweep(prepared_of(tmp_path, GRID), folder=tmp_path, stage=MadeUp)

    assert len(rows_of(tmp_path, "runs.csv")) == 2 * 3 * 2 * 2 * 2


def test_summary_takes_differences_at_the_same_point(
    prepared: PreparedSweep, tmp_path: Path
) -> None:
    play_sweep(prepared, folder=tmp_path, stage=MadeUp)
    rows = [row for row in rows_of(tmp_path, "summary.csv") if row["kpi"] == "prescriptions_filled"]
    means = {(row["point"], row["strategy"]): float(row["mean"]) for row in rows}

    assert all(row["difference"] == "" for row in rows if row["strategy"] == "pull")
    assert [float(row["difference"]) for row in rows if row["strategy"] == "kit"] == pytest.approx(
        [means[point.name, "kit"] - means[point.name, "pull"] for point in prepared.points]
    )


def test_sweep_goes_on_when_a_run_fails(prepared: PreparedSweep, tmp_path: Path) -> None:
    outcome = play_sweep(prepared, folder=tmp_path, stage=Fails(1), how=KEEP_GOING)
    there = {row["replications"] for row in rows_of(tmp_path, "summary.csv")}

    assert {one.replication for one in outcome.failed} == {1}
    assert len(outcome.failed) == 5
    assert there <= {"0", "1"}


def test_failed_runs_that_succeed_later_leave_no_trace(
    prepared: PreparedSweep, tmp_path: Path
) -> None:
    play_sweep(prepared, folder=tmp_path / "failed", stage=Fails(1), how=KEEP_GOING)
    again = play_sweep(prepared, folder=tmp_path / "failed", stage=MadeUp)
    whole = play_sweep(prepared, folder=tmp_path / "whole", stage=MadeUp)

    assert again.failed == ()
    assert tables(again) == tables(whole)


def test_full_disk_ends_in_a_clear_word_and_keeps_what_is_finished(
    prepared: PreparedSweep, tmp_path: Path
) -> None:
    with pytest.raises(SimError, match="the disk is full; what is finished is kept"):
        play_sweep(prepared, folder=tmp_path / "full", stage=FillsDisk(1), how=KEEP_GOING)
    resumed = play_sweep(prepared, folder=tmp_path / "full", stage=MadeUp)
    whole = play_sweep(prepared, folder=tmp_path / "whole", stage=MadeUp)

    assert not list((tmp_path / "full").rglob("*.part"))
    assert tables(resumed) == tables(whole)


def test_results_of_a_sweep_are_not_those_of_a_comparison(
    prepared: PreparedSweep, tmp_path: Path
) -> None:
    play_sweep(prepared, folder=tmp_path, stage=MadeUp)

    with pytest.raises(SimError, match="results of a sweep"):
        open_outcome(tmp_path)


@pytest.mark.parametrize("name", ["levers", "two-words"])
def test_the_name_of_a_sweep_is_read_off_its_folder(prepared: PreparedSweep, name: str) -> None:
    folder = sweep_folder(prepared.plan, name, Path("results"))

    assert sweep_name(folder, prepared.plan) == name


def test_folder_is_named_after_scenario_and_sweep(prepared: PreparedSweep) -> None:
    folder = sweep_folder(prepared.plan, "levers", Path("results"))

    assert folder.name.startswith("tiny-levers-")
