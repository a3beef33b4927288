"""Tests of what brings people together who were not drawn together."""

from typing import Any

import pytest

from sim.scenario.mixing import mixes_people
from tests.unit.engine.worlds import scenario

STAFF = {"consultations": 0.1, "per_month": 1}
WAVE = {
    "kind": "outbreak", "first_day": "2024-01-02", "last_day": "2024-01-09", "consultations": 0.5,
    "products": {"v": 1}, "lines_per_consultation": 1,
}  # fmt: skip


def agreed(**agreement: object) -> dict[str, Any]:
    return {"agreements": {"any": agreement}}


@pytest.mark.parametrize(
    "changes",
    [
        {"communities": {"c": {"name": "C", "affiliation": "imss", "unit": "near"}}},
        {"patients": {"travel_at_most": "2 h"}},
        agreed(kind="service_interchange", parties=["imss", "css"]),
        agreed(kind="external_support", staff=STAFF),
        {"shocks": {"wave": WAVE}},
        {"itinerants": {"specialties": {"s": {"name": "S", "mix": "m", "per_person_year": 0.1}}}},
    ],
    ids=["communities", "limit", "interchange", "staff", "outbreak", "itinerants"],
)
def test_these_mix_people(changes: dict[str, Any]) -> None:
    owners = {"imss": {"name": "IMSS"}, "css": {"name": "CSS"}}

    assert mixes_people(scenario(institutions=owners, **changes))


@pytest.mark.parametrize(
    "changes",
    [{}, agreed(kind="external_support", supply={"per_month": 1})],
    ids=["nothing", "medicines"],
)
def test_these_do_not(changes: dict[str, Any]) -> None:
    assert not mixes_people(scenario(**changes))
