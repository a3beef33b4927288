from datetime import date

import pytest

from sim.domain.calendar import Calendar
from sim.domain.visits import Visit
from sim.scenario.itinerants import Itinerants, PlannedVisit

CALENDAR = Calendar(first=date(2025, 3, 3), days=30)
PLAN = {"specialty": "eyes", "institution": "fund", "facility": "clinic"}


def planned(first: str, last: str, **changes: str) -> PlannedVisit:
    return PlannedVisit.model_validate(PLAN | {"first_day": first, "last_day": last} | changes)


def days(*plans: PlannedVisit) -> list[tuple[int, int]]:
    """Return first and last day of all visits in the calendar, which begins on March 3."""
    itinerants = Itinerants(visits={str(number): plan for number, plan in enumerate(plans)})
    visits = itinerants.calendar(CALENDAR, {"clinic": "calafate"})
    return [(visit.first_day, visit.last_day) for visit in visits]


def test_a_visit_has_the_town_of_its_facility() -> None:
    itinerants = Itinerants(visits={"v": planned("2025-03-05", "2025-03-06")})

    assert itinerants.calendar(CALENDAR, {"clinic": "calafate"}) == [
        Visit("eyes", "fund", "clinic", "calafate", 2, 3)
    ]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2025-03-05", "2025-03-05", [(2, 2)]),
        ("2025-03-01", "2025-03-04", [(0, 1)]),
        ("2025-04-01", "2025-04-03", [(29, 29)]),
        ("2025-04-02", "2025-04-03", []),
    ],
    ids=["one day", "begins before the run", "ends after it", "outside"],
)
def test_a_visit_counts_as_far_as_it_lies_in_the_run(
    first: str, last: str, expected: list[tuple[int, int]]
) -> None:
    assert days(planned(first, last)) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2025-03-05", "2025-03-06", [(2, 3), (16, 17)]),
        ("2025-03-26", "2025-03-27", [(9, 10), (23, 24)]),
        ("2026-03-18", "2026-03-19", [(2, 3), (16, 17)]),
        ("2025-03-02", "2025-03-03", [(0, 0), (13, 14), (27, 28)]),
    ],
    ids=["later", "earlier too", "from next year", "half outside"],
)
def test_a_visit_repeats_all_through_the_run(
    first: str, last: str, expected: list[tuple[int, int]]
) -> None:
    assert days(planned(first, last, repeats_every="14 d")) == expected


def test_visits_are_in_order_of_time() -> None:
    assert days(planned("2025-03-09", "2025-03-09"), planned("2025-03-05", "2025-03-06")) == [
        (2, 3),
        (6, 6),
    ]


@pytest.mark.parametrize(
    ("last", "changes", "message"),
    [
        (
            "2025-03-04",
            {},
            "expected last_day on or after first_day, got 2025-03-05 and 2025-03-04",
        ),
        ("2025-03-07", {"repeats_every": "2 d"}, "at least the 3 d of the visit, got 2 d"),
        ("2025-03-05", {"repeats_every": "36 h"}, "expected repeats_every in whole days"),
    ],
    ids=["ends before it begins", "repeats before it ends", "part of a day"],
)
def test_an_impossible_visit_is_a_mistake(last: str, changes: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        planned("2025-03-05", last, **changes)
