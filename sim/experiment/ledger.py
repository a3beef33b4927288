"""The ledger: one row a finished replication of a strategy, in SQLite, kept as it finishes.

It is the one owner of results: tables, charts and answers are read from it and can be made again.
Its table `failures` has what failed and was not finished since.
"""

import json
import math
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from sim.errors import SimError

_TABLE = """
CREATE TABLE IF NOT EXISTS runs (
    key TEXT NOT NULL,
    strategy TEXT NOT NULL,
    replication INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    model_version INTEGER NOT NULL,
    kpis TEXT NOT NULL,
    demand_checksum TEXT NOT NULL,
    weather_checksum TEXT NOT NULL,
    versions TEXT NOT NULL,
    PRIMARY KEY (key, strategy, replication)
)
"""
_FAILURES = """
CREATE TABLE IF NOT EXISTS failures (
    key TEXT NOT NULL,
    strategy TEXT NOT NULL,
    replication INTEGER NOT NULL,
    point TEXT NOT NULL,
    error TEXT NOT NULL,
    trace TEXT NOT NULL,
    PRIMARY KEY (key, strategy, replication)
)
"""


class RunId(NamedTuple):
    """What tells one run from all others.

    The key alone would do but for strategies of the same content under two names, which reports
    show as two.
    """

    key: str
    """Key of the strategy."""

    strategy: str
    """Name of the strategy in the scenario."""

    replication: int
    """Number of the run, from 0."""


class Row(NamedTuple):
    """One finished replication of one strategy."""

    key: str
    """Key of the strategy: it covers the scenario, the seed and the version of the model."""

    strategy: str
    """Name of the strategy in the scenario."""

    replication: int
    """Number of the run, from 0."""

    seed: int
    """Seed of the experiment."""

    model_version: int
    """Version of the model that played it."""

    kpis: Mapping[str, float]
    """What was measured, shares from 0 to 1; nan where a figure is not defined."""

    demand_checksum: int
    """Of the base draw: the same for all strategies of a replication."""

    weather_checksum: int
    """Of storms and travel factors: the same for all strategies of a replication."""

    versions: Mapping[str, str]
    """What it was played with."""


class FailedRun(NamedTuple):
    """One replication of one strategy that ended in an error."""

    key: str
    """Key of the strategy."""

    strategy: str
    """Name of the strategy in the scenario."""

    replication: int
    """Number of the run, from 0."""

    point: str
    """Point of the sweep at which it was met; empty in a comparison."""

    error: str
    """What it was, in one line."""

    trace: str
    """Where it was."""

    @property
    def run(self) -> RunId:
        """Which run it was to be."""
        return RunId(self.key, self.strategy, self.replication)


