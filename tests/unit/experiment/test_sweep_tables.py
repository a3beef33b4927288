"""Tests of the tables of a sweep."""

import csv
from math import inf, nan
from pathlib import Path

import pytest

from sim.experiment.how import How
from sim.experiment.lever_answers import LeverAnswer
from sim.experiment.point import Setting
from sim.experiment.prepared_sweep import PreparedSweep, prepare
from sim.experiment.sweep import play_sweep
from sim.experiment.sweep_file import read_sweep
from sim.experiment.sweep_tables import write_levers, write_rows
from sim.metrics.catalogue import KPIS
from sim.metrics.interval import Interval
from sim.scenario.loader import load_plan
from tests.fake_stages import Fails, FailsUnder, MadeUp
from tests.tiny_scenario import GRID, SWEEP, UNCERTAIN, write_sweep

Rows = list[dict[str, str]]
KEEP_GOING = How(keep_going=True)


def prepared_of(folder: Path, text: str) -> PreparedSweep:
    file = write_sweep(folder, text)
    return prepare(read_sweep(file).sweep, load_plan(file.parent))


def read(file: Path) -> Rows:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def played(folder: Path, text: str, stage: object = MadeUp) -> tuple[Rows, Rows, Rows]:
    """Return points, runs and summary of a sweep."""
    prepared = prepared_of(folder, text)
    outcome = play_sweep(prepared, folder=folder, stage=stage, how=KEEP_GOING)
    points, runs, summary = map(read, outcome.tables)
    return points, runs, summary


@pytest.mark.parametrize(
    "design",
    [
        "design: {kind: one_at_a_time}",
        "design: {kind: morris, trajectories: 2}",
        "design: {kind: sobol, points: 8}",
        "sampling: {points: 3}",
    ],
)
def test_every_value_of_a_point_stands_below_its_name(tmp_path: Path, design: str) -> None:
    points, _, _ = played(tmp_path, UNCERTAIN + design)
    numbers = [row["sample"] for row in points]
    spreads = {row["spread"] for row in points} - {""}

    assert numbers == [str(number) for number in range(1, len(points) + 1)]
    assert all(0.1 <= float(spread) <= 0.5 for spread in spreads)
    assert {row["threshold"].partition(" ")[2] for row in points} <= {"months", ""}


def test_what_stays_as_in_the_scenario_is_an_empty_cell(tmp_path: Path) -> None:
    points, _, _ = played(tmp_path, SWEEP)

    assert [(row["threshold"], row["dispersion"]) for row in points] == [
        ("1 months", ""),
        ("2 months", ""),
        ("", "0.05"),
        ("", "0.5"),
    ]


def test_sweep_without_samples_has_no_column_for_them(tmp_path: Path) -> None:
    points, _, _ = played(tmp_path, SWEEP)

    assert list(points[0]) == ["point", "is_base", "threshold", "dispersion"]


def test_point_that_is_the_scenario_as_it_is_says_so(tmp_path: Path) -> None:
    points, _, _ = played(tmp_path, SWEEP)

    assert [row["is_base"] for row in points] == ["True", "False", "True", "False"]


def test_run_has_all_figures_and_those_not_defined_are_empty(tmp_path: Path) -> None:
    _, runs, _ = played(tmp_path, SWEEP)

    assert list(runs[0]) == ["point", "strategy", "replication", *KPIS]
    assert not any(value == "nan" for row in runs for value in row.values())


def test_run_that_failed_has_no_row(tmp_path: Path) -> None:
    _, runs, _ = played(tmp_path, SWEEP, Fails(1))

    assert {row["replication"] for row in runs} == {"0"}


def test_one_replication_alone_has_a_mean_without_interval(tmp_path: Path) -> None:
    _, _, summary = played(tmp_path, SWEEP, Fails(1))
    filled = [row for row in summary if row["kpi"] == "prescriptions_filled"]

    assert {row["replications"] for row in filled} == {"1"}
    assert {row["half_width"] for row in filled} == {""}
    assert all(float(row["mean"]) > 0 for row in filled)


def test_strategy_that_never_finished_has_rows_without_figures(tmp_path: Path) -> None:
    _, runs, summary = played(tmp_path, SWEEP, FailsUnder("kit"))
    kit = [row for row in summary if row["strategy"] == "kit"]

    assert {row["strategy"] for row in runs} == {"pull"}
    assert {(row["mean"], row["difference"], row["replications"]) for row in kit} == {("", "", "0")}


def test_baseline_has_no_difference_to_itself(tmp_path: Path) -> None:
    _, _, summary = played(tmp_path, GRID)
    base = [row for row in summary if row["strategy"] == "pull"]

    assert {(row["difference"], row["difference_half_width"]) for row in base} == {("", "")}


def answer(best: str = "kit", *, is_sure: bool = True) -> LeverAnswer:
    means = {"pull": Interval(0.5, 0.1, 0.95), "kit": Interval(0.6, nan, 0.95)}
    differences = {"kit": Interval(0.1, 0.02, 0.95)}
    levers = (Setting("trucks", 1), Setting("threshold", "1 months"))
    return LeverAnswer(levers, means, differences, best, is_sure)


def levers_of(folder: Path, *answers: LeverAnswer) -> Rows:
    return read(write_levers(prepared_of(folder, GRID), answers, folder))


def test_combination_has_a_row_a_strategy_with_its_settings(tmp_path: Path) -> None:
    rows = levers_of(tmp_path, answer())

    assert [(row["trucks"], row["threshold"], row["strategy"]) for row in rows] == [
        ("1", "1 months", "pull"),
        ("1", "1 months", "kit"),
    ]
    assert [row["half_width"] for row in rows] == ["0.1", ""]
    assert [row["difference"] for row in rows] == ["", "0.1"]


@pytest.mark.parametrize(
    ("found", "marks"),
    [
        (answer(), [("False", "False"), ("True", "True")]),
        (answer(is_sure=False), [("False", "False"), ("True", "False")]),
        (answer("", is_sure=False), [("False", "False")] * 2),
    ],
    ids=["sure", "perhaps chance", "neither way is better"],
)
def test_only_the_best_is_marked(
    tmp_path: Path, found: LeverAnswer, marks: list[tuple[str, str]]
) -> None:
    rows = levers_of(tmp_path, found)

    assert [(row["is_best"], row["is_sure"]) for row in rows] == marks


def test_cells_are_as_programs_read_them(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "t.csv", ("a", "b"), [(nan, 'x, "y"'), (inf, True), (0.1, "ñ\nz")])

    assert file.read_bytes().decode() == 'a,b\n,"x, ""y"""\ninf,True\n0.1,"ñ\nz"\n'


def test_table_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        write_rows(tmp_path / "t.csv", ("a",), ((1 / n,) for n in (1, 0)))

    assert list(tmp_path.iterdir()) == []
