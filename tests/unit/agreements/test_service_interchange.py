from datetime import date

import numpy as np
import pytest
from pydantic import ValidationError

from sim.agreements.service_interchange import Compensation, ServiceInterchange
from sim.domain.calendar import Calendar

RUN = Calendar(first=date(2025, 1, 1), days=365)
HOSTS = ["imss", "imss", "salud", "army"]
LEVELS = ["unit", "hospital", "unit", "unit"]


def interchange(**fields: object) -> ServiceInterchange:
    return ServiceInterchange.model_validate({"parties": ["imss", "salud"]} | fields)


def accepted(affiliation: str, **fields: object) -> list[int]:
    """Return which of four facilities accept the people of one institution."""
    accepts = interchange(**fields).accepts([affiliation], HOSTS, LEVELS)
    return np.flatnonzero(accepts[0]).tolist()


@pytest.mark.parametrize(
    ("affiliation", "open_to"), [("imss", [0, 1, 2]), ("salud", [0, 1, 2]), ("army", [])]
)
def test_units_of_parties_are_open_to_people_of_parties(
    affiliation: str, open_to: list[int]
) -> None:
    assert accepted(affiliation) == open_to


@pytest.mark.parametrize(
    ("levels", "open_to"), [(["unit"], [0, 2]), (["hospital"], [1]), (["store"], [])]
)
def test_only_units_of_the_levels_named_are_open(levels: list[str], open_to: list[int]) -> None:
    assert accepted("imss", levels=levels) == open_to


def test_who_may_go_where_is_told_for_all_communities_at_once() -> None:
    accepts = interchange().accepts(["army", "imss", "army"], HOSTS, LEVELS)

    assert accepts.shape == (3, 4)
    assert accepts.any(axis=1).tolist() == [False, True, False]


@pytest.mark.parametrize(
    ("begins", "first_day"),
    [(None, 0), ("2025-01-01", 0), ("2025-03-01", 59), ("2020-01-01", 0), ("2026-06-01", 516)],
    ids=["always", "with the run", "within it", "long ago", "after the run"],
)
def test_it_holds_from_its_first_date_on(begins: str | None, first_day: int) -> None:
    assert interchange(begins=begins).first_day(RUN) == first_day


def test_nothing_is_paid_if_not_said() -> None:
    assert interchange().compensation is None


def test_what_is_paid_becomes_goods_of_the_host_after_three_months_if_not_said() -> None:
    paid = Compensation(tariff=350)

    assert (paid.paid_after, paid.restocks) == (90, True)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"parties": ["imss"]}, "at least 2 items"),
        ({"attempts_at_most": 0}, "greater than or equal to 1"),
        ({"travel_at_most": 3}, "expected a number with a unit"),
        ({"travel_at_most": "-1 h"}, "expected 0 or more"),
        ({"compensation": {}}, "Field required"),
        ({"compensation": {"tariff": -5}}, "greater than or equal to 0"),
        ({"begins": "soon"}, "valid date"),
    ],
)
def test_terms_that_make_no_sense_are_refused(fields: dict[str, object], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        interchange(**fields)
