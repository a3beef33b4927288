import sys
from pathlib import Path

import pytest

from pages.scenarios.__main__ import main


@pytest.mark.parametrize("arguments", [["nowhere"], []], ids=["named", "as commands leave them"])
def test_missing_results_are_an_error_of_the_user(
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["pages.scenarios", *arguments])

    assert main() == 3
    assert "cannot read manifest.json" in capsys.readouterr().err
