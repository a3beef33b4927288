"""A scenario as it is played: the base, its strategies and where its figures come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from sim.errors import Problem
from sim.scenario.expect import Expected
from sim.scenario.mixing import mixes_people
from sim.scenario.scenario import Scenario
from sim.scenario.text import Text

SourceMark = Literal["stated", "found", "computed", "recalled", "estimate", "unmarked"]


class Assumption(NamedTuple):
    """One parameter with its source."""

    path: str
    """Where it stands, such as ``demand.dispersion``; a table has one a distinct source."""

    value: str
    """As the scenario writes it; the number of rows for a table."""

    source: str
    """Where it comes from, in the words of the scenario."""

    mark: SourceMark
    """How sure it is: from ``[S]``, ``[F]``, ``[C]``, ``[R]`` or ``[E]`` in the source."""


@dataclass(frozen=True)
class Strategy:
    """One named way of running the network, as a full scenario.

    It is checked like a scenario of its own, so that the engine knows of no patches.
    """

    id: str
    """Its name in the file."""

    title: Text
    """What planners call it."""

    question: Text
    """What it asks."""

    scenario: Scenario
    """The base with its changes."""


@dataclass(frozen=True)
class Plan:
    """A scenario file after reading: everything that is played.

    It is frozen and compared by value: results keep `raw` and can tell whether they are of this
    plan.
    """

    name: str
    """Name of the scenario: that of its folder."""

    base: Scenario
    """Without any strategy; first-attempt demand is drawn from it."""

    strategies: Mapping[str, Strategy]
    """In the order of the file. At least one; the baseline is among them."""

    baseline: str
    """The strategy that the others are compared with."""

    assumptions: tuple[Assumption, ...]
    """Parameters with their sources."""

    raw: Mapping[str, Any]
    """The file as plain data with its tables filled in: `read_plan` makes the same plan of it."""

    warnings: tuple[Problem, ...] = field(default=(), compare=False)
    """What can be played, but hardly as it was meant. They do not make two plans different."""

    expected: tuple[Expected, ...] = field(default=(), compare=False)
    """What has to come out."""

    @property
    def mixes_people(self) -> bool:
        """Whether some strategy, or the base, brings people together who were not drawn together.

        Then all strategies serve people in the same order, which is not that of the draw.
        """
        scenarios = (self.base, *(each.scenario for each in self.strategies.values()))
        return any(mixes_people(each) for each in scenarios)
