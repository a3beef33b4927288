"""A lock on a results folder: two processes never play into the same one.

There is nothing to clean up by hand: the lock is one of the operating system, not a file that a
killed process would leave behind.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sim.errors import SimError
from sim.experiment.full_disk import is_disk_full


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of *folder*; the system takes it back however the process ends.

    SQLite is asked for the lock because it has one on every system, and because others can read who
    holds it. The folder has to be there. Locks of network file systems are as good as these are:
    processes of two machines may not see each other.

    Raises
    ------
    SimError
        When another process holds it; it is not waited for.
    """
    file = folder / "running.sqlite"
    with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as connection:
        try:
            _take(connection)
        except sqlite3.OperationalError as error:
            if is_disk_full(error):
                raise
            raise SimError(
                f"{folder}: process {_holder(connection)} is playing into this folder; wait until"
                " it is done, stop it, or choose another folder with --out"
            ) from None
        yield


def _take(connection: sqlite3.Connection) -> None:
    """Write down who holds the lock, where others can read it, and take it."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("CREATE TABLE IF NOT EXISTS holder (process INTEGER)")
    connection.execute("DELETE FROM holder")
    connection.execute("INSERT INTO holder VALUES (?)", (os.getpid(),))
    connection.execute("COMMIT")
    connection.execute("BEGIN IMMEDIATE")  # held until the connection closes; others may read


def _holder(connection: sqlite3.Connection) -> str:
    """Return the number of the process that holds the lock, as text."""
    try:
        (process,) = connection.execute("SELECT process FROM holder").fetchone()
    except (sqlite3.OperationalError, TypeError):  # it took the lock this very moment
        return "(another one)"
    return str(process)
