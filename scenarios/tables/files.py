"""Reading the source tables and writing those of a scenario."""

import csv
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from sim.rng import Streams

SOURCES = Path(__file__).resolve().parent.parent / "data"
"""Folder of the source tables."""

STREAMS = Streams(seed=20_240_530, replication=0)
"""Where all chance in the tables comes from: the same tables whenever they are made."""

Row = dict[str, str]
"""One row of a source table, as text by column."""

Cells = dict[str, object]
"""One row of a table of the scenario, by column; an empty cell leaves the default."""


def read(name: str) -> list[Row]:
    """Return the rows of the source table called *name*."""
    with (SOURCES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def target_folder(script: str) -> Path:
    """Return the folder that the command line names, else that of *script*."""
    return Path(sys.argv[1]) if len(sys.argv) > 1 else Path(script).resolve().parent


def write_tables(folder: Path, tables: Mapping[str, Sequence[Mapping[str, object]]]) -> None:
    """Write each of *tables* into *folder* and say so."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        write(folder / f"{name}.csv", rows)
        print(f"{folder / name}.csv: {len(rows)} rows")


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
