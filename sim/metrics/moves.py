"""Figures beside those of a baseline: which have moved beyond chance.

For releases: a golden file says that something changed, this whether it matters.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import NamedTuple

from sim.metrics.catalogue import KPIS
from sim.metrics.comparison import bonferroni
from sim.metrics.interval import Interval, mean_interval, paired_difference, unpaired_difference

Values = Mapping[str, Sequence[float]]
"""One value a replication, by KPI."""


@dataclass(frozen=True)
class Measured:
    """What one strategy gave."""

    chance: Sequence[str]
    """What tells the chance that each replication met. One text a replication, such as a checksum
    of demand and weather."""

    values: Values
    """Its figures."""


class Move(NamedTuple):
    """One figure of one strategy, then and now."""

    strategy: str
    """The strategy."""

    kpi: str
    """The figure."""

    before: float
    """Its mean in the baseline. Over the replications compared."""

    now: float
    """Its mean now."""

    difference: Interval
    """Now minus then, at the level at which all figures hold together."""

    is_paired: bool
    """Whether each replication met the same chance then and now."""

    @property
    def has_moved(self) -> bool:
        """Whether more than chance moved it.

        Never with fewer than two replications.
        """
        return self.difference.excludes_zero


def moves(
    before: Mapping[str, Measured], now: Mapping[str, Measured], level: float = 0.95
) -> tuple[Move, ...]:
    """Return every figure that both have, under every strategy that both have.

    Replications that met the same chance are paired; else the two are independent samples. The
    intervals of all figures hold together at *level* (Bonferroni), so that a release that changed
    nothing is told to have moved something once in twenty times at most, however many they are.

    Parameters
    ----------
    before, now
        By strategy.
    level
        For all figures of all strategies together.
    """
    shared = [
        (strategy, kpi)
        for strategy in before
        if strategy in now
        for kpi in KPIS
        if _is_defined(before[strategy].values.get(kpi, ()))
        and _is_defined(now[strategy].values.get(kpi, ()))
    ]
    each = bonferroni(level, len(shared))
    return tuple(_move(name, kpi, before[name], now[name], level=each) for name, kpi in shared)


def not_compared(before: Mapping[str, Measured], now: Mapping[str, Measured]) -> Iterator[str]:
    """Yield strategies, and figures of a strategy (`strategy.kpi`), that only one of them has."""
    for strategy in dict.fromkeys((*before, *now)):
        if strategy not in before or strategy not in now:
            yield strategy
            continue
        then, today = before[strategy].values, now[strategy].values
        for kpi in dict.fromkeys((*then, *today)):
            if _is_defined(then.get(kpi, ())) != _is_defined(today.get(kpi, ())):
                yield f"{strategy}.{kpi}"


def _is_defined(values: Sequence[float]) -> bool:
    """Return whether any replication has a figure."""
    return not all(map(isnan, values))


def _move(strategy: str, kpi: str, before: Measured, now: Measured, *, level: float) -> Move:
    """Compare one figure, paired over the replications that met the same chance in both."""
    then, today = before.values[kpi], now.values[kpi]
    # results by precision may have stopped at different replications of the same chance
    common = min(len(before.chance), len(now.chance))
    is_paired = common > 1 and list(before.chance[:common]) == list(now.chance[:common])
    difference = unpaired_difference(then, today, level)
    if is_paired:
        then, today = then[:common], today[:common]
        difference = paired_difference(then, today, level)
    return Move(
        strategy=strategy,
        kpi=kpi,
        before=mean_interval(then).mean,
        now=mean_interval(today).mean,
        difference=difference,
        is_paired=is_paired,
    )
