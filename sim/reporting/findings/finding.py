"""One thing that was looked at, in words.

It is all that the terminal, JUnit files and job summaries know: none of them reckons.
"""

from typing import Literal, NamedTuple

from sim.errors import Mark
from sim.metrics.judgement import Decision

Undecided = Literal["fail", "pass"]
"""What becomes of a job when chance leaves something open."""


class Finding(NamedTuple):
    """One thing that was looked at: an expectation, or a figure beside its baseline."""

    id: str
    """Its name."""

    decision: Decision
    """What came out."""

    line: str
    """The same in one line: which strategy, which measure, by how much, how sure."""

    details: tuple[str, ...] = ()
    """One line a strategy and point, where there are several."""

    mark: Mark | None = None
    """Where it is asked for."""

    def fails(self, undecided: Undecided) -> bool:
        """Return whether a job ends in failure for it.

        What was not played never fails: a run of some strategies says nothing of the others.
        """
        return self.decision == "not met" or (
            self.decision == "not decided" and undecided == "fail"
        )
