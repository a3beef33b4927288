"""Demand counted by the week or month as arrays: who asks for how much of what."""

import numpy as np
from numpy.typing import NDArray

from sim.domain.counted_demand import CountedDemandModel
from sim.engine.communities import Communities
from sim.scenario.scenario import Scenario


def mean_pieces(scenario: Scenario, people: Communities) -> NDArray[np.float64]:
    """Return the mean pieces an interval, communities × products; 0 where nothing is counted.

    The mean of the year: seasons are a factor of the draw.
    """
    counted = scenario.demand.counted
    by_product = counted.pieces if counted else {}
    return np.array(
        [[by_product.get(key, {}).get(mix, 0.0) for key in scenario.products] for mix in people.mix]
    )


def pieces_per_day(scenario: Scenario, people: Communities) -> NDArray[np.float64]:
    """Return the mean pieces of a day, communities × products, for plans and first stock.

    It spreads evenly what comes once an interval.
    """
    counted = scenario.demand.counted
    return mean_pieces(scenario, people) / (round(counted.interval) if counted else 1)


def counted_model(
    scenario: Scenario, people: Communities, season: NDArray[np.float64]
) -> CountedDemandModel | None:
    """Return the parameters of the draw; None where nothing is counted by intervals.

    Parameters
    ----------
    scenario
        The base, whose patients every strategy meets.
    people
        Its communities.
    season
        Factor of each product in each month, 12 × products, with mean 1 over the year.
    """
    counted = scenario.demand.counted
    if counted is None:
        return None
    return CountedDemandModel(
        mean=mean_pieces(scenario, people),
        season=season,
        log_variance=counted.log_variance,
        interval_days=round(counted.interval),
        first_day=round(counted.first),
    )
