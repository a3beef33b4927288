"""Tests of calibrations, against made-up records that answer to one parameter."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from sim.domain.records import Records
from sim.errors import SimError
from sim.experiment.calibration.calibrate import calibrate
from sim.experiment.calibration.calibration_file import load_calibration
from sim.experiment.calibration.target import Target, target_of
from sim.experiment.calibration.task import calibration_task
from sim.experiment.calibration.write_calibrated import write_calibrated
from sim.experiment.how import How
from sim.experiment.results import open_outcome
from sim.metrics.calibrated import Calibrated
from sim.scenario.loader import load_plan
from tests.fake_stages import Accident, Answering, MadeUp, NeverPlayed
from tests.tiny_scenario import write_calibration


class NobodyComes(Answering):
    """No prescription is presented."""

    def play(
        self, strategies: Sequence[str], replication: int, *, verify: bool = False
    ) -> Iterator[tuple[str, Records]]:
        for name, played in super().play(strategies, replication, verify=verify):
            yield name, replace(played, prescriptions=0 * played.prescriptions)


def calibrated(
    folder: Path, *targets: str, stage: type[MadeUp] | Accident = Answering
) -> Calibrated:
    file = write_calibration(folder)
    wanted = [target_of(text)._replace(strategy="pull") for text in targets]
    return calibrate(
        load_calibration(file), wanted, load_plan(file.parent), folder=folder / "r", stage=stage
    )


def test_parameter_is_found_that_brings_the_figure_about(tmp_path: Path) -> None:
    found = calibrated(tmp_path, "prescriptions_filled=0.7±0.005")
    threshold = found.parameters[0]

    assert threshold.after == pytest.approx(1.99, abs=0.02)
    assert threshold.fits_from < 1.99 < threshold.fits_to
    assert found.targets[0].verdict == "met"


def test_parameter_that_no_figure_sees_stays_and_is_named(tmp_path: Path) -> None:
    returns = calibrated(tmp_path, "prescriptions_filled=0.7").parameters[1]

    assert (returns.after, returns.knowledge) == (0.4, "unseen")
    assert (returns.fits_from, returns.fits_to) == (0.2, 0.6)


def test_effect_is_that_of_the_whole_range(tmp_path: Path) -> None:
    (effect,) = calibrated(tmp_path, "prescriptions_filled=0.7").parameters[0].effects

    assert effect.mean == pytest.approx(0.275, abs=1e-3)


def test_figure_out_of_reach_is_missed_at_the_limit(tmp_path: Path) -> None:
    found = calibrated(tmp_path, "prescriptions_filled=0.99")

    assert (found.targets[0].verdict, found.is_met) == ("missed", False)
    assert found.targets[0].after.mean == pytest.approx(0.801)
    assert found.parameters[0].at_limit


def test_second_start_plays_nothing_and_finds_the_same(tmp_path: Path) -> None:
    first = calibrated(tmp_path, "prescriptions_filled=0.7")

    assert calibrated(tmp_path, "prescriptions_filled=0.7", stage=NeverPlayed) == first


def test_what_is_finished_is_kept_when_it_is_interrupted(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        calibrated(tmp_path, "prescriptions_filled=0.7", stage=Accident(2))

    assert calibrated(tmp_path, "prescriptions_filled=0.7").targets[0].verdict in {"met", "missed"}


def test_figure_that_is_not_defined_is_named(tmp_path: Path) -> None:
    with pytest.raises(SimError, match="prescriptions_filled: it is not defined under 'pull'"):
        calibrated(tmp_path, "prescriptions_filled=0.9", stage=NobodyComes)


def test_progress_ends_with_all_done(tmp_path: Path) -> None:
    said: list[tuple[int, int]] = []
    file = write_calibration(tmp_path)
    calibrate(
        load_calibration(file),
        [Target("prescriptions_filled", 0.7, 0.01, "pull")],
        load_plan(file.parent),
        folder=tmp_path / "r",
        how=How(progress=lambda done, total: said.append((done, total))),
        stage=Answering,
    )

    assert said[-1][0] == said[-1][1]
    assert [done for done, _ in said] == sorted(done for done, _ in said)


def test_settings_found_are_written_with_their_source(tmp_path: Path) -> None:
    found = calibrated(tmp_path, "prescriptions_filled=0.7")
    write_calibrated(found, tmp_path)
    settings = yaml.safe_load((tmp_path / "calibrated.yaml").read_text(encoding="utf-8"))

    assert settings == {
        "strategies.pull.change.replenishment.units.policy.threshold": {
            "value": f"{found.parameters[0].after:g} months",
            "source": "[C] calibrated to pull:prescriptions_filled=0.7±0.01",
        }
    }


def test_all_figures_are_written_for_programs(tmp_path: Path) -> None:
    write_calibrated(calibrated(tmp_path, "prescriptions_filled=0.7"), tmp_path)
    data = json.loads((tmp_path / "calibration.json").read_text(encoding="utf-8"))

    assert data["targets"][0]["verdict"] == "met"
    assert data["parameters"]["returns"]["knowledge"] == "unseen"


def test_results_of_a_calibration_are_no_comparison(tmp_path: Path) -> None:
    calibrated(tmp_path, "prescriptions_filled=0.7")

    with pytest.raises(SimError, match="these are the results of a calibration"):
        open_outcome(tmp_path / "r")


def test_targets_of_the_command_line_stand_for_those_of_the_file(tmp_path: Path) -> None:
    file = write_calibration(tmp_path)
    task = calibration_task(load_plan(file.parent), file.parent, targets=["kit:on_time=0.9"])

    assert task.targets == (Target("on_time", 0.9, 0.01, "kit"),)


@pytest.mark.parametrize(
    ("targets", "message"),
    [
        pytest.param([], "no target: give --target", id="none"),
        pytest.param(["kti:on_time=0.9"], "no strategy is called 'kti'", id="strategy"),
    ],
)
def test_targets_that_are_not_there_are_named(
    tmp_path: Path, targets: list[str], message: str
) -> None:
    file = write_calibration(tmp_path)

    with pytest.raises(SimError, match=message):
        calibration_task(load_plan(file.parent), file.parent, targets=targets)
