"""What an interchange of services must never do, and where it sends people."""

from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.domain.records import OUTCOMES, Records
from sim.engine.attendance import NO_ACCESS, Attendance
from sim.engine.draw import Draw
from sim.engine.setting import Setting
from sim.engine.world import World
from sim.rng import Streams
from tests.unit.engine.worlds import draw, setting

_MONDAY = 0
AGREED = {"kind": "service_interchange", "parties": ["imss", "css"]}
PEOPLE = {"name": "Caja", "affiliation": "css", "unit": "far", "place": "a"}
OF_TWO: dict[str, Any] = {
    "institutions": {"css": {"name": "CSS"}},
    "facilities": {
        "near": {"consultations_per_day": 8},
        "far": {"institution": "css", "consultations_per_day": 8},
    },
    "communities": {"caja": PEOPLE | {"consultations_per_day": 8}},
    "demand": {"lines_per_consultation": 2, "pieces_per_line": 2},
}


def play(
    months: float = 1.0, *, agreed: dict[str, object] | None = None, **changes: object
) -> tuple[World, Records]:
    """Play both institutions on drawn patients, with first stock for so many months."""
    stock = {name: {"first_stock": f"{months} months"} for name in ("units", "stores")}
    opened = {} if agreed is None else {"agreements": {"convenio": AGREED | agreed}}
    world = World(
        setting(**OF_TWO, **opened, replenishment=stock, **changes),
        Draw(setting(**OF_TWO), Streams(3, 0)),
        traced=False,
    )
    return world, world.run(verify=True)


def count(records: Records, outcome: str) -> int:
    return int(records.prescriptions[:, :, OUTCOMES.index(outcome)].sum())


def handed_out(world: World) -> list[int]:
    """Return the pieces that patients got, by product."""
    stock = world.stock
    pieces: list[int] = (stock.issued.sum(axis=0) - stock._packed).tolist()
    return pieces


@pytest.mark.parametrize("limit", ["0 h", "30 min", "5 h"])
@pytest.mark.parametrize("patients", [{}, {"travel_at_most": "45 min"}], ids=["all", "cut off"])
def test_an_interchange_never_creates_demand(limit: str, patients: dict[str, str]) -> None:
    (_, closed), (_, opened) = (
        play(agreed=agreed, patients=patients) for agreed in (None, {"travel_at_most": limit})
    )

    assert count(opened, "asked") == count(closed, "asked")
    assert opened.demand_checksum == closed.demand_checksum


def test_who_reaches_another_unit_has_access_under_an_interchange() -> None:
    cut_off = {"travel_at_most": "45 min"}
    (_, closed), (_, opened) = (play(agreed=agreed, patients=cut_off) for agreed in (None, {}))

    assert count(closed, "no_access") > 0
    assert count(opened, "no_access") == 0


def test_with_stock_for_all_everybody_gets_the_same_pieces_elsewhere() -> None:
    (closed, _), (opened, _) = (play(30, agreed=agreed) for agreed in (None, {}))

    assert handed_out(opened) == handed_out(closed)


def test_what_is_handed_out_rises_by_no_more_than_was_refused() -> None:
    free = {"compensation": {"tariff": 0, "paid_after": "0 d"}}
    (closed, before), (opened, _) = (play(0.3, agreed=agreed) for agreed in (None, free))
    refused = before.asked.sum(axis=0) - before.served.sum(axis=0) - before.served_later.sum(axis=0)
    rise = np.array(handed_out(opened)) - np.array(handed_out(closed))

    assert (rise <= refused).all()
    assert (rise > 0).any()


@pytest.mark.parametrize("months", [0.3, 1.0])
def test_a_travel_limit_of_zero_is_the_closed_system_bit_for_bit(months: float) -> None:
    shut = {"travel_at_most": "0 h", "compensation": {"tariff": 500}}
    (_, closed), (_, opened) = (play(months, agreed=agreed) for agreed in (None, shut))
    theirs = opened.arrays() | {"compensation": closed.compensation}

    assert not opened.compensation.any()
    for name, value in closed.arrays().items():
        np.testing.assert_array_equal(theirs[name], value, err_msg=name)


@given(
    km=st.lists(st.integers(1, 200), min_size=3, max_size=3, unique=True),
    homes=st.lists(st.sampled_from("wab"), min_size=1, max_size=4),
    limit_hours=st.integers(0, 6),
    opens=st.sampled_from(["mon tue wed thu fri", "tue wed"]),
    attempt=st.integers(0, 1),
)
def test_people_go_to_the_nearest_open_unit(
    km: list[int], homes: list[str], *, limit_hours: int, opens: str, attempt: int
) -> None:
    roads = {"wa": ("w", "a"), "ab": ("a", "b"), "wb": ("w", "b")}
    road = {"surface": "paved", "terrain": "flat"}
    known = setting(
        institutions={"css": {"name": "CSS"}},
        network={
            "roads": {
                name: road | {"origin": ends[0], "destination": ends[1], "distance_km": length}
                for (name, ends), length in zip(roads.items(), km, strict=True)
            }
        },
        facilities={"far": {"institution": "css"}, "near": {"opens": opens}},
        communities={f"c{number}": PEOPLE | {"place": home} for number, home in enumerate(homes)},
        agreements={"convenio": AGREED | {"travel_at_most": f"{limit_hours} h"}},
    )
    graph = nx.Graph()
    for (origin, destination), length in zip(roads.values(), km, strict=True):
        graph.add_edge(origin, destination, hours=length / 60)
    units = Attendance(known, draw(known).weather).units_on(0, attempt)

    for number, home in enumerate(homes, start=len(known.facilities)):
        assert units[number] == _by_hand(known, graph, home, limit_hours=limit_hours)[attempt]


def _by_hand(known: Setting, graph: "nx.Graph[str]", home: str, *, limit_hours: int) -> list[int]:
    """Return the units that people of the CSS try on a Monday, in turn."""
    candidates = []
    for index, house in enumerate(known.facilities):
        hours = nx.dijkstra_path_length(graph, home, house.place, weight="hours")
        is_own = house.institution == "css"
        may = is_own or (known.serves_patients[index] and hours < limit_hours)
        if may and _MONDAY in house.opens:
            candidates.append((round(hours, 6), not is_own, index))
    return [index for _, _, index in sorted(candidates)] + [NO_ACCESS, NO_ACCESS]
