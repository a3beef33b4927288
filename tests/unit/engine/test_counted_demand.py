import numpy as np
import pytest

from sim.domain.counted_demand import CountedDemandModel
from sim.engine.counted_demand import counted_model, mean_pieces, pieces_per_day
from sim.engine.setting import Setting
from tests.unit.engine.worlds import FAR, NEAR, STORE, E, V, setting

WEEKLY = {"interval": "7 d", "pieces": {"v": {"m": 21.0}, "e": {"h": 7.0}}}


def counted(**changes: object) -> Setting:
    """Return the tiny world where `far` is of the mix h, with figures by the week."""
    return setting(demand={"counted": WEEKLY | changes}, facilities={"far": {"mix": "h"}})


def model(known: Setting) -> CountedDemandModel:
    built = counted_model(known.scenario, known.communities, known.season)
    assert built is not None
    return built


def test_each_facility_has_the_figures_of_its_mix() -> None:
    known = counted()
    mean = mean_pieces(known.scenario, known.communities)

    assert mean[NEAR].tolist() == [21, 0, 0]
    assert mean[FAR].tolist() == [0, 7, 0]


def test_whose_mix_has_no_figure_is_asked_for_nothing() -> None:
    known = counted()

    assert not mean_pieces(known.scenario, known.communities)[STORE].any()


def test_without_figures_nothing_is_asked_for_by_intervals() -> None:
    known = setting()

    assert not mean_pieces(known.scenario, known.communities).any()
    assert not pieces_per_day(known.scenario, known.communities).any()
    assert counted_model(known.scenario, known.communities, known.season) is None


@pytest.mark.parametrize(("interval", "per_day"), [("7 d", 3.0), ("1 d", 21.0), ("28 d", 0.75)])
def test_a_day_has_its_part_of_an_interval(interval: str, per_day: float) -> None:
    known = counted(interval=interval)

    assert pieces_per_day(known.scenario, known.communities)[NEAR, V] == per_day


def test_the_draw_is_told_the_days_and_the_spread() -> None:
    drawn = model(counted(first="3 d", log_variance=0.2))

    assert (drawn.interval_days, drawn.first_day, drawn.log_variance) == (7, 3, 0.2)
    assert [day for day in range(20) if drawn.is_asked_on(day)] == [3, 10, 17]


def test_people_of_a_community_are_counted_by_their_own_mix() -> None:
    town = {"name": "T", "affiliation": "imss", "unit": "near", "mix": "h", "population": 9}
    known = setting(demand={"counted": WEEKLY}, communities={"town": town})
    mean = mean_pieces(known.scenario, known.communities)

    assert mean[-1].tolist() == [0, 7, 0]
    assert known.own_month[NEAR, E] > setting().own_month[NEAR, E]


def test_a_counted_week_is_expected_of_the_month_in_which_it_lies() -> None:
    plain, known = setting(), counted()
    more = known.own_month - plain.own_month

    assert more[NEAR, V] == pytest.approx(30.4375 * 3.0)
    assert np.count_nonzero(more.round(9)) >= 2
