"""Points of a sweep: what is set together, by name."""

from collections.abc import Sequence
from typing import NamedTuple

from sim.experiment.amount import Value


class Setting(NamedTuple):
    """One lever or uncertainty at one value."""

    lever: str
    """Its name in the sweep."""

    value: Value
    """As the scenario would write it."""

    def __str__(self) -> str:
        return f"{self.lever}={self.value}"


class Point(NamedTuple):
    """One variant of the scenario that is played."""

    name: str
    """Its name in the tables: the settings of its levers, and the number of its sample."""

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
    """Return the name of the point with these levers and sample."""
    parts = [str(setting) for setting in levers]
    return ", ".join(parts if sample is None else [*parts, f"#{sample}"])
