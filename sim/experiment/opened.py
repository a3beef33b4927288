"""A results folder opened for playing: locked, with its ledger, and safe from a full disk.

To read a folder it need not be opened: a `Ledger` can be read while another process plays.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sim.experiment.full_disk import disk_space
from sim.experiment.ledger import Ledger
from sim.experiment.lock import locked
from sim.experiment.results import ledger_file


@contextmanager
def opened(folder: Path) -> Iterator[Ledger]:
    """Give the ledger of *folder*, which is made if it is not there.

    Ledger and lock are given back however the block ends. A full disk anywhere in the block is told
    as such; what was kept before stays whole.

    Raises
    ------
    SimError
        When another process plays into *folder*, or the disk is full.
    """
    with disk_space(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder), Ledger(ledger_file(folder)) as ledger:
            yield ledger
