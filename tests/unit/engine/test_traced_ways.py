from dataclasses import dataclass, field

import pytest

from sim.engine.traced_ways import TracedWays
from sim.network.journey import Crew, Drive, Roads
from sim.network.storms import Disturbance
from sim.scenario.network import DrivingDay
from tests.unit.engine.worlds import at, clock
from tests.unit.network.worlds import closed, node, roads, weather

LEGS = roads(wa=2, ab=1)
W, A, B = (node(LEGS.network, name) for name in "wab")


@dataclass
class Traced:
    """The roads with what is written down of them, and the same without."""

    storms: dict[str, Disturbance] = field(default_factory=dict)
    rows: list[tuple[int | float, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.plain = Roads(
            weather(LEGS.network, days=20, **self.storms), LEGS, truck=True, detour_at_most_hours=6
        )
        self.ways = TracedWays(self.plain, self.rows)

    def drive(
        self, origin: int, destination: int, *, trip: int = 0, start: float = at(0, 8)
    ) -> Drive:
        crew = Crew(DrivingDay(), trip=trip)
        return self.ways.drive(crew, origin, destination, start_days=start, wait_at_most_hours=12)

    def diary(self) -> list[tuple[int | float, int, int, str, str]]:
        return [
            (trip, int(origin), int(destination), clock(left), clock(reached))
            for trip, origin, destination, left, reached in self.rows
        ]


def test_every_road_is_written_down_with_the_trip_that_drove_it() -> None:
    traced = Traced()
    traced.drive(W, B, trip=7)

    assert traced.diary() == [(7, W, A, "0 08:00", "0 10:00"), (7, A, B, "0 10:00", "0 11:00")]


def test_drives_stand_behind_each_other_in_the_order_in_which_they_are_asked_for() -> None:
    traced = Traced()
    traced.drive(W, A, trip=2, start=at(3, 8))
    traced.drive(W, A, trip=1, start=at(0, 8))

    assert [row[0] for row in traced.rows] == [2, 1]


def test_of_a_drive_that_ends_before_a_closed_road_the_roads_before_it_are_written_down() -> None:
    traced = Traced({"ab": closed(0.0, 9.0)})
    drive = traced.drive(W, B)

    assert not drive.reached
    assert traced.diary() == [(0, W, A, "0 08:00", "0 10:00")]


def test_a_stop_where_the_vehicle_stands_already_is_no_road() -> None:
    traced = Traced()
    traced.drive(A, A)

    assert traced.rows == []


@pytest.mark.parametrize("storms", [{}, {"ab": closed(0.0, 0.5)}], ids=["calm", "closed"])
def test_who_is_watched_drives_as_if_nobody_looked(storms: dict[str, Disturbance]) -> None:
    traced = Traced(storms)
    crew = Crew(DrivingDay(), trip=0)
    plain = traced.plain.drive(crew, W, B, start_days=at(0, 8), wait_at_most_hours=12)

    assert traced.drive(W, B) == plain


@pytest.mark.parametrize("ends", [(W, A), (W, B), (B, W), (A, A)])
def test_distances_and_hours_are_those_of_the_ways(ends: tuple[int, int]) -> None:
    traced = Traced()

    assert traced.ways.distance_km(*ends) == traced.plain.distance_km(*ends)
    assert traced.ways.usual_hours(*ends) == traced.plain.usual_hours(*ends)
