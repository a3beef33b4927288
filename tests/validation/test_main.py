from pathlib import Path

import pytest

import validation.__main__ as command
from tests.validation.rows import FAR_OFF, ROW, answers
from validation.known_answer import Row
from validation.registry import ANSWERS


@pytest.mark.parametrize(("row", "code"), [(ROW, 0), (FAR_OFF, 4)])
def test_both_pages_are_written_and_a_difference_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, row: Row, code: int
) -> None:
    monkeypatch.setattr(command, "ANSWERS", answers(row))

    assert command.main(["--docs", str(tmp_path)]) == code
    assert {file.name for file in tmp_path.iterdir()} == {"validation.md", "validacion.md"}


def test_one_topic_is_printed_and_nothing_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "ANSWERS", answers(ROW))
    command.main(["--only", "dice", "--docs", str(tmp_path)])

    assert "| mean of a die |" in capsys.readouterr().out
    assert not list(tmp_path.iterdir())


def test_progress_goes_to_stderr(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "ANSWERS", answers(FAR_OFF))
    command.main(["--only", "dice"])

    assert "dice far: expected 3.5, simulated 3.2 ± 0.1: DIFFERS" in capsys.readouterr().err


def test_every_known_answer_has_its_test() -> None:
    tests = Path(__file__).parents[1] / "statistical" / "known_answers"

    assert {f"test_{topic}.py" for topic in ANSWERS} <= {file.name for file in tests.iterdir()}
