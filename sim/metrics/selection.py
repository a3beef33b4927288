"""Which contender was selected, and when the others were dropped."""

from typing import NamedTuple

from sim.metrics.kpi import Kpi


class Standing(NamedTuple):
    """How one contender fared."""

    contender: str
    """Its id."""

    mean: float
    """Mean of the figure over its replications."""

    replications: int
    """Replications that it was looked at with."""

    dropped_by: str = ""
    """Id of the contender that was too far ahead; empty for the best."""

    behind: float = float("nan")
    """Mean paired difference to that one when it was dropped; nan for the best."""


class Selection(NamedTuple):
    """The best of some contenders, with a stated probability.

    Of those dropped no claim is made but that they are not the best by so much.
    """

    kpi: Kpi
    """The figure."""

    zone: float
    """How far the best has to be ahead for the confidence to hold, in the unit of the figure."""

    confidence: float
    """Least probability that the best is the one selected, where it is so far ahead."""

    standings: tuple[Standing, ...]
    """The best first, then the others by how long they stayed."""

    runs: int
    """Runs that decided."""

    @property
    def best(self) -> str:
        """Id of the one that is left."""
        return self.standings[0].contender

    @property
    def spared(self) -> int:
        """Replications that contenders dropped early did not need, over all of them.

        It is what selecting saves against playing all as long as the best.
        """
        most = max(each.replications for each in self.standings)
        return sum(most - each.replications for each in self.standings)