class Ledger:
    """The ledger of one results folder; one process writes.

    What it wrote outlives that process, however it ends. After a power cut the file is whole, but
    the last runs may be played again.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._connection = sqlite3.connect(file)
        # others may read while we write, and a killed process leaves a whole file
        self._connection.execute("PRAGMA journal_mode=WAL")
        # waiting for the disk after every run took a third of the time of small ones
        self._connection.execute("PRAGMA synchronous=NORMAL")
        self._connection.execute(_TABLE)
        self._connection.execute(_FAILURES)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    def add(self, rows: Iterable[Row], failed: Iterable[FailedRun] = ()) -> None:
        """Keep *rows* and what *failed*, all or none; what is there already is replaced.

        A run that is finished is no failure any more. Once it returns, what was added outlives this
        process.
        """
        rows = tuple(rows)
        with self._connection:
            self._connection.executemany(
                "INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                map(_cells, rows),
            )
            self._connection.executemany(
                "DELETE FROM failures WHERE key = ? AND strategy = ? AND replication = ?",
                ((row.key, row.strategy, row.replication) for row in rows),
            )
            self._connection.executemany(
                "INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?, ?)", failed
            )

    def runs(self) -> set[RunId]:
        """Return every run that is finished, whatever sweep or comparison asked for it."""
        rows = self._connection.execute("SELECT key, strategy, replication FROM runs")
        return {RunId(*row) for row in rows}

    def take(self, other: Path) -> None:
        """Keep what the ledger in the file *other* has too, all or none.

        It can be done again: runs that are here already stay. What failed there and is finished
        here, or the other way round, is finished.

        Raises
        ------
        SimError
            When both have a run that did not come out the same; nothing is taken then.
        """
        # before a transaction begins: SQLite attaches nothing within one
        self._connection.execute("ATTACH DATABASE ? AS other", (str(other),))
        try:
            differs = self._connection.execute(_FIND_DIFFERENCE).fetchone()
            if differs:
                raise SimError(_DIFFER.format(other, *differs))
            with self._connection:
                for statement in _TAKE:
                    self._connection.execute(statement)
        finally:
            self._connection.execute("DETACH DATABASE other")

    def counted(self) -> Iterator[tuple[str, str, int, int]]:
        """Yield key, strategy and version of the model with how many runs are of them."""
        yield from self._connection.execute(
            "SELECT key, strategy, model_version, count(*) FROM runs"
            " GROUP BY key, strategy, model_version"
        )

    def failures(self) -> tuple[FailedRun, ...]:
        """Return every run that failed and was not finished since, in a fixed order."""
        rows = self._connection.execute(
            "SELECT * FROM failures ORDER BY point, key, strategy, replication"
        )
        return tuple(FailedRun(*row) for row in rows)

    def kpis(self, key: str, strategy: str) -> dict[int, dict[str, float]]:
        """Return the KPIs of the finished replications of one strategy, by replication.

        They come in the order of replications, with gaps where one is lacking; nothing where the
        key is unknown.
        """
        rows = self._connection.execute(
            "SELECT replication, kpis FROM runs WHERE key = ? AND strategy = ?"
            " ORDER BY replication",
            (key, strategy),
        )
        return {replication: _read(kpis) for replication, kpis in rows}

    def checksums(self, key: str, strategy: str) -> dict[int, str]:
        """Return what tells the chance that each finished replication met, by replication.

        Two strategies of one replication have the same, unless the scenario or the model changed
        between them: only then may their figures not be paired.
        """
        rows = self._connection.execute(
            "SELECT replication, demand_checksum || '.' || weather_checksum FROM runs"
            " WHERE key = ? AND strategy = ?",
            (key, strategy),
        )
        return dict(rows)


_FIND_DIFFERENCE = """
SELECT strategy, replication
FROM other.runs JOIN main.runs AS mine USING (key, strategy, replication)
WHERE other.runs.kpis <> mine.kpis
    OR other.runs.demand_checksum <> mine.demand_checksum
    OR other.runs.weather_checksum <> mine.weather_checksum
ORDER BY strategy, replication
"""
_TAKE = (
    "INSERT OR IGNORE INTO main.runs SELECT * FROM other.runs",
    "INSERT OR REPLACE INTO main.failures SELECT * FROM other.failures",
    (
        "DELETE FROM main.failures WHERE (key, strategy, replication)"
        " IN (SELECT key, strategy, replication FROM main.runs)"
    ),
)
_DIFFER = (
    "{}: strategy {!r}, replication {} did not come out as it did elsewhere; play both again with"
    " the same versions of Python and its libraries (the manifests say which they were)"
)


def _cells(row: Row) -> tuple[object, ...]:
    """Return a row as SQLite takes it; its whole numbers have 63 bits, a checksum may have 64."""
    return (
        row.key,
        row.strategy,
        row.replication,
        row.seed,
        row.model_version,
        _written(row.kpis),
        str(row.demand_checksum),
        str(row.weather_checksum),
        json.dumps(dict(row.versions)),
    )


def _written(kpis: Mapping[str, float]) -> str:
    """Return figures as JSON, which has no nan: null stands for it."""
    return json.dumps({kpi: None if math.isnan(value) else value for kpi, value in kpis.items()})


def _read(text: str) -> dict[str, float]:
    return {kpi: math.nan if value is None else value for kpi, value in json.loads(text).items()}
