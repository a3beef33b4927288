from dataclasses import replace

import numpy as np
import pytest

from sim.domain.records import TRIPS, Records, table
from sim.metrics.cost_parts import COST_PARTS, cost_parts, lost_value
from sim.scenario.transport import Costs, Fleet, Hired, Transport
from tests.builders import labels, plan, records, trip

TRANSPORT = plan().base.transport
COSTS = Costs(night=500.0, team_per_day=300.0)


def parts(transport: Transport = TRANSPORT, **columns: float) -> dict[str, float]:
    """Return what one trip of 400 km, two stops and two nights is made of."""
    run = records(trips=[trip(**columns)])
    return dict(zip(COST_PARTS, cost_parts(run, transport, COSTS).tolist(), strict=True))


def hired() -> Transport:
    contract = Hired(per_km=20.0, per_stop=150.0)
    fleet = Fleet(vehicle="camion", number=1, home="almacen", hired=contract)
    return TRANSPORT.model_copy(update={"fleets": {"flota": fleet}})


@pytest.mark.parametrize(
    ("part", "cost"),
    [("km", 3600.0), ("vehicle_days", 3600.0), ("team_days", 900.0), ("nights", 1000.0)],
)
def test_own_vehicle_costs_by_km_day_and_night(part: str, cost: float) -> None:
    assert parts(cost=9100.0)[part] == cost


@pytest.mark.parametrize(
    ("part", "cost"), [("km", 8000.0), ("vehicle_days", 0.0), ("nights", 0.0), ("stops", 300.0)]
)
def test_hired_vehicle_costs_by_km_and_stop(part: str, cost: float) -> None:
    assert parts(hired(), cost=9200.0)[part] == cost


def test_what_else_a_trip_cost_is_its_last_stretch() -> None:
    assert parts(cost=9500.0)["last_stretch"] == pytest.approx(400.0)


def test_trip_that_is_still_out_costs_nothing_yet() -> None:
    assert sum(parts(returned=np.nan, cost=0.0).values()) == 0


def test_no_trips_cost_nothing() -> None:
    run = replace(records(), trips=table(TRIPS, []))

    assert cost_parts(run, TRANSPORT, COSTS).tolist() == [0.0] * len(COST_PARTS)


def lost(**changes: object) -> Records:
    nothing = np.zeros((0, 0), dtype=np.int64)
    return replace(records(), **({"expired": nothing, "damaged": nothing} | changes))


def test_what_is_lost_has_its_price_everywhere() -> None:
    expired = np.zeros((4, 3), dtype=np.int64)
    expired[0, 0], expired[2, 1] = 2, 10

    assert lost_value(lost(expired=expired), labels()) == 2 * 95.0 + 10 * 21.0


def test_what_is_lost_is_not_known_where_nothing_can_be() -> None:
    assert np.isnan(lost_value(lost(), labels()))
