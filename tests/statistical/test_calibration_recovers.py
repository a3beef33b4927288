"""Calibration to figures of a simulation whose parameters are known finds these parameters."""

from pathlib import Path

import pytest

from sim.experiment.calibration.calibrate import calibrate
from sim.experiment.calibration.calibration_file import load_calibration
from sim.experiment.calibration.target import Target
from sim.experiment.compare import play
from sim.metrics.interval import mean_interval
from sim.scenario.loader import load_plan
from tests.tiny_scenario import CALIBRATION, write_calibration

THRESHOLD = "strategies.pull.change.replenishment.units.policy.threshold"
LONGER = "run.horizon=180 d"
REPLICATIONS, WIDER = 6, 2.0
"""The 95 % range, twice as wide, leaves the truth out in fewer than 1 of 10,000 cases."""


@pytest.mark.slow
@pytest.mark.statistical
@pytest.mark.parametrize("truth", [0.5, 0.8])
def test_known_threshold_is_found_within_its_error(tmp_path: Path, truth: float) -> None:
    text = CALIBRATION.replace("replications: 4", f"replications: {REPLICATIONS}")
    file = write_calibration(tmp_path, text[: text.index("  returns:")])
    elsewhere = ["run.seed=11", "run.replications=16", f"{THRESHOLD}={truth} months"]
    known = load_plan(file.parent, [LONGER, *elsewhere])
    runs = play(known, folder=tmp_path / "known", strategies=["pull"]).strategies["pull"].kpis
    observed = mean_interval([run["prescriptions_filled"] for run in runs])
    found = calibrate(
        load_calibration(file),
        [Target("prescriptions_filled", observed.mean, observed.half_width, "pull")],
        load_plan(file.parent, [LONGER]),
        folder=tmp_path / "r",
    ).parameters[0]
    error = WIDER * max(found.fits_to - found.after, found.after - found.fits_from)

    assert abs(found.after - truth) < error
    assert error < found.high - found.low
