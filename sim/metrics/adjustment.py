"""What adjusting means for controls is worth: replications that need not be played."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from sim.metrics.comparison import kpi_values
from sim.metrics.control_variates import AT_LEAST
from sim.metrics.interval import mean_interval
from sim.metrics.outcome import Outcome

_KPI = "prescriptions_filled"


class Adjustment(NamedTuple):
    """Whether means are adjusted, by what, and what for."""

    of: Literal["supply"]
    """What they are to be adjusted for."""

    why_not: Literal["", "few", "unknown"]
    """Why they are not: too few replications, or played by a version that kept no controls."""

    worth: Mapping[str, float]
    """By strategy: how many replications would give so narrow an interval of its share of
    prescriptions filled without; none where means are not adjusted."""


def adjustment_of(outcome: Outcome) -> Adjustment | None:
    """Return what became of the adjustment that the run asks for; None where it asks for none."""
    asked = outcome.plan.base.run.controls
    if asked == "none":
        return None
    if outcome.controls is None:
        return Adjustment(asked, "unknown", {})
    if outcome.replications < AT_LEAST:
        return Adjustment(asked, "few", {})
    return Adjustment(asked, "", {name: _worth(outcome, name) for name in outcome.strategies})


def _worth(outcome: Outcome, strategy: str) -> float:
    values = kpi_values(outcome.strategies[strategy], _KPI)
    plain, adjusted = mean_interval(values), mean_interval(values, controls=outcome.controls)
    if adjusted.half_width == plain.half_width:  # where it never varies both are 0
        return float(outcome.replications)
    return outcome.replications * (plain.half_width / adjusted.half_width) ** 2
