"""Tests of what commands have in common."""

from pathlib import Path

import pytest
import typer

from commands.shared import cores, for_users, kept, name_files, showing_progress, way_to_play
from sim.errors import SimError
from sim.experiment.crew import alone
from sim.experiment.failures import FailedRunsError
from sim.experiment.ledger import FailedRun

FAILED = FailedRun("key", "kit", 0, "", "KeyError: 1", "Traceback")


def exit_code(error: BaseException) -> int:
    """Return the exit code with which a command ends that meets this error."""
    with pytest.raises(typer.Exit) as raised, for_users():
        raise error
    return raised.value.exit_code


@pytest.mark.parametrize(
    ("error", "code"),
    [(SimError("no such file"), 3), (FailedRunsError([FAILED], Path("runs.sqlite")), 1)],
    ids=["of the user", "of ours"],
)
def test_known_errors_end_in_their_exit_code_and_a_message(
    error: Exception, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(error) == code
    assert str(error) in capsys.readouterr().err


def test_defect_shows_its_trace() -> None:
    with pytest.raises(ZeroDivisionError, match="by zero"), for_users():
        raise ZeroDivisionError("by zero")


def test_interruption_says_how_to_go_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as raised, kept(tmp_path):
        raise KeyboardInterrupt

    assert raised.value.exit_code == 130
    assert f"kept in {tmp_path}: start the same command again" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("states", "told"),
    [
        pytest.param([(0, 3), (1, 3), (2, 3), (3, 3)], ["0 of 3", "3 of 3"], id="first and last"),
        pytest.param([(3, 3)], ["3 of 3"], id="all there"),
        pytest.param([(3, 3), (3, 3)], ["3 of 3"], id="once"),
        pytest.param([(0, 3), (1, 3)], ["0 of 3"], id="interrupted"),
        pytest.param([(0, 2), (2, 2), (2, 4), (4, 4)], ["0 of 2", "2 of 2", "4 of 4"], id="rounds"),
    ],
)
def test_log_has_the_first_and_last_state_alone(
    states: list[tuple[int, int]], told: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with showing_progress() as progress:
        for done, total in states:
            progress(done, total)
    lines = capsys.readouterr().err.splitlines()

    assert [" ".join(line.split()[:3]) for line in lines] == told


def test_way_to_play_has_the_crew_and_what_becomes_of_failures() -> None:
    with way_to_play(alone, keep_going=True) as how:
        assert (how.crew, how.keep_going) == (alone, True)


def test_files_are_named_on_stderr_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    name_files([Path("a.csv"), Path("b.svg")])
    told = capsys.readouterr()

    assert (told.out, told.err) == ("", "wrote a.csv\nwrote b.svg\n")


def test_machine_that_does_not_say_has_one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: None)

    assert cores() == 1
