"""What opening units does to the host's own people, and what compensation gives back, and when."""

from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from sim.domain.records import FIRST_OUTCOMES, Records
from sim.engine.draw import Draw
from sim.engine.world import World
from sim.rng import Streams
from tests.unit.engine.test_compensation_book import STORE_OF_CSS
from tests.unit.engine.worlds import FAR, NEAR, Setting, setting

IMSS, CSS = range(2)
OPEN = {"kind": "service_interchange", "parties": ["imss", "css"], "attempts_at_most": 1}
ORDERS = {
    "review": {"kind": "every", "interval": "28 d"},
    "policy": {"kind": "forced_ordering", "max_months": "3 months"},
    "first_stock": "2 months",
}
PAID_AFTER = ("30 d", "90 d", "180 d")


def world(**agreed: object) -> Setting:
    """Return people of one institution beside a unit of the other, whose money binds."""
    changes: dict[str, Any] = {"agreements": {"convenio": OPEN | agreed}} if agreed else {}
    return setting(
        run={"horizon": "336 d"},
        institutions={
            "imss": {"budget": {"share_of_requirement": 1.0}},
            "css": {"name": "CSS", "budget": {"share_of_requirement": 1.5}},
        },
        facilities={
            "near": {"consultations_per_day": 20},
            "far": {
                "institution": "css", "supplier": "css-store", "route": "c",
                "consultations_per_day": 10,
            },
            "css-store": STORE_OF_CSS,
        },
        transport={
            "fleets": {"css-vans": {"vehicle": "van", "number": 1, "home": "css-store"}},
            "routes": {"c": {"fleet": "css-vans"}},
        },
        communities={
            "caja": {
                "name": "C", "affiliation": "css", "unit": "far", "place": "a",
                "consultations_per_day": 10,
            }
        },
        replenishment={"units": ORDERS, "stores": ORDERS},
        **changes,
    )  # fmt: skip


@cache
def play(paid_after: str = "", *, is_open: bool = True) -> Records:
    """Play one replication; the patients are the same in all."""
    paid = {"compensation": {"tariff": 37.0, "paid_after": paid_after}} if paid_after else {}
    known = world(begins="2024-01-01", **paid) if is_open else world()
    return World(known, Draw(world(), Streams(5, 0)), traced=False).run(verify=True)


def filled(records: Records, affiliation: int, host: int) -> float:
    """Return the share of prescriptions filled completely."""
    asked, complete = (FIRST_OUTCOMES.index(name) for name in ("asked", "complete"))
    outcomes = records.attended[affiliation, host]
    return float(outcomes[complete] / outcomes[asked])


def test_open_units_spare_the_people_of_others_their_way() -> None:
    assert play().travel_hours[CSS].sum() < play(is_open=False).travel_hours[CSS].sum()


def test_without_compensation_the_hosts_own_people_get_less() -> None:
    assert filled(play(), IMSS, NEAR) < filled(play(is_open=False), IMSS, NEAR) - 0.05


def test_without_compensation_those_who_stay_with_the_sender_get_no_less() -> None:
    assert filled(play(), CSS, FAR) >= filled(play(is_open=False), CSS, FAR)


@pytest.mark.parametrize("paid_after", PAID_AFTER)
def test_compensation_gives_the_hosts_own_people_back_some_of_it(paid_after: str) -> None:
    closed, paid, unpaid = (
        filled(records, IMSS, NEAR) for records in (play(is_open=False), play(paid_after), play())
    )

    assert unpaid < paid < closed + 0.02


def test_later_compensation_gives_back_less_in_the_first_year() -> None:
    shares = [filled(play(paid_after), IMSS, NEAR) for paid_after in PAID_AFTER]

    assert all(sooner > later for sooner, later in pairwise(shares))


def test_the_delay_does_not_change_what_falls_due() -> None:
    due = [play(paid_after).compensation[:, :, 0].sum() for paid_after in PAID_AFTER]

    assert len(set(due)) == 1
