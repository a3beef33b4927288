"""A full disk ends in a clear word: what is finished stays as it is."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sim.errors import SimError

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT}


def is_disk_full(error: BaseException) -> bool:
    """Return whether *error* says that nothing more can be written.

    That is a full disk or a full quota, met by a file or by SQLite, which has an error of its own.
    """
    if isinstance(error, sqlite3.OperationalError):
        # errors that Python raises itself have no code of SQLite
        return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
    return isinstance(error, OSError) and error.errno in _NO_SPACE


@contextmanager
def disk_space(folder: Path) -> Iterator[None]:
    """Turn a full disk below *folder* into a problem that its user can solve.

    All other errors pass as they are: they are defects, or say themselves what is wrong.

    Raises
    ------
    SimError
        When the disk is full.
    """
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        if not is_disk_full(error):
            raise
        raise SimError(
            f"{folder}: the disk is full; what is finished is kept: make room, start the same"
            " command again and it goes on from there"
        ) from error
