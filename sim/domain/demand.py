"""Who comes for what: the base draw of prescription lines, day by day.

It is drawn from the base scenario alone. Strategies add to it, or thin it, from streams of their
own, so that all of them meet the same people.
"""

from dataclasses import dataclass
from functools import cached_property
from math import exp

import numpy as np
from numpy.typing import NDArray

from sim.domain.alias import AliasTables, alias_tables
from sim.domain.calendar import Calendar
from sim.domain.chronic import ChronicPanel, draw_panel
from sim.domain.counted_demand import CountedDemandModel
from sim.domain.demand_lines import DemandLines, Presented, day_of, nobody, together
from sim.domain.runs import sums_of_runs
from sim.rng import Streams

DAYS_PER_YEAR = 365.25
"""Of a year of demand, in any calendar: a uniform year of 336 days has less of it."""
_TABLE = 1 << 16
"""Rows of the table of pieces of a line; an even draw of 16 bits is an index of it."""


@dataclass(frozen=True)
class DemandModel:
    """The parameters of the base draw, as arrays over communities and products.

    Arrays are communities × products unless said otherwise; communities are facilities with
    patients and, behind them, those of the section.
    """

    consultations_per_year: NDArray[np.float64]
    """Consultations with a prescription, refills included, by community."""

    weights: NDArray[np.float64]
    """Relative rate of each product, communities × products. In pieces per consultation, or in any
    unit: only their proportions count."""

    season: NDArray[np.float64]
    """Factor of each product in each month, 12 × products; its mean over the year is 1."""

    is_chronic: NDArray[np.bool_]
    """Products that are asked for in monthly refills only."""

    is_open: NDArray[np.bool_]
    """Days × communities on which prescriptions are presented."""

    weekday_weights: NDArray[np.float64]
    """Relative number of consultations by day of the week, Monday first."""

    dispersion: float
    """d in variance = mean + d · mean², of the consultations of a community and day; 0: Poisson."""
    lines_per_consultation: float
    """Mean over acute consultations and refills together, at least 1."""
    pieces_per_line: float
    """Mean, at least 1: one and a Poisson number."""
    lines_per_refill: float
    """Mean lines of a chronic patient, at least 1."""
    refill_days: int
    """From one refill to the next."""
    mix_spread: float
    """Standard deviation of the log of each community's own factor on each product."""
    counted: CountedDemandModel | None = None
    """What is asked for beside consultations, in whole weeks or months."""

    def draw(self, calendar: Calendar, streams: Streams) -> "DemandDraw":
        """Return the demand of one replication; its days are drawn when asked for.

        The factors of the mix, log-normal with mean 1, are drawn here and hold for the whole
        replication: they make units differ as they do, and decide how well a kit fits.
        """
        # one draw a cell whatever its weight, so that a rate changed moves no other factor
        normal = streams.get("mix").standard_normal(self.weights.shape)
        factors = np.exp(self.mix_spread * normal - self.mix_spread**2 / 2)
        return DemandDraw(self, calendar, streams, self.weights * factors)


