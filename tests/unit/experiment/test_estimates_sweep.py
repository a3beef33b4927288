"""Tests of the sweep file of a scenario's estimates."""

from pathlib import Path

import pytest

from sim.errors import SimError
from sim.experiment.estimates_sweep import estimates_sweep
from sim.experiment.prepared_sweep import prepare
from sim.experiment.sensitivity_design import Morris
from sim.experiment.sweep_file import read_sweep
from sim.experiment.uncertainty import Uncertainty
from sim.scenario.loader import load_plan
from tests.tiny_scenario import TINY

ESTIMATES = """\
patients: {acute: {returns: {value: 0.4, source: "[E]"}, within: 7 d, buys: 0.3}}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the tiny scenario with four estimates of the world and one of the run."""
    text = TINY.replace("threshold: 1 months", 'threshold: {value: 1 months, source: "[E] guess"}')
    text = text.replace("number: 1,", 'number: {value: 1, source: "[E]"},')
    text = text.replace("size: 0.8", 'size: {value: 0.8, source: "[E]"}')
    text = text.replace("horizon: 60 d", 'horizon: {value: 60 d, source: "[E]"}')
    scenario = tmp_path / "scenario.yaml"
    scenario.write_text(text + ESTIMATES, encoding="utf-8")
    return scenario


def uncertainties(file: Path, within: float = 0.3) -> dict[str, Uncertainty]:
    sweep = file.with_name("sweep.yaml")
    text = estimates_sweep(load_plan(file), ["pull", "kit"], within, "scenario.yaml")
    sweep.write_text(text, encoding="utf-8")
    return read_sweep(sweep).sweep.uncertainties


def test_every_estimate_of_the_world_is_there_by_its_place(file: Path) -> None:
    assert set(uncertainties(file)) == {
        "patients.acute.returns",
        "replenishment.units.policy.threshold",
        "transport.fleets.flota.number",
        "strategies.kit.change.replenishment.units.policy.size",
    }


@pytest.mark.parametrize(
    ("name", "strategy", "distribution"),
    [
        ("patients.acute.returns", "", ("uniform", 0.28, 0.52)),
        ("replenishment.units.policy.threshold", "pull", ("uniform", "0.7 months", "1.3 months")),
        (
            "strategies.kit.change.replenishment.units.policy.size",
            "kit",
            ("uniform", 0.56, 1.04),
        ),
    ],
)
def test_estimate_may_be_off_by_a_share_where_its_strategy_knows_it(
    file: Path, name: str, strategy: str, distribution: tuple[object, ...]
) -> None:
    found = uncertainties(file)[name]

    assert found.strategy == strategy
    assert tuple(found.distribution.model_dump().values()) == (*distribution[1:], distribution[0])


def test_whole_number_is_one_less_or_more_if_it_can(file: Path) -> None:
    found = uncertainties(file)["transport.fleets.flota.number"].distribution

    assert found.model_dump()["values"] == (1, 2)


def test_share_ends_where_the_scenario_does(file: Path) -> None:
    found = uncertainties(file, within=0.9)["patients.acute.returns"].distribution

    assert found.model_dump()["high"] <= 0.7


def test_file_can_be_played(file: Path) -> None:
    uncertainties(file)
    sweep = read_sweep(file.with_name("sweep.yaml")).sweep
    few = sweep.model_copy(update={"design": Morris(trajectories=2)})

    assert len(prepare(few, load_plan(file)).points) == 2 * 5


def test_unknown_strategy_is_refused(file: Path) -> None:
    with pytest.raises(SimError, match="did you mean 'kit'"):
        estimates_sweep(load_plan(file), ["pull", "kitt"], 0.3, "scenario.yaml")
