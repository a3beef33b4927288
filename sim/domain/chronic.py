"""Chronic patients: the same products every 30 days, on a date that does not move.

They are drawn once a replication, so that all strategies have the same patients on the same dates.
"""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sim.domain.alias import alias_tables
from sim.domain.demand_lines import Presented
from sim.domain.runs import members_of_runs


@dataclass(frozen=True)
class ChronicPanel:
    """The chronic patients of all communities, communities in order.

    Lines stand patient by patient. The panel does not change in a run: nobody falls ill or moves.
    """

    community: NDArray[np.int32]
    """Community of each patient."""

    phase: NDArray[np.int64]
    """Day of the first refill of each patient, from 0."""

    first_line: NDArray[np.int64]
    """Index of each patient's first line; one entry more than patients."""

    product: NDArray[np.int32]
    """Product of each line."""

    quantity: NDArray[np.int32]
    """Pieces of each line."""

    interval_days: int
    """From one refill to the next."""

    _kept: dict[int, Presented] = field(default_factory=dict)

    def due(self, day: int, is_open: NDArray[np.bool_]) -> Presented:
        """Return the refills presented on *day*: those due, or due on closed days just before.

        *is_open* is days × communities.

        A date on a closed day is presented on the next opening day, so that nobody is lost to a
        holiday; the date after it does not move. Who would have to wait for more than 14 days gets
        it elsewhere, and is not counted.

        Parameters
        ----------
        day
            From 0.
        is_open
            When prescriptions are presented, days × communities.
        """
        waited_days = _closed_days_before(day, is_open)
        # most days are like this one
        if is_open[day].all() and not waited_days.any():
            return self._of_phase(day % self.interval_days, waited_days.size)
        patients = self._due_patients(day, is_open[day], waited_days)
        return self._refills(patients, waited_days.size)

    def _of_phase(self, phase: int, n_communities: int) -> Presented:
        """Return the refills of an ordinary day, kept: they are the same every time."""
        if phase not in self._kept:
            self._kept[phase] = self._refills(self._by_phase[phase], n_communities)
        return self._kept[phase]

    def _refills(self, patients: NDArray[np.int64], n_communities: int) -> Presented:
        lines = members_of_runs(self.first_line, patients)
        return Presented(
            np.bincount(self.community[patients], minlength=n_communities),
            self.first_line[patients + 1] - self.first_line[patients],
            self.product[lines],
            self.quantity[lines],
        )

    def _due_patients(
        self, day: int, is_open: NDArray[np.bool_], waited_days: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """Return the patients of open communities whose date is today or one of the closed days."""
        is_due = np.zeros(self.community.size, dtype=np.bool_)
        for late in range(int(waited_days.max(initial=0)) + 1):
            patients = self._by_phase[(day - late) % self.interval_days]
            is_due[patients] = (is_open & (waited_days >= late))[self.community[patients]]
        return np.flatnonzero(is_due)

    @cached_property
    def _by_phase(self) -> list[NDArray[np.int64]]:
        return [np.flatnonzero(self.phase == phase) for phase in range(self.interval_days)]


def draw_panel(
    *,
    patients: NDArray[np.float64],
    weights: NDArray[np.float64],
    lines_per_refill: float,
    pieces_per_line: float,
    interval_days: int,
    rng: np.random.Generator,
) -> ChronicPanel:
    """Draw who is chronically ill and what they take.

    Phases are drawn evenly over the interval, so that refills of a community come on all days
    alike.

    Parameters
    ----------
    patients
        Number of patients by community.
    weights
        Relative rate of each product, communities × products, 0 for those without refills.
    lines_per_refill, pieces_per_line
        Means; every patient has at least one of each.
    interval_days
        From one refill to the next.
    rng
        The panel's own stream.
    """
    community = np.repeat(np.arange(patients.size), patients.astype(np.int64))
    lines = 1 + rng.poisson(lines_per_refill - 1, community.size)
    of_line = np.repeat(community, lines)
    product = alias_tables(weights).draw(of_line, rng.random(of_line.size))
    quantity = 1 + rng.poisson(pieces_per_line - 1, of_line.size)
    return ChronicPanel(
        community.astype(np.int32),
        rng.integers(0, interval_days, community.size),
        np.concatenate([[0], np.cumsum(lines)]),
        product,
        quantity.astype(np.int32),
        interval_days,
    )


def _closed_days_before(day: int, is_open: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return on how many days just before *day* each community was closed, 14 at most."""
    waited_days = np.zeros(is_open.shape[1], dtype=np.int64)
    for before in range(day - 1, max(0, day - 14) - 1, -1):
        closed = ~is_open[before] & (waited_days == day - 1 - before)
        if not closed.any():
            break
        waited_days += closed
    return waited_days
