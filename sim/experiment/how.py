"""How tasks are played: by whom, who is told, and what happens when a run fails.

None of it is part of a key of the ledger, as none of it changes a result.
"""

from dataclasses import dataclass

from sim.experiment.crew import OpenCrew, alone
from sim.experiment.work import Progress, in_silence


@dataclass(frozen=True)
class How:
    """How tasks are played; none of it changes what comes out."""

    crew: OpenCrew = alone
    """Calls the workers together; they are dismissed when the tasks are done."""

    progress: Progress = in_silence
    """Told after each task how many are done and how many there are."""

    keep_going: bool = False
    """Whether the others are played when a run fails; what failed is in the ledger either way."""


AS_USUAL = How()
"""Here, in silence, up to the first failure."""
