"""Prescriptions by day and institution as a CSV file, for the days around a shock."""

from collections.abc import Iterator
from pathlib import Path

from sim.reporting.digest import Digest, StrategyDigest
from sim.reporting.tables.csv_file import Cell, write_csv


def write_days(data: Digest, *, folder: Path) -> Path:
    """Write the prescriptions of each day measured by institution, means over the replications."""
    header = ("strategy", "date", "institution", "prescriptions", "prescriptions_filled")
    rows = (row for played in data.strategies.values() for row in _rows(played))
    return write_csv(folder / "by_day.csv", header, rows)


def _rows(played: StrategyDigest) -> Iterator[tuple[Cell, ...]]:
    institutions = tuple(dict.fromkeys(played.labels.institutions))
    run = played.strategy.scenario.run
    dates, first_day = run.dates(), round(run.warm_up)
    for day, counts in enumerate(played.daily.tolist()):
        on = str(dates.date(first_day + day))
        for institution, (asked, complete) in zip(institutions, counts, strict=True):
            yield played.id, on, institution, asked, complete
