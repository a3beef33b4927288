"""What a known answer is: a figure that is known beforehand, and the same figure simulated."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sim.metrics.interval import mean_interval
from sim.scenario.text import Text

Depth = Literal["quick", "full"]
"""How long is played: `quick` for the daily tests, `full` for the page."""

ERROR_PROBABILITY = 1e-4
"""Chance that a right program is told wrong by one row, at most."""


@dataclass(frozen=True)
class Row:
    """One figure, as it is known and as it was simulated."""

    topic: str
    """Name of the known answer, such as `newsvendor`."""

    id: str
    """Name of the row within it."""

    title: Text
    """What the figure is, with its unit."""

    expected: float
    """By the formula, the exact chain or the study."""

    simulated: float
    """As the ordinary engine plays it."""

    half_width: float
    """How far the two may lie apart: half of the interval in which the simulated figure lies but
    for once in 1 ÷ `error_probability` times; a stated bound where it is 0."""

    source: str
    """Book or paper of the expected figure."""

    decimals: int = 4
    """That are shown."""

    scenario: str = ""
    """File that is played, from the root; that of the topic where empty."""

    error_probability: float = ERROR_PROBABILITY
    """Chance that a right program lies farther apart; 0 where nothing is left to chance."""

    @property
    def agrees(self) -> bool:
        """Whether the two are no farther apart than they may be."""
        return abs(self.simulated - self.expected) <= self.half_width

    @property
    def scenario_file(self) -> str:
        """File that is played, from the root."""
        return self.scenario or f"scenarios/known_answers/{self.topic}/scenario.yaml"

    @property
    def command(self) -> str:
        """What shows it again."""
        return f"python -m validation --only {self.topic}"


@dataclass(frozen=True)
class KnownAnswer:
    """The rows of one topic, with what people read above them."""

    title: Text
    """Heading."""

    about: Text
    """What is played, how it becomes what the book describes, and what ± is where it is a bound."""

    rows: Callable[[Depth], Iterator[Row]]
    """Plays, and yields row after row; the same rows at both depths, or fewer when `quick`."""


def estimate(
    values: Sequence[float], *, error_probability: float = ERROR_PROBABILITY
) -> tuple[float, float]:
    """Return the mean of independent *values* and the half width of its interval (Student's t).

    Parameters
    ----------
    values
        One of each replication, or of each of many units alike in one: they have to be independent,
        or the interval is too narrow.
    error_probability
        Chance that the true mean lies outside.
    """
    interval = mean_interval(values, level=1 - error_probability)
    return interval.mean, interval.half_width
