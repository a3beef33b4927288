from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np
import pytest

from sim.engine.setting import Setting
from sim.quantities import DAYS_PER_MONTH
from sim.scenario.replenishment import Programme
from tests.unit.engine.worlds import FAR, NEAR, STORE, TINY, E, N, V, scenario, setting


def programme(**fields: object) -> Programme:
    return Programme.model_validate({"policy": {"kind": "kit_push"}} | fields)


def test_the_calendar_starts_with_the_warm_up() -> None:
    known = setting(run={"start": "2024-03-01", "warm_up": "60 d", "horizon": "30 d"})

    assert known.calendar.first == date(2024, 1, 1)
    assert (known.first_day, known.calendar.days) == (60, 90)


def test_holidays_are_no_working_days() -> None:
    known = setting(run={"holidays": {"x": {"date": "2024-01-03"}}})

    assert known.calendar.is_working[:6].tolist() == [True, True, False, True, True, False]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, [0, 1, 3, 4]),
        ({"keeps_holidays": False}, [0, 1, 2, 3, 4]),
        ({"opens": "every day"}, [0, 1, 3, 4, 5, 6]),
        ({"opens": "mon wed", "keeps_holidays": False}, [0, 2]),
    ],
    ids=["working days", "holidays too", "every day", "some days"],
)
def test_a_facility_opens_on_its_days(changes: dict[str, Any], expected: list[int]) -> None:
    holidays = {"holidays": {"x": {"date": "2024-01-03"}}}
    known = setting(run=holidays, facilities={"near": changes})

    assert np.flatnonzero(known.is_open[:7, NEAR]).tolist() == expected


def opening_days(known: Setting, facility: int, days: Iterable[int]) -> list[int]:
    return [int(known.opening_day(day, facility)) for day in days]


def test_the_next_opening_day_is_today_or_later() -> None:
    known = setting(run={"horizon": "9 d"}, facilities={"near": {"opens": "tue"}})

    assert opening_days(known, NEAR, range(9)) == [1, 1, 8, 8, 8, 8, 8, 8, 8]
    assert [known.next_opening(day, NEAR) for day in range(9)] == [1, 1, 8, 8, 8, 8, 8, 8, 8]
    assert opening_days(known, STORE, range(4, 9)) == [4, 7, 7, 7, 8]


def test_where_a_facility_opens_no_more_the_end_stands() -> None:
    known = setting(run={"horizon": "7 d"}, facilities={"near": {"opens": "tue"}})

    assert opening_days(known, NEAR, range(2, 7)) == [7] * 5


@pytest.mark.parametrize("opens", ["tue", "mon tue wed thu fri sat sun"])
def test_nobody_has_to_know_where_the_days_end(opens: str) -> None:
    known = setting(run={"horizon": "7 d"}, facilities={"near": {"opens": opens}})

    assert opening_days(known, NEAR, range(7, 10)) == [7, 8, 9]


def test_opening_days_of_many_are_found_at_once() -> None:
    known = setting(run={"horizon": "9 d"}, facilities={"near": {"opens": "tue"}})
    found = known.opening_day(np.array([0, 5, 99]), np.array([NEAR, STORE, NEAR]))

    assert found.tolist() == [1, 7, 99]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"consultations_per_day": 1}, 365.25),
        ({"consultations_per_day": 1, "population": 999}, 365.25),
        ({"consultations_per_day": 0, "population": 100}, 240),
        ({"consultations_per_day": 0}, 0),
    ],
    ids=["counted", "counted before people", "people", "nobody"],
)
def test_consultations_are_counted_or_follow_from_the_people(
    changes: dict[str, Any], expected: float
) -> None:
    known = setting(facilities={"near": changes})

    assert known.communities.consultations_per_year[NEAR] == pytest.approx(expected)
    assert known.serves_patients[NEAR] == (expected > 0)


def test_expected_use_follows_lines_pieces_and_mix() -> None:
    known = setting(
        demand={"lines_per_consultation": 2, "pieces_per_line": 1.5, "rates": {"v": {"m": 2}}}
    )

    assert known.expected_month[NEAR] == pytest.approx(
        DAYS_PER_MONTH * 3 * np.array([0.5, 0.25, 0.25])
    )


