"""The results of a sweep, read back for a page."""

import csv
from math import nan
from pathlib import Path
from typing import NamedTuple

from sim.errors import SimError
from sim.experiment.design import settings_of
from sim.experiment.manifest import read_manifest
from sim.experiment.sensitivity_table import sensitivity_file
from sim.experiment.sweep import sweep_name
from sim.experiment.sweep_file import Sweep
from sim.metrics.interval import Interval
from sim.reporting.charts.sensitivity import SensitivityPoint
from sim.scenario.loader import read_plan
from sim.scenario.plan import Plan


class Swept(NamedTuple):
    """How one difference changes with the settings of a sweep."""

    name: str
    """Of the sweep file."""

    sweep: Sweep
    """What it says."""

    plan: Plan
    """The scenario that was varied."""

    points: tuple[SensitivityPoint, ...]
    """One a setting, in its order."""


def read_swept(folder: Path) -> Swept:
    """Return what `abasto sweep` left in *folder*.

    Raises
    ------
    SimError
        When the sweep is not finished.
    """
    content = read_manifest(folder)
    sweep = Sweep.model_validate(content["sweep"])
    plan = read_plan(content["plan"], content["scenario"])
    table = sensitivity_file(folder)
    if not table.exists():
        raise SimError(f"{table} is missing: start the sweep again and it goes on from there")
    with table.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    points = tuple(
        SensitivityPoint(
            parameter=sweep.vary[setting.lever].label,
            value=sweep.vary[setting.lever].name_of(setting.value),
            is_base=row["is_base"] == "True",
            difference=_interval(row),
        )
        for setting, row in zip(settings_of(sweep), rows, strict=True)
    )
    return Swept(sweep_name(folder, plan), sweep, plan, points)


def _interval(row: dict[str, str]) -> Interval:
    mean, high, level = (
        float(row[column] or nan) for column in ("difference", "difference_high", "level")
    )
    return Interval(mean, high - mean, level)
