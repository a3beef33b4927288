"""What a KPI is: how it is measured, in which unit, and which way is better.

Measures are pure: the same records always give the same figure, and none knows of other runs.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple

from sim.domain.records import Labels, Records
from sim.scenario.text import Text

Unit = Literal[
    "share",
    "days",
    "months",
    "h",
    "km",
    "trips",
    "deliveries",
    "pieces",
    "prescriptions",
    "patients",
    "visits",
    "currency",
    "ratio",
]
"""Names of units in results; words for them are the report's."""
Better = Literal["higher", "lower", "neither"]
"""`neither` is left out of rankings, frontiers and chances of being best."""


class Kpi(NamedTuple):
    """One figure that is measured in every run."""

    id: str
    """Its name in results. It stays once released: results and expectations name it."""

    unit: Unit
    """What it counts; `currency` is that of the labels."""

    better: Better
    """Which way is better; `neither` where more is good for one thing and bad for another."""

    measure: Callable[[Records, Labels], float]
    """Returns it for one run; nan where it is not defined. Its docstring has the equation."""

    label: Text
    """What planners call it."""
