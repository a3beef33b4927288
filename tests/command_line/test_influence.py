"""Tests of what a sweep leaves about which settings matter, and of the file to start from."""

from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from cli import app
from sim.experiment import sweep as sweeps
from sim.experiment.how import AS_USUAL
from tests.fake_stages import MadeUp
from tests.tiny_scenario import UNCERTAIN, write_sweep, write_tiny

TABLES = ["points.csv", "runs.csv", "summary.csv"]


def abasto(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.mark.parametrize(
    ("design", "written"),
    [
        ("design: {kind: one_at_a_time}", ["sensitivity.csv", "sensitivity.svg"]),
        (
            "design: {kind: morris, trajectories: 2}",
            ["effects.csv", "effects.svg", "estimates.csv", "estimates.svg"],
        ),
        (
            "design: {kind: sobol, points: 8}",
            ["sobol.csv", "sobol.svg", "estimates.csv", "estimates.svg", "rule.csv"],
        ),
        ("sampling: {points: 9}", ["rule.csv"]),
    ],
)
def test_each_design_names_its_tables_and_charts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, design: str, written: list[str]
) -> None:
    monkeypatch.setattr(sweeps.play_sweep, "__kwdefaults__", {"how": AS_USUAL, "stage": MadeUp})
    sweep = write_sweep(tmp_path, f"{UNCERTAIN}{design}\n")
    result = abasto("sweep", sweep, "--out", tmp_path / "results", "--workers", 1)
    names = [Path(line).name for line in result.stderr.splitlines() if line.startswith("wrote")]

    assert result.exit_code == 0, result.stderr
    assert [name for name in names if not name.endswith(".png")] == [
        *TABLES,
        *written,
        "report.html",
    ]


def test_rule_is_said_in_the_language_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweeps.play_sweep, "__kwdefaults__", {"how": AS_USUAL, "stage": MadeUp})
    sweep = write_sweep(tmp_path, f"{UNCERTAIN}sampling: {{points: 9}}\n")
    out = ("--out", tmp_path / "results", "--workers", 1)

    assert "“Fixed kit” wins" in abasto("sweep", sweep, *out, "--lang", "en").stdout
    assert "«Kit fijo» gana" in abasto("sweep", sweep, *out).stdout


def test_new_sweep_of_a_scenario_without_estimates_is_refused(tmp_path: Path) -> None:
    result = abasto("new-sweep", write_tiny(tmp_path))

    assert result.exit_code == 3
    assert "nothing in it is marked as an estimate" in result.stderr


def test_new_sweep_takes_two_strategies(tmp_path: Path) -> None:
    result = abasto("new-sweep", write_tiny(tmp_path), "--strategy", "kit")

    assert result.exit_code == 3
    assert "expected two strategies, the baseline first, got 1; they are" in result.stderr


def test_new_sweep_is_a_file_to_play(tmp_path: Path) -> None:
    scenario = write_tiny(tmp_path)
    marked = scenario.read_text(encoding="utf-8").replace(
        "threshold: 1 months", 'threshold: {value: 1 months, source: "[E]"}'
    )
    scenario.write_text(marked, encoding="utf-8")
    sweep = scenario.with_name("estimates.yaml")
    sweep.write_text(abasto("new-sweep", scenario).stdout, encoding="utf-8")

    assert "20 points × 2 strategies × 5" in abasto("sweep", sweep, "--dry-run").stdout
