"""Tests of sweeps."""

import csv
from pathlib import Path
from typing import Any

import pytest

from sim.errors import SimError
from sim.experiment.ledger import Ledger
from sim.experiment.results import ledger_file, open_outcome
from sim.experiment.sensitivity import (
    Response,
    Setting,
    plan_at,
    play_sweep,
    settings_of,
    sweep_folder,
)
from sim.experiment.sensitivity_table import write_responses
from sim.experiment.sweep_file import Sweep, load_sweep
from sim.scenario.loader import load_plan
from sim.scenario.plan import Plan
from tests.fake_stages import Accident, MadeUp, NeverPlayed
from tests.tiny_scenario import write_sweep, write_tiny

THRESHOLD = "replenishment.units.policy.threshold"


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return load_plan(write_tiny(tmp_path))


@pytest.fixture
def sweep(tmp_path: Path) -> Sweep:
    return load_sweep(write_sweep(tmp_path))


def of_one(path: str, value: object, strategy: str = "") -> Sweep:
    """Return a sweep of one lever with one value."""
    label = {"es": "Palanca", "en": "Lever"}
    lever = {"path": path, "strategy": strategy, "label": label, "values": [value]}
    data: dict[str, Any] = {"scenario": "s", "strategies": ["pull", "kit"], "vary": {"x": lever}}
    return Sweep.model_validate(data)


def at_one(plan: Plan, sweep: Sweep) -> Plan:
    return plan_at(sweep, plan, next(settings_of(sweep)))


def figures(responses: tuple[Response, ...]) -> str:
    """Return the responses as text, in which nan equals nan."""
    return repr(responses)


def test_every_value_of_every_lever_is_a_setting(sweep: Sweep) -> None:
    assert list(map(str, settings_of(sweep))) == [
        "threshold=1 months",
        "threshold=2 months",
        "dispersion=0.05",
        "dispersion=0.5",
    ]


def test_lever_of_no_strategy_is_set_in_the_base_and_in_both(plan: Plan) -> None:
    changed = at_one(plan, of_one("demand.dispersion", 0.5))
    scenarios = [changed.base, *(one.scenario for one in changed.strategies.values())]

    assert [one.demand.dispersion for one in scenarios] == [0.5, 0.5, 0.5]


def test_lever_of_one_strategy_leaves_the_other_and_the_base(plan: Plan) -> None:
    changed = at_one(plan, of_one("patients.acute.returns", 0.5, strategy="kit"))
    scenarios = [changed.base, *(one.scenario for one in changed.strategies.values())]

    assert [one.patients.acute.returns for one in scenarios] == [0.4, 0.4, 0.5]


def test_a_word_may_stand_for_several_settings(plan: Plan) -> None:
    sweep = of_one("patients.acute", "stay_away")
    lever = sweep.vary["x"].model_copy(
        update={"sets": {"stay_away": {"returns": 0.1, "buys": 0.2}}}
    )
    acute = at_one(plan, sweep.model_copy(update={"vary": {"x": lever}})).base.patients.acute

    assert (acute.returns, acute.buys) == (0.1, 0.2)


def test_only_the_strategies_that_are_compared_are_read(plan: Plan) -> None:
    changed = at_one(plan, of_one("demand.dispersion", 0.5))

    assert (list(changed.strategies), changed.baseline) == (["pull", "kit"], "pull")


@pytest.mark.parametrize(
    ("sweep", "message"),
    [
        pytest.param(of_one("demand.spread", 1), "unknown key 'spread'", id="unknown path"),
        pytest.param(of_one(THRESHOLD, "2", "pull"), "number with a unit", id="no unit"),
        pytest.param(of_one(THRESHOLD, "2 d", "kti"), "'kti' is not compared", id="strategy"),
    ],
)
def test_setting_that_the_scenario_cannot_have_is_named(
    plan: Plan, sweep: Sweep, message: str
) -> None:
    with pytest.raises(SimError, match=rf"(?s)vary\.x.*{message}"):
        at_one(plan, sweep)


def test_value_of_the_scenario_itself_is_marked(plan: Plan, sweep: Sweep, tmp_path: Path) -> None:
    responses = play_sweep(sweep, plan, folder=tmp_path / "r", stage=MadeUp)

    assert [one.is_base for one in responses] == [True, False, True, False]


def test_difference_is_that_of_the_two_strategies(plan: Plan, sweep: Sweep, tmp_path: Path) -> None:
    first = play_sweep(sweep, plan, folder=tmp_path / "r", stage=MadeUp)[0]

    assert first.difference.mean == pytest.approx(first.alternative.mean - first.baseline.mean)


def test_strategy_that_a_setting_leaves_as_it_was_is_played_once(
    plan: Plan, sweep: Sweep, tmp_path: Path
) -> None:
    play_sweep(sweep, plan, folder=tmp_path, stage=MadeUp)
    with Ledger(ledger_file(tmp_path)) as ledger:
        played = [run.strategy for run in ledger.runs() if run.replication == 0]

    assert (played.count("pull"), played.count("kit")) == (3, 2)


def test_second_start_plays_nothing_again(plan: Plan, sweep: Sweep, tmp_path: Path) -> None:
    first = play_sweep(sweep, plan, folder=tmp_path, stage=MadeUp)
    second = play_sweep(sweep, plan, folder=tmp_path, stage=NeverPlayed)

    assert figures(second) == figures(first)


def test_interrupted_sweep_goes_on_to_the_same_responses(
    plan: Plan, sweep: Sweep, tmp_path: Path
) -> None:
    with pytest.raises(KeyboardInterrupt, match="by accident"):
        play_sweep(sweep, plan, folder=tmp_path / "broken", stage=Accident(replication=1))
    resumed = play_sweep(sweep, plan, folder=tmp_path / "broken", stage=MadeUp)
    whole = play_sweep(sweep, plan, folder=tmp_path / "whole", stage=MadeUp)

    assert figures(resumed) == figures(whole)


def test_unknown_strategy_is_named(plan: Plan, sweep: Sweep, tmp_path: Path) -> None:
    unknown = sweep.model_copy(update={"strategies": ("pull", "push")})

    with pytest.raises(SimError, match="no strategy is called 'push'"):
        play_sweep(unknown, plan, folder=tmp_path, stage=MadeUp)


def test_table_has_one_row_a_setting(plan: Plan, sweep: Sweep, tmp_path: Path) -> None:
    responses = play_sweep(sweep, plan, folder=tmp_path, stage=MadeUp)
    with write_responses(sweep, responses, tmp_path).open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))

    assert [row["value"] for row in rows] == ["1 months", "2 months", "0.05", "0.5"]
    assert float(rows[0]["difference"]) == responses[0].difference.mean


def test_results_of_a_sweep_are_not_those_of_a_comparison(
    plan: Plan, sweep: Sweep, tmp_path: Path
) -> None:
    play_sweep(sweep, plan, folder=tmp_path, stage=MadeUp)

    with pytest.raises(SimError, match="results of a sweep"):
        open_outcome(tmp_path)


def test_folder_is_named_after_scenario_and_sweep(plan: Plan) -> None:
    assert sweep_folder(plan, "levers", Path("results")).name.startswith("tiny-levers-")


def test_setting_reads_as_in_the_file() -> None:
    assert str(Setting("trucks", 3)) == "trucks=3"
