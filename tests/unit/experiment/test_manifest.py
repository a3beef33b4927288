"""Tests of the manifest of a results folder."""

import os
from pathlib import Path

import pytest

from sim.errors import SimError
from sim.experiment.manifest import manifest, read_manifest


def test_content_comes_back(tmp_path: Path) -> None:
    with manifest(tmp_path, {"scenario": "Chihuahua, última milla"}):
        pass

    assert read_manifest(tmp_path)["scenario"] == "Chihuahua, última milla"


def test_it_is_there_from_the_start(tmp_path: Path) -> None:
    with manifest(tmp_path, {}):
        content = read_manifest(tmp_path)

    assert content["started"] is not None
    assert content["finished"] is None


def test_it_says_what_machine_it_was_but_not_whose(tmp_path: Path) -> None:
    with manifest(tmp_path, {}):
        pass
    machine = read_manifest(tmp_path)["machine"]

    assert machine.keys() == {"system", "processor", "cores"}
    assert machine["cores"] == os.cpu_count()


def test_missing_manifest_says_what_was_expected(tmp_path: Path) -> None:
    with pytest.raises(SimError, match="expected a folder that 'abasto compare' made"):
        read_manifest(tmp_path)


def test_what_is_known_at_the_end_only_is_added(tmp_path: Path) -> None:
    with manifest(tmp_path, {"replications": 20}) as said:
        said["replications"] = 35

    assert read_manifest(tmp_path)["replications"] == 35