@dataclass(frozen=True)
class DemandDraw:
    """The demand of one replication: every unit has its own mix, every day its own stream.

    Days may be asked for in any order, and again: each has a stream by its number.
    """

    model: DemandModel
    """What it is drawn from."""
    calendar: Calendar
    """The days of the run."""
    streams: Streams
    """Those of the replication."""
    weights: NDArray[np.float64]
    """Relative rate of each product with the unit's own factor, communities × products."""

    @cached_property
    def _chronic_share(self) -> NDArray[np.float64]:
        """Return the share of lines that are of chronic products, by community."""
        total = np.maximum(self.weights.sum(axis=1), 1e-300)
        return np.asarray(self.weights[:, self.model.is_chronic].sum(axis=1) / total)

    @cached_property
    def _refills_per_consultation(self) -> NDArray[np.float64]:
        """Return the refills for each consultation that give chronic products their share."""
        lines = self.model.lines_per_consultation * self._chronic_share
        return np.asarray(lines / self.model.lines_per_refill)

    @cached_property
    def panel(self) -> ChronicPanel:
        """The chronic patients of every community.

        Their number is refills a year × interval ÷ 365.25, rounded.
        """
        refills_per_year = self.model.consultations_per_year * self._refills_per_consultation
        return draw_panel(
            patients=np.rint(refills_per_year * self.model.refill_days / DAYS_PER_YEAR),
            weights=np.where(self.model.is_chronic, self.weights, 0.0),
            lines_per_refill=self.model.lines_per_refill,
            pieces_per_line=self.model.pieces_per_line,
            interval_days=self.model.refill_days,
            rng=self.streams.get("chronic"),
        )

    @cached_property
    def _lines_per_acute(self) -> NDArray[np.float64]:
        """Mean lines of the consultations that are no refills, so that the mean of all holds."""
        refills = self._refills_per_consultation
        lines = self.model.lines_per_consultation * (1 - self._chronic_share)
        return np.maximum(lines / np.maximum(1 - refills, 1e-9), 1.0)

    @cached_property
    def _pieces(self) -> NDArray[np.int32]:
        """Pieces of a line by an evenly drawn index: one more than a Poisson number."""
        mean, share = self.model.pieces_per_line - 1, (np.arange(_TABLE) + 0.5) / _TABLE
        chances = [exp(-mean)]
        while sum(chances) < share[-1]:
            chances.append(chances[-1] * mean / len(chances))
        return (1 + np.searchsorted(np.cumsum(chances), share)).astype(np.int32)

    @cached_property
    def _groups(self) -> "SeasonGroups":
        """Products of acute consultations by season; chronic ones have none."""
        return season_groups(np.where(self.model.is_chronic, 0.0, self.weights), self.model.season)

    @cached_property
    def mean_acute(self) -> NDArray[np.float64]:
        """Mean acute consultations, days × communities.

        The year's total of consultations is shared among the opening days by weekday, season and
        holidays: a holiday shifts consultations to other days and removes none.
        """
        model, calendar = self.model, self.calendar
        weight = model.weekday_weights[calendar.weekdays][:, None] * model.is_open
        # the factors of a unit can make refills alone more than its consultations
        per_day = model.consultations_per_year * np.maximum(1 - self._refills_per_consultation, 0)
        mean = weight * (
            per_day / DAYS_PER_YEAR * calendar.days / np.maximum(weight.sum(axis=0), 1)
        )
        return np.asarray(mean * self._groups.level[calendar.months - 1])

    def lines(self, tick: int) -> DemandLines:
        """Return the prescriptions of *tick*: acute ones first, then refills, in each community.

        What is counted by the interval comes at the first tick of its day. Refills would come at
        every one; `check` allows none where ticks are shorter than a day.
        """
        day, part = divmod(tick, self.calendar.ticks_per_day)
        is_asked = self.mean_acute[day].any()
        presented = self._acute(tick) if is_asked else nobody(len(self.weights))
        counted = self.model.counted
        if counted is not None and part == 0 and counted.is_asked_on(day):
            month = int(self.calendar.months[day]) - 1
            need = counted.presented(month, self.streams.get("counted", day))
            presented = together(presented, need)
        return day_of(presented, self.panel.due(day, self.model.is_open))

    def _acute(self, tick: int) -> Presented:
        """Draw consultations, lines, products, pieces: another order would move all results."""
        rng = self.streams.get("demand", tick)
        day = tick // self.calendar.ticks_per_day
        consultations = self._consultations(day, rng)
        n_lines = 1 + rng.poisson(np.repeat(self._lines_per_acute - 1, consultations))
        by_community = sums_of_runs(n_lines, consultations)
        month, size = int(self.calendar.months[day]) - 1, int(by_community.sum())
        product = self._groups.draw(by_community, month, rng.random(size), rng.random(size))
        # a table of 65,536 rows instead of Poisson draws: many times faster, and no number's chance
        # is off by more than 1 in 65,536
        quantity = self._pieces.take(rng.integers(0, _TABLE, size, dtype=np.uint16))
        return Presented(consultations, n_lines, product, quantity)

    def _consultations(self, day: int, rng: np.random.Generator) -> NDArray[np.int64]:
        """Draw the consultations of a tick of *day*; those of its ticks add up to the day's law.

        Negative binomials of one chance add up to one, sizes added; so do Poisson numbers.
        """
        mean, per_day = self.mean_acute[day], self.calendar.ticks_per_day
        if self.model.dispersion == 0:
            return np.asarray(rng.poisson(mean / per_day))
        size, chance = 1 / self.model.dispersion, 1 / (1 + self.model.dispersion * mean)
        size /= per_day
        return np.asarray(rng.negative_binomial(size, chance))


@dataclass(frozen=True)
class SeasonGroups:
    """Products in groups with one season each: the month decides the group, the group the product.

    So one set of alias tables serves all months.

    Products with the same twelve factors are one group; a year without seasons is a single group.
    """

    level: NDArray[np.float64]
    """Consultations of a month relative to the mean month, 12 × communities."""

    cumulative: NDArray[np.float64]
    """Chance of the groups up to each one, 12 × communities × groups."""

    tables: AliasTables
    """One row for each community and group."""

    def draw(
        self,
        by_community: NDArray[np.int64],
        month: int,
        for_group: NDArray[np.float64],
        for_product: NDArray[np.float64],
    ) -> NDArray[np.int32]:
        """Return a product for each line, so many in each community, from two uniform numbers.

        Parameters
        ----------
        by_community
            Lines of each community.
        month
            January is 0.
        for_group, for_product
            One in [0, 1) a line each.
        """
        n_communities, n_groups = self.cumulative[month].shape
        first_row = np.arange(n_communities, dtype=np.int32) * np.int32(n_groups)
        row = np.repeat(first_row, by_community)
        for bound in self.cumulative[month].T[:-1]:
            row += for_group >= np.repeat(bound, by_community)
        return self.tables.draw(row, for_product)


def season_groups(weights: NDArray[np.float64], season: NDArray[np.float64]) -> SeasonGroups:
    """Group the products (communities × products) by their season (12 × products).

    A community that asks for nothing has weights of 0 and level 0; its row of tables is never drawn
    from.
    """
    profiles, group = np.unique(season.T, axis=0, return_inverse=True)
    by_group = np.stack(
        [np.where(group == index, weights, 0.0) for index in range(len(profiles))], axis=1
    )
    mass = by_group.sum(axis=2)
    monthly = profiles.T[:, None, :] * mass
    total = monthly.sum(axis=2)
    usual = np.maximum(mass.sum(axis=1), 1e-300)
    return SeasonGroups(
        level=total / usual,
        cumulative=np.cumsum(monthly, axis=2) / np.maximum(total, 1e-300)[:, :, None],
        tables=alias_tables(by_group.reshape(-1, weights.shape[1])),
    )
