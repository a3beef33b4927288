"""Whose patients came where, as a CSV file.

It is what an agreement on interchange is paid by: prescriptions by the affiliation of those who
came and the institution that received them.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from sim.metrics.ratio import ratio
from sim.reporting.digest import Digest, StrategyDigest
from sim.reporting.tables.csv_file import Cell, write_csv


def write_attentions(data: Digest, *, folder: Path) -> Path:
    """Write prescriptions, travel and compensation by affiliation and host; means of all runs.

    Travel is hours a prescription. A pair that never met has no row, and results of a version that
    did not count it have none at all.
    """
    currency = next(iter(data.strategies.values())).labels.currency.lower()
    header = (
        "strategy", "affiliation", "host", "prescriptions", "prescriptions_filled_share",
        "travel_hours", f"compensation_due_{currency}", f"compensation_paid_{currency}",
    )  # fmt: skip
    rows = (row for played in data.strategies.values() for row in _rows(played))
    return write_csv(folder / "by_affiliation.csv", header, rows)


def _rows(played: StrategyDigest) -> Iterator[tuple[Cell, ...]]:
    labels = played.labels
    if not labels.affiliations:
        return
    owners = np.array(labels.institutions)
    mean = np.mean(played.attentions, axis=0)
    for row, affiliation in enumerate(labels.affiliations):
        for host in dict.fromkeys(labels.institutions):
            asked, complete, hours, due, paid = mean[row, owners == host].sum(axis=0).tolist()
            if asked:
                filled, travel = ratio(complete, asked), ratio(hours, asked)
                yield (played.id, affiliation, host, asked, filled, travel, due, paid)
