"""What was played and what came out, as reports and charts read it.

Results are read from disk or come from a run; from here on nobody sees which.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import Labels, Records
from sim.metrics.stopping import Stop
from sim.scenario.plan import Plan


@dataclass(frozen=True)
class StrategyOutcome:
    """All replications of one strategy."""

    id: str
    """Name of the strategy in the scenario."""

    labels: Labels
    """What its facilities and products are."""

    kpis: Sequence[Mapping[str, float]]
    """The KPIs of each replication, in order; nan where one is not defined. As many as
    replications; each has every KPI of the catalogue."""

    records: Sequence[Records]
    """The records of each replication, in order, read from disk when asked for.
    Go through them once: each is read anew."""


@dataclass(frozen=True)
class Outcome:
    """Everything that reports and charts need; nothing in it is simulated again."""

    plan: Plan
    """The scenario that was played, with all its strategies."""

    strategies: Mapping[str, StrategyOutcome]
    """The strategies that were played, in the order of the scenario."""

    baseline: str
    """The strategy that the others are compared with."""

    seed: int
    """Seed of the experiment."""

    replications: int
    """Replications of each strategy."""

    versions: Mapping[str, str]
    """Versions of abasto, its model and the libraries that results depend on."""

    stop: Stop | None = None
    """Why there are so many replications; None where their number was given."""

    controls: NDArray[np.float64] | None = None
    """Replications × controls that means are adjusted for; None where they are not."""
