import numpy as np
import pytest

from sim.engine.arrivals import Arrivals
from sim.engine.attendance import Attendance
from sim.engine.draw import Draw
from sim.engine.setting import Setting
from sim.rng import Streams
from tests.unit.engine.worlds import TINY, draw, lines, patient, setting


def drawn(known: Setting | None = None, *, seed: int = 1, replication: int = 0) -> Draw:
    return Draw(known or setting(), Streams(seed, replication))


def arrivals(chance: Draw, known: Setting) -> Arrivals:
    return Arrivals(chance, known, Attendance(known, chance.weather_on(known)))


def test_the_lines_of_a_day_are_drawn_once() -> None:
    chance = drawn()

    assert chance.lines(3) is chance.lines(3)


def test_a_day_does_not_depend_on_the_days_asked_before() -> None:
    early, late = drawn(), drawn()
    for day in range(8):
        early.lines(day)

    assert early.lines(8).checksum() == late.lines(8).checksum()


def test_where_memory_does_not_allow_days_are_drawn_again_alike() -> None:
    chance = drawn()
    chance.__dict__["_fits_in_memory"] = False

    assert chance.lines(3) is not chance.lines(3)
    assert chance.lines(3).checksum() == drawn().lines(3).checksum()


@pytest.mark.parametrize("number", [1, 2])
def test_other_seeds_and_replications_have_other_chance(number: int) -> None:
    checksums = {
        (chance.demand_checksum, chance.weather.checksum())
        for chance in (drawn(), drawn(seed=1 + number), drawn(replication=number))
    }

    assert len({demand for demand, _ in checksums}) == 3


@pytest.mark.parametrize("day", [0, 2])
def test_the_checksum_covers_every_day(day: int) -> None:
    known = setting(run={"horizon": "3 d"})
    calm = {each: lines(known) for each in range(3)}
    other = calm | {day: lines(known, patient("near", v=1))}
    checksums = [Draw(known, Streams(1, 0), kept).demand_checksum for kept in (calm, other)]

    assert checksums[0] != checksums[1]


def test_weather_is_shared_by_strategies_on_the_same_roads() -> None:
    chance = drawn()

    assert chance.weather_on(setting(transport={"loading": "2 h"})) is chance.weather


def test_a_strategy_with_other_roads_has_the_same_weather_on_those_that_are_left() -> None:
    spread = {"travel_spread": 0.2}
    road = TINY["network"]["roads"]["ab"] | {"origin": "w"}
    base, other = setting(network=spread), setting(network=spread | {"roads": {"wb": road}})
    chance = drawn(base)
    ours, theirs = chance.weather.travel_factor, chance.weather_on(other).travel_factor
    edges = [other.network.edges.index(name) for name in base.network.edges]

    assert theirs.shape == (28, 3)
    assert np.array_equal(ours, theirs[:, edges])


def test_patients_go_to_their_own_unit_in_whatever_order_a_strategy_has_them() -> None:
    base = setting()
    other = Setting(
        base.scenario.model_copy(
            update={"facilities": dict(reversed(base.scenario.facilities.items()))}
        )
    )
    chance = draw(base, {0: [patient("near", v=1), patient("far", e=1, n=2)]})
    arrived = arrivals(chance, other).at(0)

    assert arrived.unit.tolist() == [1, 0]
    assert arrived.cell.tolist() == [3, 1, 2]


def test_strategies_with_the_same_facilities_share_where_patients_go() -> None:
    chance = drawn()

    assert arrivals(chance, setting()).at(0) is arrivals(chance, setting()).at(0)


def test_first_numbers_of_the_draw() -> None:
    day = drawn().lines(1)

    assert day.community.tolist() == [1, 2, 2, 2, 2, 2]
    assert day.product.tolist() == [2, 0, 2, 1, 0, 1]
