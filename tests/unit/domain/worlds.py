"""Small demand models for the tests of the draw."""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from sim.domain.calendar import Calendar
from sim.domain.demand import DemandDraw, DemandModel
from sim.rng import Streams

FLU, DIABETES, PAIN = range(3)
"""Products: asked for twice as much in winter, in refills only, and all the year."""


def calendar(days: int = 365, first: date = date(2025, 1, 1)) -> Calendar:
    """Return a calendar without holidays from a Wednesday on, a year long if not said."""
    return Calendar(first, days)


def winter() -> NDArray[np.float64]:
    """Return factors of the three products by month; those of a product are 1 on average."""
    season = np.ones((12, 3))
    season[[11, 0, 1], FLU] = 2.0
    return np.asarray(season / season.mean(axis=0))


def demand_model(  # noqa: PLR0913 - a test says what matters to it
    consultations_per_year: tuple[float, ...] = (8000.0, 4000.0),
    *,
    rates: tuple[float, float, float] = (500.0, 300.0, 700.0),
    seasonal: bool = True,
    open_weekdays: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6),
    weekday_weights: tuple[float, ...] = (1.0,) * 7,
    dispersion: float = 0.0,
    lines_per_consultation: float = 2.4,
    mix_spread: float = 0.0,
    on: Calendar | None = None,
) -> DemandModel:
    """Return communities that ask for flu, diabetes and pain medicines."""
    days = on or calendar()
    communities = len(consultations_per_year)
    is_open = days.open_on(open_weekdays, keeps_holidays=True)
    return DemandModel(
        consultations_per_year=np.array(consultations_per_year),
        weights=np.tile(np.array(rates), (communities, 1)),
        season=winter() if seasonal else np.ones((12, 3)),
        is_chronic=np.arange(3) == DIABETES,
        is_open=np.repeat(is_open[:, None], communities, axis=1),
        weekday_weights=np.array(weekday_weights),
        dispersion=dispersion,
        lines_per_consultation=lines_per_consultation,
        pieces_per_line=1.35,
        lines_per_refill=2.0,
        refill_days=30,
        mix_spread=mix_spread,
    )


def drawn(
    model: DemandModel, *, on: Calendar | None = None, seed: int = 1, replication: int = 0
) -> DemandDraw:
    """Return the demand of one replication."""
    return model.draw(on or calendar(), Streams(seed, replication))
