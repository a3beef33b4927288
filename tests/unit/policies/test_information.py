from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from sim.policies.information import Information, carried_forward


def information(**fields: object) -> Information:
    return Information.model_validate(fields)


def carried(reported: int, *, days: int = 0, amc: float = 0, received: int = 0) -> int:
    left = carried_forward(
        np.array([[reported]]),
        days=np.array([days]),
        monthly_consumption=np.array([[amc]]),
        received=np.array([[received]]),
    )
    return int(left[0, 0])


@pytest.mark.parametrize(
    ("fields", "is_perfect"),
    [
        ({}, True),
        ({"missing": "estimate"}, True),
        ({"reporting_rate": 0.9}, False),
        ({"delay": "10 d"}, False),
        ({"count_error": 0.05}, False),
        ({"source": "visits"}, False),
    ],
)
def test_information_is_perfect_where_nothing_hides_the_shelf(
    fields: dict[str, Any], *, is_perfect: bool
) -> None:
    assert information(**fields).is_perfect is is_perfect


@pytest.mark.parametrize(
    ("fields", "looks_daily"),
    [({"count_error": 0.1}, False), ({"delay": "1 d"}, True), ({"source": "visits"}, True)],
)
def test_only_late_reports_and_visits_need_a_daily_look(
    fields: dict[str, Any], *, looks_daily: bool
) -> None:
    assert information(**fields).looks_daily is looks_daily


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"delay": "36 h"}, "whole days, got 1.5 d"),
        ({"reporting_rate": 1.1}, "less than or equal to 1"),
        ({"source": "visits", "reporting_rate": 0.5}, "are those of reports"),
        ({"source": "visits", "delay": "5 d"}, "are those of reports"),
        ({"missing": "guess"}, "'skip' or 'estimate'"),
    ],
)
def test_what_does_not_fit_is_refused(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        information(**fields)


@pytest.mark.parametrize(("error", "counted"), [(0.0, 200), (1.0, 220), (-2.0, 160), (-20.0, 0)])
def test_a_count_is_wrong_by_a_share_and_never_below_none(error: float, counted: int) -> None:
    rule = information(count_error=0.1)

    assert rule.counted(np.array([[200]]), np.array([[error]])).tolist() == [[counted]]


@pytest.mark.parametrize(
    ("reported", "since", "left"),
    [
        pytest.param(50, {}, 50, id="today"),
        pytest.param(50, {"days": 30, "amc": 30.4375}, 20, id="used"),
        pytest.param(50, {"days": 60, "amc": 30.4375}, 0, id="used up"),
        pytest.param(50, {"days": 60, "amc": 30.4375, "received": 40}, 30, id="received"),
    ],
)
def test_a_report_is_carried_forward(reported: int, since: dict[str, Any], left: int) -> None:
    assert carried(reported, **since) == left
