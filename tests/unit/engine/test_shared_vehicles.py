from typing import Any

import pytest

from tests.unit.engine.worlds import TINY, Game, setting

VANS = {"vehicle": "van", "number": 1}
THEIRS = {
    "name": "Theirs", "institution": "isssteson", "level": "store", "place": "w",
    "supplier": "maker",
}  # fmt: skip


def lenders(
    *, shares: bool = True, home: str = "w", surfaces: tuple[str, ...] = ("paved",), **owner: str
) -> list[int]:
    """Return who helps out the vans of the store; the jeeps of another store are number 1."""
    agreed: dict[str, Any] = {
        "kind": "reciprocal_loans",
        "parties": ["imss", "isssteson"],
        "levels": ["store"],
        "shares_vehicles": shares,
    }
    vehicle = {
        "payload_kg": 100, "volume_m3": 1, "max_speed_kph": 90, "cost_per_km": 1,
        "cost_per_day": 1, "surfaces": list(surfaces),
    }  # fmt: skip
    known = setting(
        institutions={"isssteson": {"name": "ISSSTESON"}, "army": {"name": "Army"}},
        facilities={"theirs": THEIRS | {"place": home} | owner},
        transport={
            "vehicles": {"jeep": vehicle},
            "fleets": {"jeeps": {"vehicle": "jeep", "number": 1, "home": "theirs"}},
        },
        agreements={"convenio": agreed},
    )
    return [each.index for each in Game(known).world._pools["vans"].lenders]


def test_fleets_of_the_parties_help_each_other_in_one_place() -> None:
    assert lenders() == [1]


@pytest.mark.parametrize(
    "changes",
    [
        {"shares": False},
        {"home": "a"},
        {"institution": "imss"},
        {"institution": "army"},
        {"surfaces": ("gravel",)},
    ],
    ids=["not agreed", "elsewhere", "one's own", "no party", "cannot stand in"],
)
def test_no_others_do(changes: dict[str, Any]) -> None:
    assert lenders(**changes) == []


def test_vehicles_that_drive_on_more_can_stand_in() -> None:
    assert lenders(surfaces=("paved", "dirt")) == [1]


def test_owners_take_their_vehicles_before_others_do() -> None:
    agreed = {"kind": "reciprocal_loans", "parties": ["imss", "isssteson"], "levels": ["store"]}
    town = TINY["facilities"]["near"] | {"institution": "isssteson", "supplier": "theirs"}
    known = setting(
        institutions={"isssteson": {"name": "ISSSTESON"}},
        facilities={"far": {"route": "s"}, "theirs": THEIRS, "town": town | {"route": "t"}},
        transport={
            "fleets": {"jeeps": VANS | {"home": "theirs"}},
            "routes": {"s": {"fleet": "vans"}, "t": {"fleet": "jeeps"}},
        },
        agreements={"convenio": agreed | {"shares_vehicles": True}},
    )
    trips = Game(known, shelves={"store": 1000, "theirs": 1000}).play().trips
    first = trips["started"].min()

    assert {int(row["route"]) for row in trips if row["started"] == first} == {0, 2}
