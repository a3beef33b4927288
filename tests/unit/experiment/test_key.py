"""Tests of the keys of results."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sim.experiment import key as keys
from sim.experiment.key import experiment_key, strategy_key
from sim.scenario.loader import load_plan
from sim.scenario.plan import Plan
from sim.scenario.scenario import Scenario
from sim.scenario.text import Text
from tests.builders import plan, scenario_data
from tests.tiny_scenario import write_tiny


def with_strategy(scenario: dict[str, Any]) -> Plan:
    made = plan(["kit"])
    kit = replace(made.strategies["kit"], scenario=Scenario.model_validate(scenario))
    return replace(made, strategies={"kit": kit})


def changed(**sections: dict[str, object]) -> dict[str, Any]:
    data = scenario_data()
    for name, section in sections.items():
        data[name] = data[name] | section
    return data


def test_key_depends_on_whether_another_strategy_mixes_people() -> None:
    calm = scenario_data() | {"itinerants": {}}
    alone = replace(with_strategy(calm), base=Scenario.model_validate(calm))
    support = {"kind": "external_support", "staff": {"consultations": 0.1, "per_month": 1}}
    mixing = Scenario.model_validate(calm | {"agreements": {"support": support}})
    other = replace(alone.strategies["kit"], id="other", scenario=mixing)
    together = replace(alone, strategies=alone.strategies | {"other": other})

    assert strategy_key(alone, "kit") != strategy_key(together, "kit")


def test_equal_plans_have_equal_keys() -> None:
    assert strategy_key(plan(), "kit") == strategy_key(plan(), "kit")


@pytest.mark.parametrize(
    "scenario",
    [
        pytest.param(changed(run={"replications": 99}), id="replications"),
        pytest.param(changed(run={"controls": "supply"}), id="controls"),
        pytest.param(changed(title={"es": "Otro", "en": "Other"}), id="title"),
        pytest.param(changed(question={"es": "¿Otra?", "en": "Other?"}), id="question"),
    ],
)
def test_key_does_not_depend_on(scenario: dict[str, Any]) -> None:
    assert strategy_key(with_strategy(scenario), "kit") == strategy_key(plan(["kit"]), "kit")


@pytest.mark.parametrize(
    "scenario",
    [
        pytest.param(changed(run={"seed": 2}), id="seed"),
        pytest.param(changed(run={"horizon": "90 d"}), id="horizon"),
        pytest.param(changed(demand={"dispersion": 0.06}), id="demand"),
        pytest.param(changed() | {"costs": {"night": 1.0}}, id="costs"),
        pytest.param(
            changed() | {"products": dict(reversed(scenario_data()["products"].items()))},
            id="order of products",
        ),
    ],
)
def test_key_depends_on(scenario: dict[str, Any]) -> None:
    assert strategy_key(with_strategy(scenario), "kit") != strategy_key(plan(["kit"]), "kit")


def test_key_depends_on_the_base_that_demand_is_drawn_from() -> None:
    made = plan()
    other = Scenario.model_validate(changed(demand={"dispersion": 0.06}))

    assert strategy_key(replace(made, base=other), "kit") != strategy_key(made, "kit")


def test_key_depends_on_the_version_of_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    before = strategy_key(plan(), "kit")
    monkeypatch.setattr(keys, "MODEL_VERSION", 999)

    assert strategy_key(plan(), "kit") != before


def test_experiment_key_depends_on_which_strategies_there_are() -> None:
    assert experiment_key(plan(["pull", "kit"])) != experiment_key(plan(["pull", "push"]))


def test_experiment_key_does_not_depend_on_titles() -> None:
    made = plan(["kit"])
    kit = replace(made.strategies["kit"], title=Text(es="Otro", en="Other"))

    assert experiment_key(replace(made, strategies={"kit": kit})) == experiment_key(made)


def test_key_is_short_enough_for_a_folder_name() -> None:
    assert len(experiment_key(plan())) == 16


def test_expectations_are_no_part_of_a_key(tmp_path: Path) -> None:
    file = write_tiny(tmp_path)
    without = load_plan(file)
    text = file.read_text(encoding="utf-8") + "expect:\n  one: {that: fill_rate > 0}\n"
    file.write_text(text, encoding="utf-8")

    assert experiment_key(load_plan(file)) == experiment_key(without)
