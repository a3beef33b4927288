"""Tests of reading an outcome back from its results folder."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from sim.errors import SimError
from sim.experiment.compare import play
from sim.experiment.ledger import Ledger, Row
from sim.experiment.results import ledger_file, open_outcome
from sim.metrics.catalogue import KPIS, measure
from sim.metrics.outcome import Outcome
from sim.scenario.loader import load_plan
from sim.scenario.plan import Plan
from tests.fake_stages import Accident, MadeUp
from tests.tiny_scenario import write_tiny


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return load_plan(write_tiny(tmp_path))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "results"


def figures(outcome: Outcome) -> str:
    """Return all that was measured as text, in which nan equals nan."""
    return repr([(one.id, one.kpis) for one in outcome.strategies.values()])


def test_outcome_is_read_as_it_was_played(plan: Plan, folder: Path) -> None:
    played = play(plan, folder=folder, stage=MadeUp)
    opened = open_outcome(folder)

    assert figures(opened) == figures(played)
    assert replace(opened, strategies={}) == replace(played, strategies={})


def test_strategies_that_are_not_finished_are_left_out(plan: Plan, folder: Path) -> None:
    play(plan, folder=folder, strategies=["kit"], stage=MadeUp)

    assert list(open_outcome(folder).strategies) == ["kit"]


def test_folder_where_nothing_is_finished_says_how_to_go_on(plan: Plan, folder: Path) -> None:
    with pytest.raises(KeyboardInterrupt, match="by accident"):
        play(plan, folder=folder, stage=Accident(replication=1))

    with pytest.raises(SimError, match="play the scenario again"):
        open_outcome(folder)


def test_figure_that_the_ledger_lacks_is_taken_from_the_records(plan: Plan, folder: Path) -> None:
    play(plan, folder=folder, stage=MadeUp)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    old = Row(manifest["keys"]["kit"], "kit", 0, 1, 1, {"on_time": 0.5}, 0, 0, {})
    with Ledger(ledger_file(folder)) as ledger:
        ledger.add([old])
    kit = open_outcome(folder).strategies["kit"]

    assert kit.kpis[0].keys() == KPIS.keys()
    assert repr(kit.kpis[0]) == repr(measure(kit.records[0], kit.labels))


@pytest.mark.parametrize("key", ["started", "finished", "machine", "versions", "seed"])
def test_manifest_says_when_where_and_with_what(plan: Plan, folder: Path, key: str) -> None:
    play(plan, folder=folder, stage=MadeUp)

    assert json.loads((folder / "manifest.json").read_text(encoding="utf-8"))[key]


def test_manifest_of_an_interrupted_start_is_not_finished(plan: Plan, folder: Path) -> None:
    with pytest.raises(KeyboardInterrupt, match="by accident"):
        play(plan, folder=folder, stage=Accident(replication=1))

    assert json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["finished"] is None


def test_folder_without_a_manifest_is_named(tmp_path: Path) -> None:
    with pytest.raises(SimError, match=r"cannot read manifest\.json"):
        open_outcome(tmp_path)
