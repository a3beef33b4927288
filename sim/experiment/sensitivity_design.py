"""Designs that tell which of many uncertain settings matters: one at a time, Morris, Sobol.

Each is samples, as shares of distributions, and the steps between samples that differ in one
setting alone. Shares follow from the seed, so that both can be asked for again.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator
from scipy.stats import qmc

from sim.experiment.point import Setting
from sim.experiment.uncertainty import Uncertainty
from sim.quantities import Section
from sim.rng import Streams

Shares = NDArray[np.float64]
"""Samples × uncertainties: the share of its distribution that lies below each value."""


class Step(NamedTuple):
    """Two samples that differ in one uncertainty."""

    before: int
    """Place of the one among all samples, from 0."""

    after: int
    """Place of the other."""

    distance: float
    """How far the share of the uncertainty moves, below zero for downwards."""


class _Drawn(Section, ABC):
    """A design whose samples are drawn by chance."""

    seed: Annotated[int, Field(ge=0)] = 1
    """Where the chance of the samples comes from; that of the patients is another."""

    @abstractmethod
    def shares(self, count: int) -> Shares:
        """Return the shares of each sample, samples × uncertainties, for *count* uncertainties."""

    @abstractmethod
    def steps(self, count: int) -> Sequence[Sequence[Step]]:
        """Return the steps of each of *count* uncertainties, each from another part of chance."""

    def samples(self, uncertainties: Mapping[str, Uncertainty]) -> tuple[tuple[Setting, ...], ...]:
        """Return the settings of each sample, in the order of *uncertainties*.

        Another order of the uncertainties in the file gives other samples, as their columns are
        drawn in order.
        """
        return settings_at(self.shares(len(uncertainties)), uncertainties)

    def _chance(self) -> np.random.Generator:
        """Return the generator of the design, at its start each time."""
        return Streams(self.seed, 0).get("sweep", "design")


class Morris(_Drawn):
    """Trajectories on which each uncertainty moves once: which matter at all, for few runs.

    References
    ----------
    Morris (1991), *Factorial sampling plans for preliminary computational experiments*,
    Technometrics 33: sections 2 and 3; steps of half the levels, as recommended there.
    """

    kind: Literal["morris"] = "morris"
    """Which design."""

    trajectories: Annotated[int, Field(ge=2, le=1000)] = 10
    """How many; each takes one sample more than there are uncertainties."""

    levels: Annotated[int, Field(ge=2, le=100, multiple_of=2)] = 4
    """How many values each uncertainty can take, from its lowest to its highest; even."""

    def shares(self, count: int) -> Shares:
        """Return the shares of each sample, trajectory by trajectory.

        Each has one row more than there are uncertainties, and next rows differ in one column.
        """
        return np.concatenate([rows for rows, _ in self._each(count)])

    def steps(self, count: int) -> Sequence[Sequence[Step]]:
        """Return the steps of each uncertainty, one a trajectory."""
        steps: list[list[Step]] = [[] for _ in range(count)]
        for number, (rows, order) in enumerate(self._each(count)):
            for moved, one in enumerate(order):
                before = number * (count + 1) + moved
                distance = float(rows[moved + 1, one] - rows[moved, one])
                steps[one].append(Step(before, before + 1, distance))
        return steps

    def _each(self, count: int) -> list[tuple[Shares, list[int]]]:
        """Return each trajectory with the order in which uncertainties move."""
        chance = self._chance()
        half = self.levels // 2
        trajectories = []
        for _ in range(self.trajectories):
            start = chance.integers(self.levels, size=count)
            end = np.where(start < half, start + half, start - half)
            order = chance.permutation(count)
            has_moved = np.argsort(order) < np.arange(count + 1)[:, np.newaxis]
            rows = np.where(has_moved, end, start) / (self.levels - 1)
            trajectories.append((rows, order.tolist()))
        return trajectories


class Sobol(_Drawn):
    """Two samples A and B, and A with each column of B: how much of the variance is whose.

    References
    ----------
    Saltelli et al. (2010), *Variance based sensitivity analysis of model output*, Computer Physics
    Communications 181: section 4, with the sequence of Sobol in 2 × k dimensions.
    """

    kind: Literal["sobol"] = "sobol"
    """Which design."""

    points: Annotated[int, Field(ge=8, le=65_536)]
    """Samples of A, a power of two; in all there are two more than uncertainties times as many."""

    @model_validator(mode="after")
    def _is_balanced(self) -> Self:
        if self.points & (self.points - 1):
            below = 1 << (self.points.bit_length() - 1)
            raise ValueError(
                f"expected a power of two, such as {below} or {2 * below}, got {self.points}"
            )
        return self

    def shares(self, count: int) -> Shares:
        """Return the shares of A, then of B, then of A with each column of B."""
        # A and B are columns of one sequence: two of them would not be spread evenly together
        both = qmc.Sobol(2 * count, seed=self._chance()).random(self.points)
        first, second = both[:, :count], both[:, count:]
        mixed = np.repeat(first[np.newaxis], count, axis=0)
        for one in range(count):
            mixed[one, :, one] = second[:, one]
        return np.concatenate([first, second, *mixed])

    def steps(self, count: int) -> Sequence[Sequence[Step]]:
        """Return the steps from A to A with one column of B, as many as samples of A for each."""
        shares = self.shares(count)
        return [
            [
                Step(row, after, float(shares[after, one] - shares[row, one]))
                for row in range(self.points)
                for after in [(2 + one) * self.points + row]
            ]
            for one in range(count)
        ]


class OneAtATime(Section):
    """Each uncertainty at its lowest and its highest value, all else as in the scenario."""

    kind: Literal["one_at_a_time"] = "one_at_a_time"
    """Which design."""

    def samples(self, uncertainties: Mapping[str, Uncertainty]) -> tuple[tuple[Setting, ...], ...]:
        """Return the scenario as it is, then the two ends of each of *uncertainties*."""
        ends = (
            (Setting(name, one.distribution.value_at(share)),)
            for name, one in uncertainties.items()
            for share in (0.0, 1.0)
        )
        return ((), *ends)


def settings_at(
    shares: Shares, uncertainties: Mapping[str, Uncertainty]
) -> tuple[tuple[Setting, ...], ...]:
    """Return what each row of *shares* sets, a setting a column."""
    return tuple(
        tuple(
            Setting(name, one.distribution.value_at(float(share)))
            for (name, one), share in zip(uncertainties.items(), row, strict=True)
        )
        for row in shares
    )


Design = Annotated[OneAtATime | Morris | Sobol, Field(discriminator="kind")]
"""How uncertainties are set to tell which of them matter."""
