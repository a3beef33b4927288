"""Tests of the versions that results depend on."""

import os
import platform
from pathlib import Path

import pytest

from sim.engine.model_version import MODEL_VERSION
from sim.errors import SimError
from sim.experiment import versions as module
from sim.experiment.versions import check_versions, differing_versions, machine, versions

FOLDER = Path("results/tiny")


def test_versions_are_those_that_move_results() -> None:
    assert set(versions()) == {
        "abasto",
        "model",
        "python",
        "simpy",
        "numpy",
        "scipy",
        "networkx",
        "pydantic",
    }
    assert all(versions().values())


def test_library_that_is_not_installed_runs_from_its_source(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_LIBRARIES", ("no-such-library-anywhere",))

    assert versions()["no-such-library-anywhere"] == "source"


@pytest.mark.parametrize(
    ("here", "there", "said"),
    [
        pytest.param({"numpy": "2"}, {"numpy": "2"}, "", id="the same"),
        pytest.param({}, {}, "", id="nothing known"),
        pytest.param({"numpy": "2"}, {"numpy": "1"}, "numpy 1 (here 2)", id="another"),
        pytest.param({"numpy": "2"}, {}, "numpy missing (here 2)", id="not there"),
        pytest.param({}, {"scipy": "1"}, "scipy 1 (here missing)", id="not here"),
        pytest.param(
            {"b": "1", "a": "1"}, {"b": "2", "a": "2"}, "a 2 (here 1), b 2 (here 1)", id="by name"
        ),
    ],
)
def test_what_differs_is_said_by_name(
    here: dict[str, str], there: dict[str, str], said: str
) -> None:
    assert differing_versions(here, there) == said


@pytest.mark.parametrize(
    "written",
    [
        pytest.param({}, id="the same"),
        pytest.param({"model": "1"}, id="an older model"),
        pytest.param({"abasto": "source"}, id="abasto from its source"),
        pytest.param({"numpy": "1.0"}, id="another library"),
    ],
)
def test_results_that_can_be_read_pass(written: dict[str, str]) -> None:
    check_versions(FOLDER, {**versions(), **written})


def test_results_of_a_newer_model_are_refused() -> None:
    with pytest.raises(SimError, match="play the scenario again") as raised:
        check_versions(FOLDER, {**versions(), "model": str(MODEL_VERSION + 1)})

    assert str(raised.value).startswith(f"{FOLDER}: expected results of abasto")
    assert f"(model {MODEL_VERSION + 1})" in str(raised.value)


@pytest.mark.parametrize(
    ("now", "then", "is_read"),
    [("1.4.0", "1.2.7", True), ("1.2.0", "1.9.0", True), ("2.0.0", "1.9.9", False)],
)
def test_another_major_version_is_refused_and_another_minor_one_is_not(
    monkeypatch: pytest.MonkeyPatch, now: str, then: str, *, is_read: bool
) -> None:
    known = {**versions(), "abasto": now}
    monkeypatch.setattr(module, "versions", lambda: known)
    if is_read:
        check_versions(FOLDER, {**known, "abasto": then})
        return

    with pytest.raises(SimError, match=f"found abasto {then}"):
        check_versions(FOLDER, {**known, "abasto": then})


def test_machine_is_told_without_a_name_of_anybody() -> None:
    told = machine()

    assert told["cores"] == os.cpu_count()
    assert set(told) == {"system", "processor", "cores"}
    assert platform.node() not in told.values() or not platform.node()
