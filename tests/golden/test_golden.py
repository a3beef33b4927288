"""Did any result change? KPIs of the shipped scenarios in a short run, to the last digit.

``make golden`` writes the results anew; they stand beside this file, one file a scenario.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from sim.engine.model_version import MODEL_VERSION
from sim.engine.replication import Stage
from sim.metrics.catalogue import measure
from sim.scenario.loader import load_plan

HERE = Path(__file__).parent
SCENARIOS = sorted(HERE.parents[1].glob("scenarios/*/scenario.yaml"))
SHORT = ("run.warm_up=60 d", "run.horizon=120 d")
OWN = {"chaco_reciprocidad": ("run.start=2026-01-02",)}
"""Settings of one scenario: the days of its shocks are among those measured."""

ADVICE = """
Where that is meant: raise MODEL_VERSION in sim/engine/model_version.py (not for a new calibration
of a scenario alone), note what changed and why under Results in CHANGELOG.md, and write the results
anew with `make golden`. Where it is not, it is a defect."""

Results = Mapping[str, Mapping[str, str]]
"""Each KPI, as Python writes the number, by strategy."""


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda file: file.parent.name)
def test_no_result_of_a_shipped_scenario_changed(file: Path, *, update_golden: bool) -> None:
    golden = HERE / f"{file.parent.name}.json"
    results = play(file)
    if update_golden:
        golden.write_text(written(results), encoding="utf-8")
    known = json.loads(golden.read_text(encoding="utf-8")) if golden.exists() else {}
    changed = changes(known.get("results", {}), results)
    if changed or known.get("model_version") != MODEL_VERSION:
        pytest.fail("\n".join([f"{golden.name}:", *changed]) + ADVICE, pytrace=False)


def play(file: Path) -> dict[str, dict[str, str]]:
    """Play replication 0 of every strategy."""
    stage = Stage(load_plan(file, (*SHORT, *OWN.get(file.parent.name, ()))))
    return {
        strategy: {
            kpi: repr(float(value))
            for kpi, value in measure(records, stage.labels(strategy)).items()
        }
        for strategy, records in stage.play(list(stage.plan.strategies), 0)
    }


def written(results: Results) -> str:
    """Return the content of a golden file."""
    content = {"model_version": MODEL_VERSION, "settings": SHORT, "results": results}
    return json.dumps(content, indent=2) + "\n"


def changes(known: Results, results: Results) -> list[str]:
    """Return one line for each result that is not as it was."""
    before, after = _flat(known), _flat(results)
    return [
        f"  {name}: {before.get(name, 'not there')} -> {after.get(name, 'gone')}"
        for name in dict.fromkeys([*before, *after])
        if before.get(name) != after.get(name)
    ]


def _flat(results: Results) -> dict[str, str]:
    return {
        f"{strategy} {kpi}": value
        for strategy, kpis in results.items()
        for kpi, value in kpis.items()
    }


@pytest.mark.parametrize(
    ("known", "now", "expected"),
    [
        ({"km": "1.0"}, {"km": "1.0"}, []),
        ({"km": "nan"}, {"km": "nan"}, []),
        ({"km": "0.3"}, {"km": "0.30000000000000004"}, ["  a km: 0.3 -> 0.30000000000000004"]),
        ({}, {"km": "1.0"}, ["  a km: not there -> 1.0"]),
        ({"km": "1.0"}, {}, ["  a km: 1.0 -> gone"]),
    ],
    ids=["same", "undefined still", "last digit", "new", "gone"],
)
def test_a_change_says_what_was_and_what_is(
    known: dict[str, str], now: dict[str, str], expected: list[str]
) -> None:
    assert changes({"a": known}, {"a": now}) == expected


def test_every_golden_file_is_of_a_shipped_scenario() -> None:
    assert {file.stem for file in HERE.glob("*.json")} <= {file.parent.name for file in SCENARIOS}
