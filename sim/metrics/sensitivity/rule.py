"""When does one strategy win? A rule of at most three conditions that a planner can read."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.rng import Streams

MOST_CONDITIONS = 3
SHUFFLES = 500
ERROR = 0.01
_LEAST_CELLS = 8
_MOST_BOUNDS = 20


@dataclass(frozen=True)
class Wins:
    """Where a strategy won: every choice of the levers under every sample."""

    won: NDArray[np.bool_]
    """Choices × samples."""

    choices: Mapping[str, NDArray[np.float64]]
    """Levers that are numbers, one value a choice."""

    samples: Mapping[str, NDArray[np.float64]]
    """Uncertainties that are numbers, one value a sample."""


class Condition(NamedTuple):
    """A bound on one setting."""

    name: str
    """Which setting."""

    is_least: bool
    """Whether it is at least the bound; else at most."""

    bound: float
    """The bound: a value that was played, or a round one near it."""


class Rule(NamedTuple):
    """Conditions under which a strategy wins."""

    conditions: tuple[Condition, ...]
    """All of them have to hold; none: no rule stands out from chance."""

    density: float
    """Of where the rule holds, the part where the strategy wins."""

    coverage: float
    """Of where the strategy wins, the part where the rule holds."""

    wins: float
    """The part of all where the strategy wins."""

    chance: tuple[float, ...]
    """For each step to the rule, how often one as good was found after shuffling who wins."""


class _Box(NamedTuple):
    """What is left of the grid under some conditions."""

    rows: NDArray[np.bool_]
    columns: NDArray[np.bool_]

    def of(self, won: NDArray[np.bool_]) -> NDArray[np.bool_]:
        return won[np.ix_(self.rows, self.columns)]


class _Cut(NamedTuple):
    """One condition and what it keeps."""

    condition: Condition
    box: _Box


def find_rule(wins: Wins, *, seed: int) -> Rule:
    """Return when the strategy wins, one condition after the other.

    The next condition is the bound on one setting whose weighted relative accuracy is best: how
    many more wins it keeps than as many places by chance. It has to be better than all but one in
    a hundred of the best ones that are found when choices, and samples, change places: samples
    that meet many choices are not new evidence each time. So noise gives a rule once in a hundred
    times.

    References
    ----------
    Friedman & Fisher (1999), *Bump hunting in high-dimensional data*, Statistics and Computing 9
    (boxes); Bryant & Lempert (2010), *Thinking inside the box*, Technological Forecasting and
    Social Change 77 (coverage and density); Lavrač, Flach & Zupan (1999), *Rule evaluation
    measures* (weighted relative accuracy).
    """
    box = _Box(np.ones(wins.won.shape[0], bool), np.ones(wins.won.shape[1], bool))
    conditions: list[Condition] = []
    chances: list[float] = []
    rng = Streams(seed, 0).get("rule")
    while len(conditions) < MOST_CONDITIONS:
        inside = box.of(wins.won)
        cuts = tuple(_cuts(wins, box))
        if inside.all() or not inside.any() or not cuts:
            break
        kept = np.stack([_weights(box, cut.box) for cut in cuts])
        gains = _gains(kept, inside)
        best = int(gains.argmax())
        chance = _chance(kept, inside, gains[best], rng)
        if chance > ERROR:
            break
        conditions.append(cuts[best].condition)
        chances.append(chance)
        box = cuts[best].box
    inside = box.of(wins.won)
    return Rule(
        conditions=tuple({one[:2]: one for one in conditions}.values()),
        density=float(inside.mean()),
        coverage=float(inside.sum() / wins.won.sum()) if wins.won.any() else float("nan"),
        wins=float(wins.won.mean()),
        chance=tuple(chances),
    )


def _cuts(wins: Wins, box: _Box) -> Iterator[_Cut]:
    """Yield each bound that leaves something on both sides."""
    for name, values in wins.choices.items():
        for condition, keeps in _bounds(name, values, box.rows):
            yield _Cut(condition, box._replace(rows=box.rows & keeps))
    for name, values in wins.samples.items():
        for condition, keeps in _bounds(name, values, box.columns):
            yield _Cut(condition, box._replace(columns=box.columns & keeps))


def _bounds(
    name: str, values: NDArray[np.float64], inside: NDArray[np.bool_]
) -> Iterator[tuple[Condition, NDArray[np.bool_]]]:
    there = np.unique(values[inside])
    least, most = there[0], there[-1]
    if there.size > _MOST_BOUNDS:
        there = _few(there)
    for bound in there[there > least].tolist():
        yield Condition(name, is_least=True, bound=bound), values >= bound
    for bound in there[there < most].tolist():
        yield Condition(name, is_least=False, bound=bound), values <= bound


def _few(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return bounds that people can remember, in two digits of the span; more would be pretence."""
    decimals = 1 - math.floor(math.log10(values[-1] - values[0]))
    quantiles = np.quantile(values, np.linspace(0, 1, _MOST_BOUNDS))
    return np.unique(quantiles.round(decimals))


def _weights(box: _Box, kept: _Box) -> NDArray[np.float64]:
    """Return 1 where *kept* keeps a place of *box*, flat."""
    return np.outer(kept.rows[box.rows], kept.columns[box.columns]).astype(float).ravel()


def _gains(kept: NDArray[np.float64], won: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the weighted relative accuracy of each cut; too few places say nothing."""
    gains = kept @ (won - won.mean()).ravel() / won.size
    return np.where(kept.sum(axis=1) >= min(_LEAST_CELLS, won.size), gains, -np.inf)


def _chance(
    kept: NDArray[np.float64],
    won: NDArray[np.bool_],
    gain: float,
    rng: np.random.Generator,
) -> float:
    """Return how often the best cut is as good when rows, and columns, change places."""
    rows, columns = won.shape
    as_good = 0
    for _ in range(SHUFFLES):
        shuffled = won[rng.permutation(rows)][:, rng.permutation(columns)]
        as_good += bool(_gains(kept, shuffled).max() >= gain - 1e-12)
    return (1 + as_good) / (1 + SHUFFLES)
