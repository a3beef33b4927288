"""Tests of comparisons whose means are adjusted for controls."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sim.domain.records import Records
from sim.experiment.compare import play
from sim.experiment.controls import controls_data, controls_of
from sim.experiment.how import How
from sim.experiment.local_processes import local_workers
from sim.experiment.results import open_outcome
from sim.experiment.totals import run_file, write_records
from sim.metrics.comparison import compare, kpi_values
from sim.metrics.interval import mean_interval, paired_difference
from sim.metrics.outcome import Outcome
from sim.rng import Streams
from sim.scenario.loader import load_plan
from sim.scenario.plan import Plan
from sim.scenario.precision import Precision
from tests.builders import plan
from tests.fake_stages import Accident, MadeUp, NeverPlayed
from tests.tiny_scenario import write_tiny

FILLED = "prescriptions_filled"


class Controlled(MadeUp):
    """Made-up records with a control of each replication."""

    def play(
        self, strategies: Sequence[str], replication: int, *, verify: bool = False
    ) -> Iterator[tuple[str, Records]]:
        control = Streams(1, replication).get("control").standard_normal(1)
        for strategy, records in super().play(strategies, replication, verify=verify):
            yield strategy, replace(records, controls=control)


class Interrupted(Controlled):
    """The same, until the eighth replication."""

    def play(
        self, strategies: Sequence[str], replication: int, *, verify: bool = False
    ) -> Iterator[tuple[str, Records]]:
        if replication == 7:
            Accident(7).happen()
        return super().play(strategies, replication, verify=verify)


def asking(controls: str = "supply", replications: int | Precision = 20) -> Plan:
    made = plan()
    run = made.base.run.model_copy(update={"controls": controls, "replications": replications})
    return replace(made, base=made.base.model_copy(update={"run": run}))


def figures(outcome: Outcome) -> str:
    return repr(compare(outcome).strategies)


def test_means_and_differences_are_adjusted_for_the_controls(tmp_path: Path) -> None:
    outcome = play(asking(), folder=tmp_path, stage=Controlled)
    pull, kit = (kpi_values(outcome.strategies[name], FILLED) for name in ("pull", "kit"))
    controls = np.array([Streams(1, n).get("control").standard_normal(1) for n in range(20)])
    compared = compare(outcome).strategies["kit"]

    assert compared.means[FILLED] == mean_interval(kit, 0.95, controls)
    assert compared.differences[FILLED] == paired_difference(pull, kit, 0.95, controls)
    assert compared.means[FILLED] != mean_interval(kit)


def test_nothing_is_adjusted_where_nobody_asks(tmp_path: Path) -> None:
    outcome = play(asking("none"), folder=tmp_path, stage=Controlled)

    assert outcome.controls is None
    assert figures(outcome) == figures(play(asking("none"), folder=tmp_path / "b", stage=MadeUp))
    assert controls_data(outcome) is None


def test_results_that_are_there_are_adjusted_without_playing(tmp_path: Path) -> None:
    play(asking("none"), folder=tmp_path, stage=Controlled)
    outcome = play(asking(), folder=tmp_path, stage=NeverPlayed)

    assert outcome.controls is not None


def test_results_of_an_earlier_version_stay_as_they_are(tmp_path: Path) -> None:
    outcome = play(asking(), folder=tmp_path, stage=MadeUp)

    assert outcome.controls is None
    assert figures(outcome) == figures(play(asking("none"), folder=tmp_path, stage=NeverPlayed))


def test_any_strategy_that_has_them_all_will_do(tmp_path: Path) -> None:
    outcome = play(asking(), folder=tmp_path, stage=Controlled)
    old = replace(outcome.strategies["pull"].records[3], controls=np.zeros(0))
    write_records(old, run_file(tmp_path, "pull", 3))
    found = controls_of(asking(), tmp_path, ["pull", "kit"], replications=20)

    assert found is not None
    assert found.tolist() == np.asarray(outcome.controls).tolist()


@pytest.mark.parametrize("workers", [1, 2])
def test_neither_interruption_nor_workers_change_anything(workers: int, tmp_path: Path) -> None:
    whole = play(asking(), folder=tmp_path / "whole", stage=Controlled)
    with pytest.raises(KeyboardInterrupt, match="by accident"):
        play(asking(), folder=tmp_path / "parts", stage=Interrupted)
    how = How(crew=local_workers(workers))
    parts = play(asking(), folder=tmp_path / "parts", how=how, stage=Controlled)

    assert figures(parts) == figures(whole)


def test_replications_go_on_until_the_adjusted_interval_is_narrow(tmp_path: Path) -> None:
    until = Precision(until="±0.001 points", at_least=20, at_most=25)
    outcome = play(asking(replications=until), folder=tmp_path, stage=Controlled)
    shown = compare(outcome).strategies["kit"].differences[FILLED]

    assert outcome.stop is not None
    assert outcome.stop.half_width == shown.half_width


@pytest.mark.parametrize("stage", [Controlled, MadeUp])
def test_manifest_says_what_means_are_adjusted_for(stage: type[MadeUp], tmp_path: Path) -> None:
    outcome = play(asking(), folder=tmp_path, stage=stage)
    said = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))["controls"]

    assert said == controls_data(outcome)
    assert said["of"] == "supply"
    assert bool(said["worth"]) is (said["why_not"] == "")


def test_results_that_are_read_back_are_adjusted_too(tmp_path: Path) -> None:
    made = load_plan(write_tiny(tmp_path), ("run.controls=supply", "run.replications=20"))
    played = play(made, folder=tmp_path / "results", stage=Controlled)
    opened = open_outcome(tmp_path / "results")

    assert opened.controls is not None
    assert figures(opened) == figures(played)
