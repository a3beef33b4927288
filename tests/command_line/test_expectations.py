"""Tests of a plan under test: exit codes, JUnit, summary, annotations."""

import json
from pathlib import Path
from xml.etree.ElementTree import parse

import pytest
from click.testing import Result
from typer.testing import CliRunner

from cli import app
from sim.experiment import compare as comparison
from tests.fake_stages import MadeUp
from tests.tiny_scenario import GRID, TINY, write_sweep, write_tiny

OK, USER_ERROR, NOT_MET = 0, 3, 4
DIFFER = "expect:\n  differ: {that: kit - pull > 0}\n"
FAILS = "expect:\n  enough: {that: prescriptions_filled >= 99.9 %, strategy: kit}\n"
HOLDS = "expect:\n  some: {that: prescriptions_filled > 1 %}\n"
OPEN = "expect:\n  differ: {that: kit - base > 0, kpi: stockout_days_vital}\n"


@pytest.fixture(autouse=True)
def outside_github(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def without_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave charts out, which take seconds, and play made-up records."""
    monkeypatch.setattr("sim.reporting.write.write_outcome", lambda *_arguments: [])
    monkeypatch.setitem(comparison.play.__kwdefaults__, "stage", MadeUp)


def abasto(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


def play(folder: Path, expect: str, *command: object) -> Result:
    """Play the tiny scenario, of which this is expected, with *command* and its options."""
    file = write_tiny(folder)
    file.write_text(TINY + expect, encoding="utf-8")
    how = ["--replications", 20, "--workers", 1, "--lang", "en"]
    return abasto(*command, file, "--out", folder / "results", *how)


def compare(folder: Path, expect: str, *options: object) -> Result:
    """Compare the two strategies of the tiny scenario."""
    return play(folder, expect, "compare", *options)


@pytest.mark.parametrize(
    ("expect", "options", "code"),
    [
        pytest.param("", (), OK, id="nothing expected"),
        pytest.param(HOLDS, (), OK, id="met"),
        pytest.param(FAILS, (), NOT_MET, id="not met"),
        pytest.param(OPEN, (), NOT_MET, id="not decided"),
        pytest.param(OPEN, ("--undecided", "pass"), OK, id="not decided, let pass"),
        pytest.param(FAILS, ("--undecided", "pass"), NOT_MET, id="not met, whatever is let pass"),
        pytest.param(FAILS, ("--strategy", "pull"), OK, id="strategy not played"),
        pytest.param(FAILS.replace("kit", "kti"), (), USER_ERROR, id="unknown strategy"),
    ],
)
def test_exit_code_says_whether_the_plan_holds(
    tmp_path: Path, expect: str, options: tuple[str, ...], code: int
) -> None:
    assert compare(tmp_path, expect, *options).exit_code == code


def test_one_line_says_strategy_measure_how_much_and_how_sure(tmp_path: Path) -> None:
    (line,) = (
        line
        for line in compare(tmp_path, FAILS).stdout.splitlines()
        if line.startswith("not met: ")
    )

    assert line.startswith("not met: enough: kit: Prescriptions filled completely: ")
    assert "(95%, 20 replications); expected “prescriptions_filled >= 99.9 %”: " in line
    assert line.endswith(" points off")


def test_junit_file_is_named_and_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "j.xml"
    result = compare(tmp_path, FAILS, "--junit", file)
    failures = parse(file).getroot().findall(".//failure")  # noqa: S314 - our own file

    assert result.stderr.splitlines()[-1] == f"wrote {file}"
    assert [str(each.get("message")).split(":")[1] for each in failures] == [" enough"]


def test_file_that_cannot_be_written_is_a_user_error(tmp_path: Path) -> None:
    (tmp_path / "full").touch()
    result = compare(tmp_path, FAILS, "--junit", tmp_path / "full" / "j.xml")

    assert result.exit_code == USER_ERROR
    assert "cannot be written" in result.stderr


def test_junit_of_nothing_is_warned_of(tmp_path: Path) -> None:
    result = compare(tmp_path, "", "--junit", tmp_path / "j.xml")

    assert "warning: tiny expects nothing" in result.stderr
    assert (tmp_path / "j.xml").exists()


def test_github_gets_a_summary_and_an_annotation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    result = compare(tmp_path, FAILS)
    line = (TINY + FAILS).splitlines().index(FAILS.splitlines()[1]) + 1

    assert f"::error file={tmp_path}/tiny/scenario.yaml,line={line},col=18,title" in result.stderr
    assert "| ❌ | not met: enough: kit" in (tmp_path / "summary.md").read_text(encoding="utf-8")


def test_json_has_what_was_expected_and_stdout_nothing_else(tmp_path: Path) -> None:
    data = json.loads(compare(tmp_path, FAILS, "--json").stdout)
    (check,) = data["expectations"]["enough"]["checks"]

    assert check["decision"] == "not met"
    assert check["high"] < 0.999


def test_expectations_change_no_folder_and_are_judged_again_without_playing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare(tmp_path, HOLDS)
    monkeypatch.setattr(MadeUp, "play", None)

    assert compare(tmp_path, FAILS).exit_code == NOT_MET
    assert len(list((tmp_path / "results").iterdir())) == 1


@pytest.mark.parametrize(
    ("expect", "code", "line"),
    [
        pytest.param("{that: pull - kit > -50 points}", OK, "so 6 of 6", id="met"),
        pytest.param(
            "{that: fill_rate > 99.9 %, at: any, strategy: pull}",
            NOT_MET,
            "not decided: one: pull at trucks=",
            id="not decided anywhere",
        ),
        pytest.param("{that: kit - bas > 0}", USER_ERROR, "sweep.yaml:", id="unknown strategy"),
    ],
)
def test_sweep_is_judged_over_its_samples(
    tmp_path: Path, expect: str, code: int, line: str
) -> None:
    file = write_sweep(tmp_path, f"{GRID}expect:\n  one: {expect}\n")
    how = ("--out", tmp_path / "results", "--workers", 1, "--lang", "en")
    result = abasto("sweep", file, *how)

    assert result.exit_code == code
    assert line in result.stdout + result.stderr


@pytest.mark.parametrize(
    ("expect", "code", "line"),
    [
        pytest.param(HOLDS, OK, "met: some: kit: ", id="met"),
        pytest.param(FAILS, NOT_MET, "not met: enough: kit: ", id="not met"),
        pytest.param(
            "expect:\n  all: {that: prescriptions_filled >= 99.9 %}\n",
            NOT_MET,
            "not met: all: kit: ",
            id="of each strategy: of the one that is played",
        ),
        pytest.param(DIFFER, OK, "not played: differ: ", id="difference"),
    ],
)
def test_one_strategy_is_judged_as_far_as_it_goes_alone(
    tmp_path: Path, expect: str, code: int, line: str
) -> None:
    result = play(tmp_path, expect, "run", "--strategy", "kit")

    assert result.exit_code == code
    assert [said for said in result.stdout.splitlines() if said.startswith(line)]


def test_run_leaves_the_same_files_for_ci(tmp_path: Path) -> None:
    files = tmp_path / "j.xml", tmp_path / "s.md"
    play(
        *(tmp_path, FAILS, "run", "--strategy", "kit"),
        *("--junit", files[0], "--summary", files[1]),
    )

    assert all(file.exists() for file in files)


@pytest.mark.parametrize("as_json", [False, True])
def test_report_says_the_lines_of_the_comparison_and_fails_no_job(
    tmp_path: Path, *, as_json: bool
) -> None:
    lines = [line for line in compare(tmp_path, FAILS).stdout.splitlines() if "not met" in line]
    (folder,) = (tmp_path / "results").iterdir()
    result = abasto("report", folder, "--lang", "en", *(["--json"] if as_json else []))
    said = (result.stderr if as_json else result.stdout).splitlines()

    assert result.exit_code == OK
    assert [line for line in said if "not met: " in line] == lines


def test_parts_of_a_sweep_say_who_judges_and_merge_does(tmp_path: Path) -> None:
    file = write_sweep(tmp_path, f"{GRID}expect:\n  one: {{that: fill_rate > 99.9 %}}\n")
    how = ("--workers", 1, "--lang", "en", "--out", tmp_path / "results")
    parts = [abasto("sweep", file, "--shard", f"{number}/2", *how) for number in (1, 2)]
    folders = sorted((tmp_path / "results").iterdir())
    merged = abasto("merge", *folders, "--lang", "en", "--out", tmp_path / "whole")

    assert [part.exit_code for part in parts] == [OK, OK]
    assert all("judged by 'abasto merge'" in part.stderr for part in parts)
    assert (merged.exit_code, "not met: one: kit at trucks=1" in merged.stdout) == (NOT_MET, True)


def test_junit_of_a_part_is_refused(tmp_path: Path) -> None:
    result = abasto("sweep", write_sweep(tmp_path), "--shard", "1/2", "--junit", tmp_path / "j")

    assert (result.exit_code, "'abasto merge'" in result.stderr) == (USER_ERROR, True)
