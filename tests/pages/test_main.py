import sys
from pathlib import Path

import pytest

from pages.__main__ import main


def start(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["pages", *arguments])
    return main()


def test_folder_without_results_is_an_error_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start(monkeypatch, str(tmp_path)) == 3
    assert str(tmp_path) in capsys.readouterr().err


def test_results_of_the_scenario_are_looked_for_where_compare_leaves_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert start(monkeypatch) == 3
    assert "results/policies_side_by_side-" in capsys.readouterr().err.replace("\\", "/")
