from datetime import date

import pytest

from sim.domain.records import VISITS, table
from sim.reporting.lists.itinerant_calendar import itinerant_calendar
from sim.reporting.table import Value
from tests.builders import FAR, visit
from tests.materials import with_records


def rows(*visits: tuple[float, ...], language: str = "es") -> list[tuple[Value, ...]]:
    found = itinerant_calendar(with_records(language, visits=table(VISITS, list(visits))))
    assert found is not None
    return list(found.rows)


def test_visits_stand_in_order_of_their_dates() -> None:
    found = rows(visit(390, 392), visit(370, 374), visit(370, 371))

    assert [row[:2] for row in found] == [
        (date(2025, 1, 6), date(2025, 1, 7)),
        (date(2025, 1, 6), date(2025, 1, 10)),
        (date(2025, 1, 26), date(2025, 1, 28)),
    ]


def test_a_visit_says_who_comes_where() -> None:
    ((*_, specialty, sender, unit, name, town, seen, _, _),) = rows(
        visit(370, 371, specialty=1, institution=1, facility=FAR, town=FAR)
    )

    assert (specialty, sender, unit) == ("Dermatología", "Estado", "lejos")
    assert (name, town, seen) == ("Centro de salud Lejos", "Centro de salud Lejos", 30)


def test_a_visit_says_how_many_of_its_days_were_lost() -> None:
    assert rows(visit(370, 374, lost_to_roads=2, lost_to_supplies=1))[0][-2] == 3


@pytest.mark.parametrize(
    ("language", "basket", "word"),
    [("es", True, "sí"), ("es", False, "no"), ("en", True, "yes"), ("en", False, "no")],
)
def test_a_visit_says_whether_the_basket_was_full(
    language: str, *, basket: bool, word: str
) -> None:
    assert rows(visit(370, 371, basket=basket), language=language)[0][-1] == word


def test_where_no_doctor_travels_there_is_no_list() -> None:
    assert itinerant_calendar(with_records(visits=table(VISITS, []))) is None
