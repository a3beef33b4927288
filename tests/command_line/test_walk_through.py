"""What CONTRIBUTING.md says of a new policy, done in a copy of the package."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
POLICIES = Path("sim", "policies", "replenishment")
TESTS = Path("tests", "unit", "policies", "replenishment")


def blocks(language: str) -> list[str]:
    """Return the blocks of a language in the walk-through."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)


def apply(change: str, file: Path) -> None:
    """Put each added line before the line that follows it in the change."""
    text = file.read_text(encoding="utf-8")
    for added, before in re.findall(r"^\+(.*\n) (.*\n)", change, flags=re.MULTILINE):
        head, found, tail = text.partition(before)
        if not found:
            pytest.fail(f"{file.name} has no line {before!r}")
        text = head + added + found + tail
    file.write_text(text, encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the package to which the walk-through has been done."""
    shutil.copytree(ROOT / "sim", tmp_path / "sim", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / TESTS, tmp_path / TESTS)
    (policy, test), (union, kinds) = blocks("python"), blocks("diff")
    (tmp_path / POLICIES / "capped_ordering.py").write_text(policy, encoding="utf-8")
    (tmp_path / TESTS / "test_capped_ordering.py").write_text(test, encoding="utf-8")
    apply(union, tmp_path / POLICIES / "__init__.py")
    apply(kinds, tmp_path / TESTS / "test_replenishment.py")
    return tmp_path


def in_copy(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": str(copy)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_a_policy_takes_one_file_and_a_line(copy: Path) -> None:
    tests = [str(TESTS / f"test_{name}.py") for name in ("capped_ordering", "replenishment")]
    done = in_copy(copy, "-m", "pytest", "-v", "-p", "no:cacheprovider", *tests)

    assert done.returncode == 0, done.stdout
    assert "test_no_policy_changes_what_it_sees[capped_ordering] PASSED" in done.stdout


@pytest.mark.slow
def test_a_new_policy_keeps_the_style(copy: Path) -> None:
    settings = f"--config={ROOT / 'pyproject.toml'}"
    written = [str(POLICIES / "capped_ordering.py"), str(POLICIES / "__init__.py")]
    checked, formatted = (
        in_copy(copy, "-m", "ruff", *command, settings, "--no-cache", *written)
        for command in (["check"], ["format", "--check"])
    )

    assert (checked.returncode, checked.stdout) == (0, "All checks passed!\n")
    assert formatted.returncode == 0, formatted.stdout
