"""Traps that models of supply fall into, and what a faithful one shows instead.

What is said has to hold in each replication.
"""

from typing import Any

import numpy as np
import pytest

from tests.statistical.eight_units import (
    EIGHT,
    Played,
    kit,
    max_min,
    merged,
    play,
    replications,
    units,
)
from tests.unit.engine.worlds import NEAR, Game, V, refill, rule, setting


def informed_push(**rule: object) -> dict[str, Any]:
    return units(
        policy={"kind": "informed_push", "count_error": 0.0, **rule},
        consumption={"source": "demand", "adjustment": "none"},
    )


def visited(replication: int, *, backwards: bool) -> Played:
    """Return a truck that cannot carry all that its stops lack."""
    stops = {f"u{number}": {"stop": 7 - number if backwards else number} for number in EIGHT}
    small = {"vehicles": {"van": {"payload_kg": 1500}}, "retry_after_working_days": 99}
    return play(replication, informed_push(reserve=0.0), {"facilities": stops, "transport": small})


@replications
def test_the_truck_of_an_informed_push_empties_before_the_last_stops(replication: int) -> None:
    there, back = (visited(replication, backwards=backwards) for backwards in (False, True))
    brought = [int(played.records.received[1:].sum()) for played in (there, back)]

    assert there.filled_by_unit[6:].mean() < back.filled_by_unit[6:].mean() - 0.1
    assert back.filled_by_unit[:2].mean() < there.filled_by_unit[:2].mean() - 0.1
    assert brought[0] == pytest.approx(brought[1], rel=0.02)


FOLLOWED: dict[str, Any] = {
    "trace": {"facilities": [f"u{number}" for number in EIGHT], "products": list("ven")}
}


@replications
def test_shelves_are_fuller_on_the_days_of_visits_than_on_others(replication: int) -> None:
    """Whoever counts stockouts at visits misses most of them, as in Senegal."""
    played = play(replication, informed_push(max_months="0.8 months"), FOLLOWED)
    is_there = played.records.trace > 0
    rows = played.records.deliveries[~np.isnan(played.records.deliveries["received"])]
    day_after = rows["received"].astype(int) + 1 - played.records.first_day
    seen = day_after < len(is_there)

    assert is_there[day_after[seen], rows["facility"][seen] - 1].mean() > is_there.mean() + 0.02


def stock_of_kits(replication: int, days: int, **products: object) -> int:
    """Return what units hold that get half as much again as they use."""
    ages = {"ageing": {"expires": bool(products)}, "products": dict.fromkeys("ven", products)}
    horizon, longest = ({"run": {"horizon": f"{end} d"}} for end in (days, 1092))
    played = play(replication, kit(size=1.5), ages, horizon, surroundings=longest)
    return int(played.world.stock.on_hand[1:].sum())


@pytest.mark.slow
@replications
def test_the_stock_of_a_kit_grows_until_as_much_expires_as_is_too_much(replication: int) -> None:
    kept_for_ever = [stock_of_kits(replication, days) for days in (364, 728, 1092)]
    expiring = [stock_of_kits(replication, days, shelf_life_months=12) for days in (364, 728, 1092)]

    assert np.diff(kept_for_ever) == pytest.approx(kept_for_ever[0], rel=0.35)
    assert expiring[2] == pytest.approx(expiring[1], rel=0.15)
    assert expiring[2] < 0.5 * kept_for_ever[2]


@replications
def test_what_is_used_in_a_month_serves_better_if_it_comes_twice_a_month(replication: int) -> None:
    def every(days: int) -> Played:
        interval = {"interval": f"{days} d"}
        orders = merged(max_min("1.2 months", "days_in_stock"), units(review=interval))
        return play(replication, orders, {"transport": {"plan": {"start": interval}}})

    monthly, twice = every(28), every(14)

    assert twice.filled > monthly.filled + 0.02
    assert twice.records.received[1:].sum() == pytest.approx(
        monthly.records.received[1:].sum(), rel=0.1
    )


@pytest.mark.parametrize(("shelf", "expected"), [(50, (8, 12)), (0, (0, 20))])
def test_refills_that_a_shortage_put_off_come_back_when_it_is_over(
    shelf: int, expected: tuple[int, int]
) -> None:
    """Somebody comes for a refill on each of twenty days; the round of day 7 ends the shortage."""
    known = setting(
        replenishment=rule("kit_push", sized_for="facility", size=3),
        patients={"chronic": {"returns": 1.0, "buys": 0.0, "within": "7 d", "visits_at_most": 9}},
    )
    patients = {day: [refill("near", v=1)] for day in range(20)}
    game = Game(known, shelves={"store": 1000, "near": shelf}, patients=patients)
    game.world._env.run(until=8)
    before = int(game.stock.issued[NEAR, V])
    game.play()

    assert (before, int(game.stock.issued[NEAR, V]) - before) == expected
