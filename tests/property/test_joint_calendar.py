"""Joint calendars keep what they promise, and are near the best that can be found at all."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from math import ceil

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sim.agreements.joint_calendar import CalendarError, JointCalendar
from sim.domain.visits import Visit, largest_gaps, overlap_days, within
from sim.rng import Streams

REGIONS = {"a": "south", "b": "south", "c": "north"}
AGREEMENT = JointCalendar(parties=("ministry", "fund"))


def visits(days: int, at_most: int) -> st.SearchStrategy[list[Visit]]:
    """Return visits of one doctor an institution."""
    one = st.builds(
        lambda by, town, day, length: Visit("eyes", by, by + town, town, day, day + length - 1),
        st.sampled_from(AGREEMENT.parties),
        st.sampled_from(sorted(REGIONS)),
        st.integers(0, days - 1),
        st.integers(1, 3),
    )
    return st.lists(one, min_size=1, max_size=at_most).map(lambda found: _alone(found, days))


def _alone(found: list[Visit], days: int) -> list[Visit]:
    """Keep the visits that leave each doctor in one town at a time."""
    kept: list[Visit] = []
    for visit in within(found, 0, days - 1):
        if all(
            each.institution != visit.institution or each.last_day < visit.first_day
            for each in kept
        ):
            kept.append(visit)
    return kept


def joint(separate: Sequence[Visit], days: int) -> list[Visit]:
    try:
        return AGREEMENT.arrange(separate, days, REGIONS)
    except CalendarError:
        assume(condition=False)
        raise


def region(visit: Visit) -> str:
    return REGIONS[visit.town]


def beyond_even(calendar: Sequence[Visit], days: int) -> int:
    """Return by how much the largest gap of a town exceeds an even spacing of its visits."""
    number = Counter(visit.town for visit in calendar)
    length = Counter[str]()
    for visit in calendar:
        length[visit.town] += visit.length
    return max(
        gap - ceil((days - length[town]) / (number[town] + 1))
        for (_, town), gap in largest_gaps(calendar, 0, days - 1).items()
    )


def all_calendars(separate: Sequence[Visit], days: int) -> Iterator[list[Visit]]:
    """Yield every calendar in which no doctor and no region has two visits at once."""
    for starts in product(*(range(days - visit.length + 1) for visit in separate)):
        moved = [visit.on(start) for visit, start in zip(separate, starts, strict=True)]
        if not any(_clash(one, other) for one, other in combinations(moved, 2)):
            yield moved


def _clash(one: Visit, other: Visit) -> bool:
    shared = one.institution == other.institution or region(one) == region(other)
    return shared and one.first_day <= other.last_day and other.first_day <= one.last_day


@given(visits(days=60, at_most=12))
def test_only_dates_move(separate: list[Visit]) -> None:
    def as_sent(calendar: Sequence[Visit]) -> Counter[Visit]:
        return Counter(visit.on(0) for visit in calendar)

    assert as_sent(joint(separate, 60)) == as_sent(separate)


@given(visits(days=60, at_most=12))
def test_neither_a_doctor_nor_a_region_has_two_visits_at_once(separate: list[Visit]) -> None:
    calendar = joint(separate, 60)

    assert overlap_days(calendar, region) == 0
    assert overlap_days(calendar, lambda visit: visit.institution) == 0
    assert within(calendar, 0, 59) == sorted(calendar, key=lambda visit: visit.first_day)


@given(visits(days=60, at_most=12))
def test_the_order_of_the_separate_calendars_does_not_matter(separate: list[Visit]) -> None:
    assert joint(separate[::-1], 60) == joint(separate, 60)


@given(visits(days=9, at_most=4))
def test_no_calendar_is_better_by_more_than_the_longest_visit(separate: list[Visit]) -> None:
    calendar = joint(separate, 9)
    best = min(beyond_even(each, 9) for each in all_calendars(separate, 9))

    assert beyond_even(calendar, 9) - best <= max(visit.length for visit in separate)


@pytest.mark.slow
def test_nearly_all_calendars_of_small_cases_are_the_best_there_are() -> None:
    rng = Streams(1, 0).get("small cases")
    excess = [beyond for beyond in (_excess(_drawn(rng)) for _ in range(300)) if beyond is not None]

    assert len(excess) > 250
    assert np.mean(np.array(excess) <= 0) >= 0.95


def _drawn(rng: np.random.Generator) -> list[Visit]:
    found = []
    for _ in range(rng.integers(1, 5)):
        by, town = rng.choice(AGREEMENT.parties), rng.choice(sorted(REGIONS))
        day, length = int(rng.integers(9)), int(rng.integers(1, 4))
        found.append(Visit("eyes", str(by), f"{by}{town}", str(town), day, day + length - 1))
    return _alone(found, 9)


def _excess(separate: list[Visit]) -> int | None:
    """Return by how much the joint calendar is worse than the best one; None where none fits."""
    try:
        calendar = AGREEMENT.arrange(separate, 9, REGIONS)
    except CalendarError:
        return None
    best = min(beyond_even(each, 9) for each in all_calendars(separate, 9))
    return beyond_even(calendar, 9) - best
