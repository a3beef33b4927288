"""Tests of what commands tell of what was expected."""

from pathlib import Path

import pytest
import typer

from commands.findings import Job, findings_of_sweep, tell
from sim.errors import SimError
from sim.experiment.prepared_sweep import prepare
from sim.experiment.sweep import SweepOutcome, play_sweep
from sim.experiment.sweep_file import read_sweep
from sim.metrics.judgement import Decision
from sim.reporting.findings.finding import Finding
from sim.scenario.loader import load_plan
from tests.fake_stages import MadeUp
from tests.tiny_scenario import SWEEP, UNCERTAIN, write_sweep

EXPECT = "expect:\n  one: {that: fill_rate > 1 %, strategy: kit}\n"


def outcome(folder: Path, text: str) -> SweepOutcome:
    file = write_sweep(folder, text)
    sweep, tree = read_sweep(file)
    return play_sweep(prepare(sweep, load_plan(file.parent), tree), folder=folder, stage=MadeUp)


def finding(decision: Decision, name: str = "one") -> Finding:
    return Finding(name, decision, f"{decision}: {name}")


@pytest.fixture(autouse=True)
def no_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param(SWEEP, "2 réplicas", id="one at a time"),
        pytest.param(UNCERTAIN + "sampling: {points: 3}\n", "3 muestras", id="sampled"),
        pytest.param(
            UNCERTAIN + "design: {kind: morris, trajectories: 2}\n", "6 muestras", id="design"
        ),
    ],
)
def test_finding_says_what_its_interval_is_over(tmp_path: Path, text: str, count: str) -> None:
    (found,) = findings_of_sweep(outcome(tmp_path, text + EXPECT), "es")

    assert count in found.line


@pytest.mark.parametrize(
    ("decisions", "undecided", "code"),
    [
        ((), "fail", None),
        (("met",), "fail", None),
        (("met", "not met"), "fail", 4),
        (("not met",), "pass", 4),
        (("not decided",), "fail", 4),
        (("not decided",), "pass", None),
        (("not played",), "fail", None),
    ],
)
def test_what_fails_ends_in_exit_code_4(
    decisions: tuple[Decision, ...], undecided: str, code: int | None
) -> None:
    findings = [finding(each) for each in decisions]
    job = Job("en", undecided=undecided)
    if code is None:
        tell(findings, job, title="tiny")
        return

    with pytest.raises(typer.Exit) as raised:
        tell(findings, job, title="tiny")
    assert raised.value.exit_code == code


def test_what_is_in_order_can_be_kept_from_people(capsys: pytest.CaptureFixture[str]) -> None:
    tell([finding("met"), finding("not played", "two")], Job("en"), title="t", met_too=False)

    assert capsys.readouterr().out == "not played: two\n"


def test_stdout_is_left_to_json(capsys: pytest.CaptureFixture[str]) -> None:
    tell([finding("met")], Job("en", as_json=True), title="t")
    told = capsys.readouterr()

    assert (told.out, told.err) == ("", "met: one\n")


def test_actions_get_annotations_on_stderr(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    tell([finding("not decided")], Job("en", undecided="pass"), title="t")

    assert "::warning title=one::not decided: one" in capsys.readouterr().err


def test_files_are_written_before_it_ends_in_failure(tmp_path: Path) -> None:
    junit, summary = tmp_path / "ci" / "junit.xml", tmp_path / "summary.md"

    with pytest.raises(typer.Exit):
        tell([finding("not met")], Job("en", junit, summary), title="tiny")

    assert 'failures="1"' in junit.read_text("utf-8")
    assert "0 of 1 in order" in summary.read_text("utf-8")


def test_suite_without_cases_is_warned_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tell([], Job("en", tmp_path / "junit.xml", tmp_path / "summary.md"), title="tiny")

    assert "warning: tiny expects nothing" in capsys.readouterr().err
    assert not (tmp_path / "summary.md").exists()


def test_file_that_cannot_be_written_is_a_problem_of_the_user(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("in the way")

    with pytest.raises(SimError, match="cannot be written"):
        tell([finding("met")], Job("en", file / "junit.xml"), title="tiny")
