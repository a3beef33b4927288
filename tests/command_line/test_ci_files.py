"""The files of docs/ci do what they say: their command lines are run on a tiny scenario."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree.ElementTree import parse

import pytest
import yaml

from tests.tiny_scenario import TINY, write_tiny

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
CI = ROOT / "docs" / "ci"
OK, NOT_MET = 0, 4
HOLDS = "expect:\n  some: {that: prescriptions_filled > 1 %, strategy: kit}\n"
FAILS = "expect:\n  most: {that: prescriptions_filled >= 99.9 %, strategy: kit}\n"


class Script(NamedTuple):
    """What a CI system would run, one shell a step."""

    steps: tuple[str, ...]
    variables: dict[str, str]


def github() -> Script:
    """Return the steps of the workflow, all but the installation."""
    job: dict[str, Any] = yaml.safe_load((CI / "github.yml").read_text(encoding="utf-8"))
    steps = (step.get("run", "") for step in job["jobs"]["plan"]["steps"])
    return Script(tuple(step for step in steps if "abasto " in step), job["env"])


def gitlab() -> Script:
    """Return the script of the job, which GitLab runs as one."""
    job = yaml.safe_load((CI / "gitlab.yml").read_text(encoding="utf-8"))["plan"]
    return Script(("\n".join(job["script"]),), job["variables"])


class Place(NamedTuple):
    """A repository with a plan under test."""

    folder: Path
    environment: dict[str, str]

    def run(self, command: str) -> subprocess.CompletedProcess[str]:
        """Run *command* as both systems do: with bash, up to the first failure."""
        return subprocess.run(
            ["bash", "-eo", "pipefail", "-c", command],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def codes(self, script: Script) -> Iterator[int]:
        """Yield the exit code of each step; all are run, as both files ask for."""
        for step in script.steps:
            yield self.run(step).returncode


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Return a repository whose `abasto` is this one."""
    command = tmp_path / "bin" / "abasto"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {sys.executable} {ROOT / "cli.py"} "$@"\n')
    command.chmod(0o755)
    known = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    return Place(
        tmp_path,
        known
        | {
            "PATH": f"{command.parent}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "SCENARIO": "tiny",
            "BASELINE": "baselines/tiny.json",
        },
    )


def expecting(place: Place, expect: str) -> None:
    write_tiny(place.folder).write_text(TINY + expect, encoding="utf-8")


def test_plan_that_holds_and_has_not_moved_passes(place: Place) -> None:
    expecting(place, HOLDS)
    script = github()
    codes = list(place.codes(script))
    place.run("abasto baseline save results/*/")
    compared = place.run(script.steps[-1])

    assert codes == [OK, OK, OK]
    assert compared.returncode == OK
    assert (place.folder / "reports" / "moved.xml").exists()


@pytest.mark.parametrize(
    ("script", "codes"),
    [
        pytest.param(github(), [OK, NOT_MET, OK], id="github"),
        pytest.param(gitlab(), [NOT_MET], id="gitlab"),
    ],
)
def test_plan_that_fails_ends_in_exit_code_four_and_is_told(
    place: Place, script: Script, codes: list[int]
) -> None:
    expecting(place, FAILS)
    done = [place.run(step) for step in script.steps]
    failure = parse(place.folder / "reports" / "expected.xml").find(".//failure")  # noqa: S314 - our own file
    line = "not met: most: kit: Prescriptions filled"

    assert [one.returncode for one in done] == codes
    assert failure is not None
    assert str(failure.get("message")).startswith(line)
    assert sum(one.stdout.count(line) for one in done) == 1


@pytest.mark.parametrize("script", [github(), gitlab()], ids=["github", "gitlab"])
def test_every_name_that_is_used_is_set(script: Script) -> None:
    assert set(script.variables) == {"ABASTO", "SCENARIO", "BASELINE"}
