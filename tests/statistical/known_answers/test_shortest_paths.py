"""Nothing is left to chance here: every trip is the one that the list of all ways says."""

import pytest

from validation.answers.shortest_paths import Road, drive, rows, ways

pytestmark = pytest.mark.statistical

SQUARE = {
    "ab": Road(frozenset("ab"), 1.0),
    "bc": Road(frozenset("bc"), 2.0),
    "ad": Road(frozenset("ad"), 4.0),
    "dc": Road(frozenset("dc"), 3.0),
    "ab2": Road(frozenset("ab"), 5.0),
}


@pytest.mark.slow
def test_every_trip_takes_as_long_as_the_quickest_of_all_ways() -> None:
    assert [row for row in rows("quick") if not row.agrees] == []


def test_all_ways_are_listed() -> None:
    assert {way.roads: way.hours for way in ways(SQUARE, "a", "c")} == {
        ("ab", "bc"): 3.0,
        ("ad", "dc"): 7.0,
        ("ab2", "bc"): 7.0,
    }


@pytest.mark.parametrize(
    ("shut", "hours"),
    [(set(), 3.0), ({"ad"}, 3.0), ({"ab", "ad"}, 7.0), ({"bc"}, 1.0 + 1.0 + 7.0)],
    ids=["open", "elsewhere", "at the start", "on the way"],
)
def test_a_crew_learns_of_a_cut_where_it_stands_before_it(shut: set[str], hours: float) -> None:
    assert drive(SQUARE, "a", "c", shut) == hours