def test_a_store_expects_what_all_below_it_use() -> None:
    known = setting(facilities={"far": {"supplier": "near"}})
    of_far, own = known.expected_month[FAR], DAYS_PER_MONTH / 3

    assert of_far == pytest.approx([2 * own] * 3)
    assert known.expected_month[NEAR] == pytest.approx([3 * own] * 3)
    assert known.expected_month[STORE] == pytest.approx([3 * own] * 3)


def test_a_mix_without_rates_uses_nothing() -> None:
    known = setting(demand={"rates": {"n": {"m": 0}}})

    assert known.expected_month[:, N].tolist() == [0, 0, 0]


@pytest.mark.parametrize(("hemisphere", "month"), [("north", 0), ("south", 6)])
def test_a_season_lies_in_its_months(hemisphere: str, month: int) -> None:
    known = setting(
        run={"hemisphere": hemisphere},
        products={"e": {"seasonality": "winter"}},
        demand={"seasons": {"winter": {"months": [1], "factor": 3}}},
    )

    assert known.season[month, E] == pytest.approx(3 / (14 / 12))
    assert known.season.mean(axis=0) == pytest.approx([1, 1, 1])
    assert np.allclose(known.season[:, [V, N]], 1)


def test_the_demand_model_knows_the_refills() -> None:
    model = setting(products={"v": {"seasonality": "chronic"}}).demand_model()

    assert model.is_chronic.tolist() == [True, False, False]
    assert model.refill_days == 30


def test_weekdays_without_a_weight_count_as_one() -> None:
    model = setting(demand={"weekdays": {"tue": 0.5, "sun": 0}}).demand_model()

    assert model.weekday_weights.tolist() == [1, 0.5, 1, 1, 1, 1, 0]


@pytest.mark.parametrize(
    ("levels", "expected"), [(["unit"], [1, 2]), (["store", "unit"], [0, 1, 2]), (["none"], [])]
)
def test_rows_are_the_facilities_of_levels(levels: list[str], expected: list[int]) -> None:
    assert setting().rows(programme(levels=levels)).tolist() == expected


@pytest.mark.parametrize(
    ("groups", "expected"), [([], [0, 1, 2]), (["kit"], [0, 2]), (["other", "kit"], [0, 1, 2])]
)
def test_columns_are_the_products_of_groups(groups: list[str], expected: list[int]) -> None:
    known = setting(products={"e": {"supply_group": "other"}})

    assert known.columns(groups).tolist() == expected


def test_legs_are_worked_out_once_for_each_vehicle() -> None:
    known = setting()

    assert known.legs("van") is known.legs("van")


def test_a_strategy_with_the_same_roads_uses_those_of_the_base() -> None:
    base = setting()
    strategy = Setting(scenario(run={"seed": 7}), base)

    assert strategy.network.graph is base.network.graph
    assert strategy.legs("van") is base.legs("van")


def test_vehicles_that_find_the_same_ways_share_them() -> None:
    twin = {"transport": {"vehicles": {"twin": TINY["transport"]["vehicles"]["van"]}}}
    known = setting(**twin)

    assert known.legs("twin") is known.legs("van")


@pytest.mark.parametrize(
    "change",
    [
        {"network": {"travel_spread": 0.3}},
        {"facilities": {"near": {"spur_km": 3}}},
    ],
    ids=["other network", "longer spur"],
)
def test_a_strategy_with_other_roads_has_its_own(change: dict[str, Any]) -> None:
    base = setting()
    strategy = Setting(scenario(**change), base)

    assert strategy.network.graph is not base.network.graph
    assert strategy.legs("van") is not base.legs("van")


def test_a_strategy_like_another_like_the_base_uses_the_roads_of_the_base() -> None:
    base = setting()
    calm = Setting(scenario(), Setting(scenario(run={"seed": 7}), base))

    assert calm.network.graph is base.network.graph
