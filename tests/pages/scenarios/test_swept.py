from pathlib import Path

import pytest

from pages.scenarios.swept import read_swept
from sim.errors import SimError
from sim.experiment.prepared_sweep import prepare
from sim.experiment.sensitivity import responses_of
from sim.experiment.sensitivity_table import write_responses
from sim.experiment.sweep import play_sweep, sweep_folder
from sim.experiment.sweep_file import Sweep
from sim.scenario.loader import load_plan
from tests.fake_stages import MadeUp

CHIHUAHUA = Path(__file__).parents[3] / "scenarios" / "chihuahua_ultima_milla"
DELAY = Sweep.model_validate(
    {
        "scenario": "scenario.yaml",
        "strategies": ["pull_by_exception", "kit_push"],
        "replications": 2,
        "vary": {
            "request": {
                "path": "replenishment.units.policy.request",
                "strategy": "pull_by_exception",
                "label": {"es": "Se pide para", "en": "Asked for"},
                "values": ["2 months", "3 months"],
            }
        },
    }
)


def test_sweep_is_read_back_as_it_was_played(tmp_path: Path) -> None:
    plan = load_plan(CHIHUAHUA)
    folder = sweep_folder(plan, "request", tmp_path)
    outcome = play_sweep(prepare(DELAY, plan), folder=folder, stage=MadeUp)
    responses = responses_of(outcome.answers)
    write_responses(DELAY, responses, folder)
    swept = read_swept(folder)

    assert (swept.name, swept.sweep) == ("request", DELAY)
    assert [point.value.en for point in swept.points] == ["2 months", "3 months"]
    assert [point.is_base for point in swept.points] == [one.is_base for one in responses]
    assert [point.difference.low for point in swept.points] == pytest.approx(
        [one.difference.low for one in responses]
    )


def test_sweep_without_its_table_is_not_finished(tmp_path: Path) -> None:
    plan = load_plan(CHIHUAHUA)
    folder = sweep_folder(plan, "request", tmp_path)
    play_sweep(prepare(DELAY, plan), folder=folder, stage=MadeUp)

    with pytest.raises(SimError, match=r"sensitivity\.csv is missing: start the sweep again"):
        read_swept(folder)
