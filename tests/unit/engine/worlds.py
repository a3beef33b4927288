"""Tiny worlds: a store and two units two and three hours away, where patients come when told.

The store stands in w, `near` in a and `far` in b, over roads ``wa`` (2 h) and ``ab`` (1 h). Day 0
is a Monday. A kit is 10 pieces of each product for `near` and 20 for `far`; kits are decided on day
0, shared out on day 2, packed on day 4 and driven out on day 7. All weigh 1 kg and 1 l a piece.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.domain.demand_lines import DemandLines
from sim.domain.records import OUTCOMES, Records
from sim.engine.draw import Draw
from sim.engine.setting import Setting
from sim.engine.stock import Stock
from sim.engine.world import World
from sim.network.storms import Disturbance
from sim.rng import Streams
from sim.scenario.patches import merge
from sim.scenario.scenario import Scenario
from tests.unit.network.worlds import weather

_UNIT = {"institution": "imss", "level": "unit", "supplier": "store", "mix": "m", "route": "r"}
_KEY = {"volume_l": 1.0, "weight_kg": 1.0}
_ROAD = {"surface": "paved", "terrain": "flat", "weather_region": "sierra", "snow_risk": 1}
_NOBODY_ASKS = {"kind": "forced_ordering", "max_months": "0 months"}

TINY: dict[str, Any] = {
    "title": {"es": "Prueba", "en": "Test"},
    "question": {"es": "¿Qué?", "en": "What?"},
    "run": {"start": "2024-01-01", "horizon": "28 d", "warm_up": "0 d", "replications": 2},
    "institutions": {"imss": {"name": "IMSS"}},
    "network": {
        "places": {name: {"name": name.upper(), "lat": 0, "lon": 0} for name in "wab"},
        "roads": {
            "wa": {"origin": "w", "destination": "a", "distance_km": 120} | _ROAD,
            "ab": {"origin": "a", "destination": "b", "distance_km": 60} | _ROAD,
        },
        "speeds": {"paved--flat": {"surface": "paved", "terrain": "flat", "speed_kph": 60}},
        "travel_spread": 0.0,
    },
    "facilities": {
        "store": {
            "name": "Store", "institution": "imss", "level": "store", "place": "w",
            "supplier": "maker",
        },
        "near": {"name": "Near", "place": "a", "consultations_per_day": 1, "stop": 1} | _UNIT,
        "far": {"name": "Far", "place": "b", "consultations_per_day": 2, "stop": 2} | _UNIT,
    },
    "products": {
        "v": {"name": "Vital", "ven": "V", "unit_price": 100} | _KEY,
        "e": {"name": "Essential", "ven": "E", "unit_price": 10} | _KEY,
        "n": {"name": "Other", "ven": "N", "unit_price": 1} | _KEY,
    },
    "demand": {
        "lines_per_consultation": 1,
        "pieces_per_line": 1,
        "mix_spread": 0.0,
        "rates": {"v": {"m": 1}, "e": {"m": 1}, "n": {"m": 1}},
    },
    "supply": {
        "maker": {
            "name": "Maker", "lead_time_least": "5 d", "lead_time_most": "5 d", "complete": 1.0,
        }
    },
    "replenishment": {
        "units": {
            "levels": ["unit"],
            "review": {"kind": "every", "interval": "28 d"},
            "policy": {"kind": "kit_push", "sized_for": "facility"},
            "first_stock": "0 months",
        },
        "stores": {"levels": ["store"], "policy": _NOBODY_ASKS, "first_stock": "0 months"},
    },
    "transport": {
        "vehicles": {
            "van": {
                "payload_kg": 1000, "volume_m3": 10, "max_speed_kph": 100, "cost_per_km": 10,
                "cost_per_day": 1000, "surfaces": ["paved"],
            }
        },
        "fleets": {"vans": {"vehicle": "van", "number": 1, "home": "store"}},
        "routes": {"r": {"fleet": "vans"}},
        "plan": {
            "kind": "fixed_rounds",
            "start": {"kind": "every", "interval": "28 d", "first": "7 d"},
        },
    },
    "costs": {"night": 200, "team_per_day": 50},
}  # fmt: skip
"""The scenario as its file would hold it."""

STORE, NEAR, FAR = range(3)
V, E, N = range(3)

Shelves = Mapping[str, int | Mapping[str, int]]
"""Pieces by facility: of each product, or by product."""


def scenario(**changes: object) -> Scenario:
    """Return the tiny scenario with changes by section, merged as those of a strategy are."""
    return Scenario.model_validate(merge(TINY, changes, lambda _path: None))


def setting(**changes: object) -> Setting:
    return Setting(scenario(**changes))


def rule(kind: str, *, programme: str = "units", **fields: object) -> dict[str, Any]:
    """Return the change by which a programme follows another policy."""
    return {programme: {"policy": {"kind": kind, **fields}}}


def plan(kind: str, **fields: object) -> dict[str, Any]:
    """Return the change by which vehicles leave by another plan."""
    return {"plan": {"kind": kind, **fields}}


class Patient(NamedTuple):
    """Someone with a prescription; *unit* is their own one, or their community."""

    unit: str
    wants: Mapping[str, int]
    chronic: bool = False


def patient(unit: str, **wants: int) -> Patient:
    return Patient(unit, wants)


def refill(unit: str, **wants: int) -> Patient:
    return Patient(unit, wants, chronic=True)


def lines(known: Setting, *patients: Patient) -> DemandLines:
    """Return the prescriptions of a day."""
    index = {name: row for row, name in enumerate(known.communities.names)}
    in_order = sorted(patients, key=lambda each: index[each.unit])
    wanted = [
        (number, known.product_index[product], pieces)
        for number, each in enumerate(in_order)
        for product, pieces in each.wants.items()
    ]
    prescription, product, quantity = np.array(wanted, dtype=np.int32).reshape(-1, 3).T
    community = [index[each.unit] for each in in_order]
    kind = np.array([each.chronic for each in in_order], dtype=np.int8)
    return DemandLines(np.array(community, dtype=np.int32), kind, prescription, product, quantity)


def draw(
    known: Setting,
    patients: Mapping[int, Sequence[Patient]] | None = None,
    storms: Mapping[str, Disturbance] | None = None,
) -> Draw:
    """Return a draw of these patients by tick and these storms by road, and of no others."""
    ticks = range(known.calendar.ticks)
    kept = {tick: lines(known, *(patients or {}).get(tick, ())) for tick in ticks}
    drawn = Draw(known, Streams(1, 1), kept)
    drawn.__dict__["weather"] = weather(known.network, known.calendar.days, **(storms or {}))
    return drawn


def pieces(known: Setting, shelves: Shelves) -> NDArray[np.int64]:
    """Return pieces by facility and product."""
    table = np.zeros((len(known.facility_index), len(known.product_index)), dtype=np.int64)
    for facility, content in shelves.items():
        row = known.facility_index[facility]
        if isinstance(content, int):
            table[row] = content
            continue
        for product, number in content.items():
            table[row, known.product_index[product]] = number
    return table


class Game:
    """One world, run to its end with the books checked after every event."""

    def __init__(
        self,
        known: Setting | None = None,
        *,
        shelves: Shelves | None = None,
        patients: Mapping[int, Sequence[Patient]] | None = None,
        storms: Mapping[str, Disturbance] | None = None,
        traced: bool = False,
    ) -> None:
        self.known = known or setting()
        self.world = World(self.known, draw(self.known, patients, storms), traced=traced)
        self.stock = self.world.stock
        added = pieces(self.known, {"store": 1000} if shelves is None else shelves)
        self.stock.on_hand += added
        if self.stock.lots is not None:
            ages = self.known.scenario.ageing
            self.stock.lots.spread(added, least=ages.first_age_least, most=ages.first_age_most)
        self.stock._first = self.stock.on_hand.sum(axis=0)

    def play(self) -> Records:
        return self.world.run(verify=True)

    def diary(self) -> list[str]:
        """Return every change on a shelf in the order in which it happened."""
        env, stock, entries = self.world._env, self.stock, []
        while env.peek() < self.known.calendar.days:
            before = stock.on_hand.copy()
            env.step()
            stock.verify()
            changes = zip(self.known.facility_index, stock.on_hand - before, strict=True)
            entries += [
                f"{clock(env.now)} {facility} {_signed(self.known, change)}"
                for facility, change in changes
                if change.any()
            ]
        return entries


def clock(moment: float) -> str:
    """Return a moment as day and time, such as ``7 08:30``; a dash where it never came."""
    if np.isnan(moment):
        return "-"
    day, minutes = divmod(round(moment * 1440), 1440)
    return f"{day} {minutes // 60:02}:{minutes % 60:02}"


def at(day: int, hour: float) -> float:
    return day + hour / 24


def moments(row: np.void) -> dict[str, str]:
    """Return the moments of a delivery, in order."""
    names = ("decided", "allocated", "packed", "departed", "received", "due")
    return {name: clock(row[name]) for name in names}


def received(records: Records) -> list[tuple[int, str]]:
    """Return when which facility received its deliveries, in order of the records."""
    return [(int(row["facility"]), clock(row["received"])) for row in records.deliveries]


def outcomes(records: Records, facility: int) -> dict[str, int]:
    """Return the counts of prescriptions of a facility that are not zero."""
    counts = records.prescriptions[:, facility].sum(axis=0).tolist()
    return {name: count for name, count in zip(OUTCOMES, counts, strict=True) if count}


def stock_of(known: Setting, **shelves: int | Mapping[str, int]) -> Stock:
    return Stock(pieces(known, shelves))


def _signed(known: Setting, change: NDArray[np.int64]) -> str:
    parts = zip(known.product_index, change.tolist(), strict=True)
    return " ".join(f"{product}{number:+d}" for product, number in parts if number)
