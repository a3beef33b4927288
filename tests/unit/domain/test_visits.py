import pytest

from sim.domain.visits import Visit, largest_gaps, overlap_days, within


def visit(
    first_day: int, last_day: int, *, town: str = "calafate", specialty: str = "eyes"
) -> Visit:
    return Visit(specialty, "ministry", f"hospital-{town}", town, first_day, last_day)


def town(each: Visit) -> str:
    return each.town


def test_the_last_day_counts() -> None:
    assert visit(3, 5).length == 3


def test_a_visit_that_moves_stays_as_long() -> None:
    assert visit(3, 5).on(10) == visit(10, 12)


@pytest.mark.parametrize(
    ("visits", "kept"),
    [
        ([visit(8, 12)], [visit(10, 12)]),
        ([visit(18, 22)], [visit(18, 20)]),
        ([visit(5, 9), visit(21, 21)], []),
        ([visit(15, 16), visit(11, 12)], [visit(11, 12), visit(15, 16)]),
    ],
    ids=["begins before", "ends after", "outside", "put in order"],
)
def test_visits_are_cut_to_a_time(visits: list[Visit], kept: list[Visit]) -> None:
    assert within(visits, 10, 20) == kept


@pytest.mark.parametrize(
    ("visits", "days"),
    [
        ([visit(0, 4), visit(5, 6)], 0),
        ([visit(0, 4), visit(3, 6)], 2),
        ([visit(0, 4), visit(3, 6), visit(4, 4)], 3),
        ([visit(0, 4), visit(3, 6, town="chalten")], 0),
        ([visit(0, 4), visit(3, 6, specialty="skin")], 0),
        ([], 0),
    ],
    ids=["one after the other", "two", "three", "other towns", "other specialties", "none"],
)
def test_days_on_which_doctors_meet(visits: list[Visit], days: int) -> None:
    assert overlap_days(visits, town) == days


def test_doctors_meet_in_a_zone_of_several_towns() -> None:
    visits = [visit(0, 4), visit(3, 6, town="chalten")]

    assert overlap_days(visits, lambda _: "south") == 2


@pytest.mark.parametrize(
    ("visits", "gap"),
    [
        ([visit(0, 4), visit(8, 29)], 3),
        ([visit(12, 29)], 12),
        ([visit(0, 9)], 20),
        ([visit(0, 20), visit(3, 5), visit(22, 29)], 1),
    ],
    ids=["between two", "before the first", "after the last", "one within another"],
)
def test_the_largest_gap_between_visits(visits: list[Visit], gap: int) -> None:
    assert largest_gaps(visits, 0, 29) == {("eyes", "calafate"): gap}


def test_gaps_are_by_specialty_and_town() -> None:
    visits = [visit(0, 4), visit(0, 9, town="chalten"), visit(0, 14, specialty="skin")]

    assert largest_gaps(visits, 0, 29) == {
        ("eyes", "calafate"): 25,
        ("eyes", "chalten"): 20,
        ("skin", "calafate"): 15,
    }
