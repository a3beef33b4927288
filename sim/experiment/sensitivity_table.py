"""The responses of a sweep as a table for spreadsheets."""

import csv
from collections.abc import Iterable
from pathlib import Path

from sim.experiment.sensitivity import Response
from sim.experiment.sweep_file import Sweep

_COLUMNS = (
    "lever",
    "path",
    "strategy",
    "value",
    "is_base",
    "kpi",
    "baseline",
    "alternative",
    "difference",
    "difference_low",
    "difference_high",
    "level",
)


def write_responses(sweep: Sweep, responses: Iterable[Response], folder: Path) -> Path:
    """Write one row a setting, in the order of the sweep file, and return the file."""
    file = sensitivity_file(folder)
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows(_row(sweep, response) for response in responses)
    return file


def sensitivity_file(folder: Path) -> Path:
    """Return where the table of the sweep in *folder* is."""
    return folder / "sensitivity.csv"


def _row(sweep: Sweep, response: Response) -> tuple[object, ...]:
    lever = sweep.varied[response.setting.lever]
    return (
        response.setting.lever,
        lever.path,
        lever.strategy,
        response.setting.value,
        response.is_base,
        sweep.kpi,
        response.baseline.mean,
        response.alternative.mean,
        response.difference.mean,
        response.difference.low,
        response.difference.high,
        response.difference.level,
    )
