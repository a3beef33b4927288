"""Times in which products cannot be had from a supplier: drawn, and as they are to be expected."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.domain.lognormal import lognormal, mean_below
from sim.quantities import DAYS_PER_MONTH
from sim.scenario.supply import Interruptions

_MOST_PER_YEAR = 4.0
"""Interruptions are thinned from this rate, so that a lower one shifts no other draw."""


class Spells(NamedTuple):
    """Interruptions of one product each, as parallel arrays; those of a product may overlap."""

    product: NDArray[np.int64]
    """What cannot be had."""

    begin: NDArray[np.int64]
    """First day of each, from the start of the warm-up."""

    end: NDArray[np.int64]
    """Day after the last, perhaps beyond the days simulated."""


class Lack(NamedTuple):
    """What interruptions amount to over some days, each number by product."""

    days: NDArray[np.float64]
    """Days on which it could not be had; a day counts for each interruption that there was."""

    ages: NDArray[np.float64]
    """Sum over these of the days since the interruption began: long ones count for more, as a store
    lives on its stock at first."""


def draw_spells(
    spec: Interruptions, rng: np.random.Generator, *, days: int, products: int
) -> Spells:
    """Return the interruptions that begin on the *days* simulated.

    Poisson in number, even in time, log-normal in length. They are thinned from the highest rate
    that there may be, so that a lower one leaves some out and moves none; what began before the run
    is not known.
    """
    counts = rng.poisson(_MOST_PER_YEAR * _years(days), products)
    product = np.repeat(np.arange(products), counts)
    start, chosen = rng.random(product.size) * days, rng.random(product.size)
    lasts = lognormal(spec.duration_median, spec.duration_p95, rng.standard_normal(product.size))
    kept = chosen < spec.per_product_year / _MOST_PER_YEAR
    start, lasts = start[kept], lasts[kept]
    return Spells(product[kept], start.astype(np.int64), (start + lasts).astype(np.int64) + 1)


def lack_of(spells: Spells, *, first: int, last: int, products: int) -> Lack:
    """Return what *spells* amount to from the day *first* to the day before *last*."""
    begin = np.maximum(spells.begin, first)
    days = np.maximum(np.minimum(spells.end, last) - begin, 0)
    ages = days * (begin - spells.begin) + days * (days - 1) / 2
    of_product = (np.bincount(spells.product, each, products) for each in (days, ages))
    return Lack(*(each.astype(np.float64) for each in of_product))


def expected_lack(spec: Interruptions, *, first: int, last: int, products: int) -> Lack:
    """Return the mean of what `lack_of` returns; nothing is interrupted before the first day.

    Interruptions begin in a Poisson process, so by Campbell's theorem the mean number of those that
    are j days old is their rate times the mean of the part of their duration between j − 1 and j
    days; of those of the day itself, the rate.

    References
    ----------
    Kingman (1993), *Poisson Processes*, section 3.2 (Campbell's theorem).
    """
    age = np.arange(last)
    below = mean_below(age, spec.duration_median, spec.duration_p95)
    of_age = np.concatenate([[1.0], np.diff(below)])
    rate = spec.per_product_year / (12 * DAYS_PER_MONTH)
    sums = (rate * np.cumsum(each)[first:].sum() for each in (of_age, age * of_age))
    return Lack(*(np.full(products, each) for each in sums))


def _years(days: int) -> float:
    return days / (12 * DAYS_PER_MONTH)
