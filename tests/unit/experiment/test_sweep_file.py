"""Tests of reading a sweep file."""

from pathlib import Path

import pytest

from sim.errors import ScenarioError
from sim.experiment.lever import Lever
from sim.experiment.sweep_file import is_sweep, read_sweep
from sim.scenario.text import Text
from tests.tiny_scenario import GRID, SWEEP, UNCERTAIN, write_sweep


def test_sweep_file_is_read(tmp_path: Path) -> None:
    sweep = read_sweep(write_sweep(tmp_path)).sweep

    assert sweep.strategies == ("pull", "kit")
    assert sweep.vary["threshold"].values == ("1 months", "2 months")
    assert sweep.vary["dispersion"].values == (0.05, 0.5)


@pytest.mark.parametrize(
    ("value", "es", "en"),
    [
        ("1 months", "1 mes", "1 month"),
        ("2.5 months", "2.5 meses", "2.5 months"),
        ("3 d", "3 d", "3 d"),
        (0.25, "0.25", "0.25"),
        ("kind", "cada tipo", "each kind"),
    ],
)
def test_value_is_called_as_planners_do(value: str | float, es: str, en: str) -> None:
    names = {"kind": Text(es="cada tipo", en="each kind")}
    lever = Lever(path="x", label=Text(es="X", en="X"), values=(value,), names=names)

    assert lever.name_of(value) == Text(es=es, en=en)


@pytest.mark.parametrize(
    ("written", "changed", "problem"),
    [
        pytest.param("kpi:", "kpy:", "unknown key 'kpy'", id="unknown key"),
        pytest.param(": prescriptions_filled", ": filed", "is called 'filed'", id="unknown KPI"),
        pytest.param("[0.05, 0.5]", "[]", "either 'values' or 'range'", id="no values"),
        pytest.param("[pull, kit]", "[pull]", "difference of two", id="one strategy"),
        pytest.param(
            "replications: 2", "replications: 1", "at least 2, got 1", id="one replication"
        ),
        pytest.param(
            "replications: 2",
            "replications: {until: 1 points}",
            "expected a number, the same at every point; 'abasto select'",
            id="replications until",
        ),
        pytest.param("{es: Variación, en: Spread}", "Spread", "mapping", id="label"),
    ],
)
def test_problem_is_named_with_its_place(
    tmp_path: Path, written: str, changed: str, problem: str
) -> None:
    file = write_sweep(tmp_path, SWEEP.replace(written, changed))

    with pytest.raises(ScenarioError, match=rf"sweep\.yaml:\d+:\d+: .*{problem}"):
        read_sweep(file)


@pytest.mark.parametrize(
    ("written", "changed", "problem"),
    [
        pytest.param("kind: uniform", "kind: unifrm", "did you mean 'uniform'", id="kind"),
        pytest.param("from: 1", "form: 1", "unknown key 'form'; did you mean 'from'", id="range"),
        pytest.param("low: 0.05", "lowest: 0.05", "'low' is missing", id="distribution"),
        pytest.param("points: 2", "points: 0", "at least 1, got 0", id="points"),
        pytest.param("sampling: {", "sample: {", "unknown key 'sample'", id="sampling"),
        pytest.param("  spread: {", "  trucks: {", "each name once, got 'trucks'", id="name twice"),
        pytest.param(
            "replications: 2", "replications: 2\nstrategies: [a, a]", "once", id="strategy"
        ),
    ],
)
def test_problem_of_a_grid_is_named_with_its_place(
    tmp_path: Path, written: str, changed: str, problem: str
) -> None:
    file = write_sweep(tmp_path, GRID.replace(written, changed))

    with pytest.raises(ScenarioError, match=rf"sweep\.yaml:\d+:\d+: .*{problem}"):
        read_sweep(file)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("scenario: scenario.yaml\n", "nothing is varied"),
        (GRID.partition("sampling")[0], "need each other"),
        (SWEEP + GRID.partition("replications: 2\n")[2], "it has no 'levers' beside it"),
        (UNCERTAIN, "or a 'design', need each other"),
        (UNCERTAIN + "design: {kind: morris}\nsampling: {points: 4}\n", "or 'sampling' beside it"),
        (GRID.partition("sampling")[0] + "design: {kind: morris}\n", "no 'levers'"),
        (
            UNCERTAIN + "design: {kind: sobol, points: 12}\n",
            "such as 8 or 16, got 12",
        ),
        (UNCERTAIN + "design: {kind: morris, levels: 3}\n", "multiple of 2"),
        (
            UNCERTAIN.replace("[pull, kit]", "[pull]") + "design: {kind: one_at_a_time}\n",
            "takes two 'strategies', such as .*, got 1",
        ),
        (
            UNCERTAIN.replace("strategies: [pull, kit]\n", "") + "design: {kind: morris}\n",
            "takes one or two 'strategies', such as .*, got 0",
        ),
    ],
)
def test_file_is_one_design(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(ScenarioError, match=problem):
        read_sweep(write_sweep(tmp_path, text))


def test_shipped_sweeps_are_read() -> None:
    files = [
        file
        for file in Path(__file__).parents[3].glob("scenarios/*/*.yaml")
        if not file.name.startswith(("scenario", "calibration"))
    ]

    assert len([read_sweep(file).sweep for file in files]) >= 6


@pytest.mark.parametrize(("name", "expected"), [("sweep.yaml", True), ("scenario.yaml", False)])
def test_sweep_is_told_from_a_scenario(name: str, tmp_path: Path, *, expected: bool) -> None:
    assert is_sweep(write_sweep(tmp_path).with_name(name)) == expected


def test_folder_of_a_scenario_is_no_sweep(tmp_path: Path) -> None:
    assert not is_sweep(write_sweep(tmp_path).parent)
