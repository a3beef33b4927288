"""Points of a sweep: what is set together, by name."""

from collections.abc import Sequence
from typing import NamedTuple

from sim.experiment.amount import Value


class Setting(NamedTuple):
    """One lever or uncertainty at one value.

    It knows neither where it is set nor in which strategy: the sweep file says that by its name.
    """

    lever: str
    """Its name in the sweep."""

    value: Value
    """As the scenario would write it; or a word of planners that stands for several settings."""

    def __str__(self) -> str:
        return f"{self.lever}={self.value}"


class Point(NamedTuple):
    """One variant of the scenario that is played.

    It is small on purpose: a sweep may have tens of thousands, and the plan of each is read only
    when it is played.
    """

    name: str
    """Its name in the tables: the settings of its levers, and the number of its sample. No two
    points of a sweep share it."""

    levers: tuple[Setting, ...]
    """What is chosen."""

    sample: int | None = None
    """Number of the sample of uncertainties, from 1; None where none is sampled."""

    uncertainties: tuple[Setting, ...] = ()
    """What is not known, in this sample: the same at all settings of the levers."""

    @property
    def settings(self) -> tuple[Setting, ...]:
        """Everything that is set, levers first."""
        return self.levers + self.uncertainties


def named(levers: Sequence[Setting], sample: int | None = None) -> str:
    """Return the name of the point with these levers and sample.

    As in ``trucks=2, wait=3 d, #7``; without a sample it names the combination of levers, which is
    how points of one combination are found together.
    """
    parts = [str(setting) for setting in levers]
    return ", ".join(parts if sample is None else [*parts, f"#{sample}"])
