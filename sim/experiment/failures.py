"""Runs that failed: an error of ours, told with what is needed to find it."""

from collections.abc import Sequence
from pathlib import Path

from sim.experiment.ledger import FailedRun


class FailedRunsError(Exception):
    """Some runs ended in an error of ours; what is finished is kept.

    It is no `SimError`: the user has done nothing wrong, the command ends with exit code 1, and the
    whole trace of the first failure is part of the message.
    """

    def __init__(self, failed: Sequence[FailedRun], ledger: Path) -> None:
        super().__init__(failed, ledger)
        self.failed = tuple(failed)
        self.ledger = ledger

    def __str__(self) -> str:
        first = self.failed[0]
        where = f"{first.point}: " if first.point else ""
        runs = "1 run" if len(self.failed) == 1 else f"{len(self.failed)} runs"
        return (
            f"{first.trace}\n{runs} failed, the first of them {where}strategy {first.strategy!r},"
            f" replication {first.replication}: {first.error}\nAll traces are in the table"
            f" 'failures' of {self.ledger}; what is finished is kept, and a second"
            " start tries the failed ones again"
        )
