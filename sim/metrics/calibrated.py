"""What a calibration found: parameters moved, targets met or missed, and what stays open."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sim.metrics.interval import Interval
from sim.scenario.text import Text

Verdict = Literal["met", "undecided", "missed"]
"""Of one target: `undecided` asks for more replications."""
Knowledge = Literal["determined", "traded", "unseen"]
"""What targets say of a parameter."""


class TargetFit(NamedTuple):
    """One observed figure and what the simulation says instead, before and after."""

    kpi: str
    """Id of the figure."""

    strategy: str
    """Strategy under which it was observed."""

    value: float
    """As observed."""

    tolerance: float
    """How far off is still met. In the unit of the figure, above 0."""

    before: Interval
    """With the scenario's own values."""

    after: Interval
    """With the values found. On replications that the search never saw."""

    @property
    def verdict(self) -> Verdict:
        """Whether it is met; undecided where only chance may keep it out of its tolerance.

        m − v| ≤ tolerance: met; ≤ tolerance + half width: undecided; else missed, and so where the
        figure is not defined.
        """
        miss = abs(self.after.mean - self.value)
        if miss <= self.tolerance:
            return "met"
        return "undecided" if miss <= self.tolerance + self.after.half_width else "missed"


@dataclass(frozen=True)
class ParameterFit:
    """One uncertain parameter."""

    name: str
    """Its name in the calibration file."""

    place: str
    """Where it is set, as ``--set`` takes it."""

    label: Text
    """What planners call it."""

    unit: str
    """Of its numbers; empty where they have none."""

    low: float
    """Least value allowed."""

    high: float
    """Largest value allowed."""

    before: float
    """As the scenario has it."""

    after: float
    """As found."""

    fits_from: float
    """Lower end of the values that agree with the targets as well, whatever the others are."""

    fits_to: float
    """Upper end of these."""

    effects: tuple[Interval, ...]
    """How far each target moves from the least to the largest value, as around the value found. In
    the order of the targets, paired by replication."""

    knowledge: Knowledge
    """`unseen`: no effect on any target is told apart from zero; `traded`: it is part of a
    trade-off; else `determined`."""

    @property
    def at_limit(self) -> bool:
        """Whether it was moved as far as its range goes.

        Its range keeps it from going on: the range, or the model, is wrong.
        """
        return self.after != self.before and self.after in (self.low, self.high)


class TradeOff(NamedTuple):
    """Parameters that can be moved together without a target noticing.

    It leaves the targets as they are to first order, around the values found.
    """

    moves: Mapping[str, float]
    """How far each is moved, in its unit, by the names of parameters. Parameters that are not in it
    do not move."""


@dataclass(frozen=True)
class Calibrated:
    """The outcome of a calibration."""

    parameters: tuple[ParameterFit, ...]
    """In the order of the file."""

    targets: tuple[TargetFit, ...]
    """In the order in which they were given."""

    trade_offs: tuple[TradeOff, ...]
    """Ways to move several parameters that leave all targets where they are."""

    replications: int
    """Replications by which values were found, and as many new ones on which they were checked."""

    level: float
    """Confidence of the intervals."""

    @property
    def is_met(self) -> bool:
        """Whether no target is missed.

        Undecided ones count as met: chance alone may keep them out.
        """
        return all(target.verdict != "missed" for target in self.targets)
