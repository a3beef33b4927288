from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from sim.engine.breakdowns import Breakdown, FleetBreakdowns
from sim.rng import Streams
from sim.scenario.transport import Breakdowns
from tests.unit.engine.worlds import FAR, NEAR, Game, clock, received, setting

ALWAYS = Breakdowns(per_day=1.0)
TOWED = Breakdown(towed=True, hours=0)
REPAIRED = Breakdown(towed=False, hours=2)


def fleet(rule: Breakdowns, name: str = "vans", seed: int = 1) -> FleetBreakdowns:
    return FleetBreakdowns(rule, name, Streams(seed, 0))


def days_down(vans: FleetBreakdowns, vehicle: int = 0, days: int = 2000) -> list[int]:
    return [day for day in range(days) if vans.on(vehicle, day)]


def broken(**changes: object) -> dict[str, Any]:
    """Return the change to vans that break down on every day."""
    return {"fleets": {"vans": {"breakdowns": {"per_day": 1.0} | changes}}}


@pytest.fixture
def fate(monkeypatch: pytest.MonkeyPatch) -> dict[int, Breakdown]:
    """Return a table of breakdowns by day, to be filled in."""
    by_day: dict[int, Breakdown] = {}
    monkeypatch.setattr(FleetBreakdowns, "on", lambda _self, _vehicle, day: by_day.get(day))
    return by_day


@pytest.mark.statistical
@pytest.mark.parametrize("per_day", [0.0, 0.02, 0.3, 1.0])
def test_vehicles_break_down_as_often_as_said(per_day: float) -> None:
    share = len(days_down(fleet(Breakdowns(per_day=per_day)))) / 2000
    tolerance = 4 * np.sqrt(per_day * (1 - per_day) / 2000)

    assert share == pytest.approx(per_day, abs=tolerance + 1e-12)


@pytest.mark.parametrize(("towed", "hours"), [(0.0, 4.0), (1.0, 0.0)])
def test_it_is_repaired_or_towed(towed: float, hours: float) -> None:
    assert fleet(Breakdowns(per_day=1, towed=towed)).on(3, 5) == Breakdown(bool(towed), hours)


def test_whether_a_vehicle_breaks_down_does_not_ask_what_was_asked_before() -> None:
    rule = Breakdowns(per_day=0.1)
    forward = days_down(fleet(rule))
    vans = fleet(rule)
    backward = [day for day in reversed(range(2000)) if vans.on(0, day)]

    assert forward == backward[::-1]


@pytest.mark.parametrize(
    "other",
    [
        days_down(fleet(Breakdowns(per_day=0.1)), vehicle=1),
        days_down(fleet(Breakdowns(per_day=0.1), name="trucks")),
        days_down(fleet(Breakdowns(per_day=0.1), seed=2)),
    ],
    ids=["vehicle", "fleet", "seed"],
)
def test_every_vehicle_has_its_own_bad_days(other: list[int]) -> None:
    assert days_down(fleet(Breakdowns(per_day=0.1))) != other


def test_who_breaks_down_more_often_does_so_on_the_same_days_too() -> None:
    rare, often = (set(days_down(fleet(Breakdowns(per_day=each)))) for each in (0.05, 0.1))

    assert rare < often


def test_nothing_breaks_down_if_not_said() -> None:
    assert Game().play().trips["breakdowns"].tolist() == [0]


def test_a_repair_on_the_spot_delays_all_that_follows() -> None:
    known = setting(transport=broken(towed=0.0, repair="2 h"))
    records = Game(known).play()

    assert received(records) == [(NEAR, "7 13:30"), (FAR, "7 15:00")]
    assert records.trips["breakdowns"].tolist() == [1]


@pytest.mark.timeout(20)
def test_repairs_of_every_day_end_though_they_take_longer_than_a_day() -> None:
    short_days = {"driving_day": {"hours_at_most": "3 h"}}
    records = Game(setting(transport=broken(towed=0.0, repair="4 h") | short_days)).play()

    assert np.isfinite(records.trips["returned"]).all()


def test_a_vehicle_that_is_towed_brings_its_cargo_home(fate: dict[int, Breakdown]) -> None:
    fate[7] = TOWED
    game = Game(setting(transport=broken()))
    trip = game.play().trips[0]

    assert (clock(trip["returned"]), trip["stops"], trip["given_up"]) == ("7 09:00", 0, 2)
    assert trip[["km", "breakdowns"]].tolist() == (0, 1)


@pytest.mark.parametrize(
    ("workshop", "expected"), [("1 d", "10 08:00"), ("7 d", "14 09:00"), ("0 d", "10 08:00")]
)
def test_a_vehicle_that_was_towed_is_in_the_workshop(
    fate: dict[int, Breakdown], workshop: str, expected: str
) -> None:
    fate[7] = TOWED
    known = setting(transport=broken(workshop=workshop))

    assert clock(Game(known).play().trips["started"][1]) == expected


def test_what_a_towed_vehicle_did_not_bring_is_tried_again(fate: dict[int, Breakdown]) -> None:
    fate[8] = TOWED
    known = setting(transport=broken(workshop="0 d") | {"driving_day": {"hours_at_most": "3.5 h"}})
    records = Game(known).play()

    assert records.deliveries["attempts"].tolist() == [1, 2]
    assert records.trips["given_up"].tolist() == [1, 0]


@pytest.mark.parametrize(
    ("days", "expected"),
    [({}, "7 11:30"), ({7: REPAIRED}, "7 13:30"), ({6: REPAIRED, 8: REPAIRED}, "7 11:30")],
    ids=["never", "on the day", "on other days"],
)
def test_only_days_on_the_road_count(
    fate: dict[int, Breakdown], days: Mapping[int, Breakdown], expected: str
) -> None:
    fate.update(days)
    records = Game(setting(transport=broken())).play()

    assert received(records)[0] == (NEAR, expected)
