from math import nan

import pytest

from sim.metrics.catalogue import KPIS
from sim.metrics.transport import emergency_deliveries, km, trips, vehicle_days
from tests.builders import DAYS, FIRST_DAY, STORE, delivery, labels, records, trip


@pytest.mark.parametrize("number", [0, 1, 3])
def test_trips_are_counted(number: int) -> None:
    assert trips(records(trips=[trip()] * number), labels()) == number


def test_kilometres_add_up() -> None:
    run = records(trips=[trip(km=120.5), trip(km=300.0)])

    assert km(run, labels()) == 420.5


@pytest.mark.parametrize(
    ("started", "returned", "days"),
    [
        pytest.param(380.25, 380.75, 1, id="back the same day"),
        pytest.param(380.25, 382.1, 3, id="two nights out"),
        pytest.param(380.0, 381.0, 2, id="at midnight"),
        pytest.param(FIRST_DAY + DAYS - 1.75, nan, 2, id="still out"),
    ],
)
def test_a_vehicle_is_out_on_every_calendar_day_that_it_touches(
    started: float, returned: float, days: int
) -> None:
    run = records(trips=[trip(started=started, returned=returned)])

    assert vehicle_days(run, labels()) == days


@pytest.mark.parametrize("kpi", ["trips", "km", "vehicle_days", "transport_cost"])
def test_no_trips_are_zero_of_everything(kpi: str) -> None:
    assert KPIS[kpi].measure(records(trips=[]), labels()) == 0


@pytest.mark.parametrize(
    ("other", "number"),
    [({}, 2), ({"emergency": False}, 1), ({"received": nan}, 1), ({"facility": STORE}, 1)],
    ids=["both", "ordinary", "not received", "for a store"],
)
def test_emergency_orders_count_that_came_where_patients_come(
    other: dict[str, float], number: int
) -> None:
    rows = [delivery(emergency=True), delivery(**{"emergency": True} | other)]

    assert emergency_deliveries(records(deliveries=rows), labels()) == number
