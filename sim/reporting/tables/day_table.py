"""Prescriptions by day and institution as a CSV file, for the days around a shock.

It is written where there is a shock: without one a day is like another.
"""

from collections.abc import Iterator
from pathlib import Path

from sim.reporting.digest import Digest, StrategyDigest
from sim.reporting.tables.csv_file import Cell, write_csv


def write_days(data: Digest, *, folder: Path) -> Path:
    """Write the prescriptions of each day measured by institution, means over the replications.

    An institution is that of the facility, in the order in which facilities name them.
    """
    header = ("strategy", "date", "institution", "prescriptions", "prescriptions_filled")
    rows = (row for played in data.strategies.values() for row in _rows(played))
    return write_csv(folder / "by_day.csv", header, rows)


def _rows(played: StrategyDigest) -> Iterator[tuple[Cell, ...]]:
    # the order in which the records count them
    institutions = tuple(dict.fromkeys(played.labels.institutions))
    run = played.strategy.scenario.run
    dates, first_day = run.dates(), round(run.warm_up)
    for day, counts in enumerate(played.daily.tolist()):
        on = str(dates.date(first_day + day))
        for institution, (asked, complete) in zip(institutions, counts, strict=True):
            yield played.id, on, institution, asked, complete
