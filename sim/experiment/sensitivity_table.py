"""The responses of a sweep as a table for spreadsheets.

Beside the chart it is the only place where the difference at each setting stands with both means.
"""

from collections.abc import Iterable
from pathlib import Path

from sim.experiment.sensitivity import Response
from sim.experiment.sweep_file import Sweep
from sim.experiment.sweep_tables import Cells, write_rows

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
    """Write one row a setting, in the order of the sweep file, and return the file.

    Differences are alternative minus baseline, in the unit of the figure: shares from 0 to 1. With
    fewer than two replications their ends are empty.
    """
    rows = (_row(sweep, response) for response in responses)
    return write_rows(sensitivity_file(folder), _COLUMNS, rows)


def sensitivity_file(folder: Path) -> Path:
    """Return where the table of the sweep in *folder* is."""
    return folder / "sensitivity.csv"


def _row(sweep: Sweep, response: Response) -> Cells:
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
