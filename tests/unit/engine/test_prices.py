import pytest

from sim.engine.prices import Prices, prices_of
from sim.scenario.transport import Costs, Hired, VehicleKind

VAN = VehicleKind(
    payload_kg=1000,
    volume_m3=10,
    max_speed_kph=100,
    cost_per_km=10,
    cost_per_day=1000,
    surfaces=("paved",),
)
COSTS = Costs(night=200, team_per_day=50)
CONTRACT = Hired(per_km=15, per_stop=300)


@pytest.mark.parametrize(
    ("nights", "expected"),
    [(0, 1000 + 1 * 1050), (1, 1000 + 2 * 1050 + 200), (3, 1000 + 4 * 1050 + 3 * 200)],
    ids=["back on the same day", "a night", "three nights"],
)
def test_a_trip_of_ones_own_vehicle_is_a_day_longer_than_its_nights(
    nights: int, expected: float
) -> None:
    own = prices_of(None, VAN, COSTS)

    assert own.of_trip(km=100, nights=nights, stops=4) == expected


def test_ones_own_vehicle_stops_for_nothing() -> None:
    own = prices_of(None, VAN, COSTS)

    assert own.of_trip(km=0, nights=0, stops=9) == own.of_trip(km=0, nights=0, stops=0)


@pytest.mark.parametrize(("nights", "team"), [(0, 50), (2, 150)])
def test_of_a_contract_only_kilometres_stops_and_the_team_are_paid(
    nights: int, team: float
) -> None:
    hired = prices_of(CONTRACT, VAN, COSTS)

    assert hired.of_trip(km=100, nights=nights, stops=4) == 15 * 100 + 300 * 4 + team


def test_an_empty_contract_is_no_ownership() -> None:
    free = prices_of(Hired(), VAN, Costs())

    assert free == Prices(0.0, 0.0, 0.0, 0.0)


@pytest.mark.parametrize("hired", [None, CONTRACT], ids=["own", "hired"])
def test_what_two_trips_cost_adds_up_but_for_the_day_on_which_each_begins(
    hired: Hired | None,
) -> None:
    price = prices_of(hired, VAN, COSTS)
    long = price.of_trip(km=300, nights=3, stops=5)
    halves = price.of_trip(km=100, nights=1, stops=2) + price.of_trip(km=200, nights=2, stops=3)

    assert halves - long == pytest.approx(price.per_day)
