"""A calibration as the command line asks for it: file, targets and scenario put together."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sim.errors import SimError
from sim.experiment.calibration.calibrate import calibrate
from sim.experiment.calibration.calibration_file import FILE_NAME, Calibration, load_calibration
from sim.experiment.calibration.target import Target, target_of
from sim.experiment.calibration.write_calibrated import FILES, write_calibrated
from sim.experiment.compare import chosen_strategies
from sim.experiment.how import How
from sim.experiment.key import experiment_key
from sim.metrics.calibrated import Calibrated
from sim.scenario.plan import Plan


@dataclass(frozen=True)
class CalibrationTask:
    """What is to be calibrated, to what."""

    plan: Plan
    """The scenario as it is."""

    calibration: Calibration
    """The parameters and their ranges."""

    targets: tuple[Target, ...]
    """What was observed, each with its strategy."""

    def folder(self, out: Path) -> Path:
        """Return the results folder below *out*; calibrations of one scenario share it."""
        return out / f"{self.plan.name}-calibration-{experiment_key(self.plan)}"

    def files(self, folder: Path) -> list[Path]:
        """Return the files for programs that `play` writes into *folder*.

        They need not be there yet.
        """
        return [folder / name for name in FILES]

    def play(self, folder: Path, how: How) -> Calibrated:
        """Calibrate, and write what was found into *folder*."""
        outcome = calibrate(self.calibration, self.targets, self.plan, folder=folder, how=how)
        write_calibrated(outcome, folder)
        return outcome


def calibration_task(
    plan: Plan, scenario: Path, file: Path | None = None, targets: Sequence[str] = ()
) -> CalibrationTask:
    """Return what *file*, or the one beside the scenario, and *targets* ask for.

    Targets of the command line stand in place of those of the file.

    Raises
    ------
    SimError
        When there is no target, or something cannot be read or names what there is not.
    """
    folder = scenario if scenario.is_dir() else scenario.parent
    calibration = load_calibration(file or folder / FILE_NAME)
    wanted = tuple(map(target_of, targets or calibration.targets))
    if not wanted:
        raise SimError(
            "no target: give --target KPI=VALUE, such as --target prescriptions_filled=0.896"
        )
    named = tuple(one._replace(strategy=one.strategy or plan.baseline) for one in wanted)
    for one in named:
        chosen_strategies(plan, [one.strategy])
    return CalibrationTask(plan, calibration, named)
