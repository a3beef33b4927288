"""Storms as they are drawn before a run: which roads they hit, when, and for how long.

Rates, shares and durations are levers of sweeps, so nothing of them may shift a draw: storms are
drawn at the highest rate, each with a rank, and a lower rate takes those of low rank.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from sim.domain.calendar import Calendar
from sim.domain.lognormal import lognormal
from sim.network.graph import RoadNetwork
from sim.rng import Streams
from sim.scenario.network import StormEffect

STORMS_PER_MONTH_AT_MOST = 60.0
"""Storms are drawn at this rate and then thinned, so that a rate shifts no other draw. A season
has at most as many, even one of a single month."""


class Disturbance(NamedTuple):
    """What one storm does to one road.

    It orders by its start, which lookups rely on.
    """

    start_day: float
    """When it begins, in days since the start of the run; may lie before it."""

    end_day: float
    """When it is over."""

    closed_to: Literal["none", "trucks", "all"]
    """Who cannot enter."""

    speed_factor: float
    """Speed as a share of the usual. 1 where it slows nobody."""

    first_hour: float
    """From when driving is allowed, hours after midnight."""

    last_hour: float
    """Until when."""


Disturbances = tuple[tuple[Disturbance, ...], ...]
"""Disturbances of each edge, by start."""


class _Storm(NamedTuple):
    """Of one region and kind; which roads it hits is not in it."""

    name: str
    """Of its stream: region, event and calendar month."""
    number: int
    """Within that stream."""
    month: int
    start_day: float
    """=Days since the start of the run."""
    rank: float
    """It is one of the storms of any rate above this share of the highest."""


def draw_disturbances(
    effects: Iterable[StormEffect], network: RoadNetwork, calendar: Calendar, streams: Streams
) -> Disturbances:
    """Draw all storms of one replication.

    Effects with the same weather region and event share their storms. A storm hits a given road or
    not, and lasts there, by a hash of the road's id: neither a rate, nor a share, nor another road
    changes that.

    Parameters
    ----------
    effects
        Of all regions, kinds and risk classes; those that touch no road draw nothing.
    network
        The roads.
    calendar
        Days of the run; a storm that began before the first still counts as long as it lasts.
    streams
        Those of the replication.

    Raises
    ------
    SimError
        When the hours of an effect cannot be read.

    References
    ----------
    Lewis & Shedler (1979), *Simulation of nonhomogeneous Poisson processes by thinning*, Naval
    Research Logistics Quarterly 26(3), 403-413.
    """
    drawn: list[list[Disturbance]] = [[] for _ in network.edges]
    exposing = (effect for effect in effects if is_exposed(effect, network).any())
    for _, group in groupby(sorted(exposing, key=_shared), key=_shared):
        sharing = tuple(group)
        for storm in _storms(sharing, calendar, streams):
            for edge, disturbance in _strike(storm, sharing, network, streams):
                # a storm before the run may last into it; none is drawn before its first month
                if disturbance.end_day > 0 and disturbance.start_day < calendar.days:
                    drawn[edge].append(disturbance)
    return tuple(tuple(sorted(of_edge)) for of_edge in drawn)


def is_exposed(effect: StormEffect, network: RoadNetwork) -> NDArray[np.bool_]:
    """Return which edges are of the region and risk class of *effect*.

    A facility's spur is an edge as well, with risks of its own.
    """
    risk = network.snow_risk if effect.hazard == "snow" else network.rain_risk
    exposed: NDArray[np.bool_] = risk == effect.risk_class
    exposed &= network.weather_region == effect.weather_region
    return exposed


def _shared(effect: StormEffect) -> tuple[str, str]:
    """Return what effects have in common that share their storms."""
    return effect.weather_region, effect.event


def _storms(
    effects: tuple[StormEffect, ...], calendar: Calendar, streams: Streams
) -> Iterator[_Storm]:
    """Return the storms that some of the effects feel."""
    name = " ".join(_shared(effects[0]))
    # a stream a month: a run that is longer has the same storms in its first months
    for month_number in np.unique(calendar.month_numbers).tolist():
        year, month = month_number // 12, month_number % 12 + 1
        rank_at_most = max(_rank_at_most(effect, month) for effect in effects)
        if rank_at_most == 0:
            continue
        rng = streams.get("weather", name, month_number)
        count = int(rng.poisson(STORMS_PER_MONTH_AT_MOST))
        first_day = calendar.day_of(date(year, month, 1))
        starts = first_day + calendar.days_in_month(date(year, month, 1)) * rng.random(count)
        ranks = rng.random(count)
        for number in np.flatnonzero(ranks < rank_at_most).tolist():
            yield _Storm(
                name=f"{name} {month_number}",
                number=number,
                month=month,
                start_day=float(starts[number]),
                rank=float(ranks[number]),
            )


def _strike(
    storm: _Storm, effects: tuple[StormEffect, ...], network: RoadNetwork, streams: Streams
) -> Iterator[tuple[int, Disturbance]]:
    """Yield the edges that a storm disturbs, and how.

    By the same hash a larger share hits the same roads and more, and a storm lasts alike under
    each effect.
    """
    hits = streams.uniform(f"{storm.name} hits", network.numbers, storm.number)
    lasts = streams.uniform(f"{storm.name} lasts", network.numbers, storm.number)
    for effect in effects:
        if storm.rank >= _rank_at_most(effect, storm.month):
            continue
        hit = np.flatnonzero(is_exposed(effect, network) & (hits < effect.share_of_roads))
        days = lognormal(effect.duration_days_median, effect.duration_days_p95, ndtri(lasts[hit]))
        for edge, end_day in zip(hit.tolist(), (storm.start_day + days).tolist(), strict=True):
            yield (
                edge,
                Disturbance(
                    storm.start_day,
                    end_day,
                    effect.closed_to,
                    effect.speed_factor,
                    *effect.hours_open,
                ),
            )


def _rank_at_most(effect: StormEffect, month: int) -> float:
    """Return the highest rank that a storm of the month may have; 0 out of season."""
    if month not in effect.months:
        return 0.0
    return effect.storms_per_season / len(effect.months) / STORMS_PER_MONTH_AT_MOST
