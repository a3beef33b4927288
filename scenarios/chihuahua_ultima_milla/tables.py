"""Reading the source tables and writing those of the scenario."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from sim.rng import Streams

SOURCES = Path(__file__).resolve().parent.parent / "data"
"""Folder of the source tables."""

STREAMS = Streams(seed=20_240_530, replication=0)
"""Where all chance in the tables comes from: the same tables whenever they are made."""

Row = dict[str, str]
"""One row of a table, as text by column."""


def read(name: str) -> list[Row]:
    """Return the rows of the source table called *name*."""
    with (SOURCES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    """Write *rows* to *path*; the keys of the first one are the columns."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(rows[0])
        writer.writerows([_text(row[column]) for column in rows[0]] for row in rows)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
