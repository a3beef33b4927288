"""Small made-up results: four facilities, three products, a few deliveries and trips."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import (
    COMPENSATION,
    DELIVERIES,
    FIRST_OUTCOMES,
    MONEY,
    OUTCOMES,
    TRANSFERS,
    TRIPS,
    VISITS,
    Column,
    Labels,
    Records,
    table,
)
from sim.metrics.catalogue import measure
from sim.metrics.outcome import Outcome, StrategyOutcome
from sim.rng import Streams
from sim.scenario.plan import Assumption, Plan, Strategy
from sim.scenario.scenario import Scenario
from sim.scenario.text import Text

STORE, HOSPITAL, NEAR, FAR = range(4)
VITAL, ESSENTIAL, NONESSENTIAL = range(3)
MONTHS, FIRST_DAY, DAYS, OPENING_DAYS = 2, 365, 60, 40
SHOCK_DAYS = (395, 402)

_FACILITIES = {
    "almacen": ("Almacén estatal", "store", "store", 28.63, -106.07),
    "hospital": ("Hospital de Guachochi", "hospital", "hospital", 26.82, -107.07),
    "cerca": ("Centro de salud Cerca", "unit", "small_unit", 28.40, -106.86),
    "lejos": ("Centro de salud Lejos", "unit", "small_unit", 27.03, -107.74),
}
_PRODUCTS = {
    "insulina": ("Insulina NPH", "V", 95.0),
    "amoxicilina": ("Amoxicilina 500 mg", "E", 21.0),
    "loratadina": ("Loratadina 10 mg", "N", 6.5),
}
_TITLES = {
    "pull": Text(es="Pedido por excepción", en="Pull by exception"),
    "kit": Text(es="Kit mensual fijo", en="Fixed monthly kit"),
    "push": Text(es="Reposición en ruta", en="Informed push"),
}
_DELIVERY = {
    "facility": NEAR, "trip": 0, "is_order": True, "decided": 370.375, "allocated": 375.375,
    "packed": 377.375, "departed": 380.375, "received": 381.375, "due": 385.0,
    "cycle_start": 380.0, "blocked_hours": 0.0, "unload_wait_hours": 0.0, "asked_pieces": 100,
    "pieces": 90, "value": 1800.0, "complete": False, "attempts": 1, "emergency": False,
    "kg": 12.5,
}  # fmt: skip
_VISIT = {
    "specialty": 0, "institution": 0, "facility": NEAR, "town": NEAR, "region": 0, "seen": 30,
    "basket": False, "lost_to_roads": 0, "lost_to_supplies": 0,
}  # fmt: skip
_TRIP = {
    "trip": 0, "route": 0, "fleet": 0, "vehicle": 0, "started": 380.25, "departed": 380.375,
    "returned": 382.5, "km": 400.0, "driving_hours": 12.0, "blocked_hours": 0.0, "nights": 2,
    "stops": 2, "given_up": 0, "breakdowns": 0, "load_kg": 900.0, "load_m3": 4.0, "cost": 6000.0,
}  # fmt: skip
_TRANSFER = {
    "agreement": 0, "sent": 370.375, "origin": NEAR, "destination": FAR, "product": VITAL,
    "pieces": 10, "value": 950.0, "payback": False,
}  # fmt: skip


def labels() -> Labels:
    """Return a store, a hospital and two units that keep a vital, an essential and another key."""
    names, levels, kinds, lat, lon = zip(*_FACILITIES.values(), strict=True)
    product_names, ven, price = zip(*_PRODUCTS.values(), strict=True)
    return Labels(
        facilities=tuple(_FACILITIES),
        facility_names=names,
        institutions=("imss",) * 4,
        levels=levels,
        kinds=kinds,
        regions=("centro", "sierra", "centro", "sierra"),
        routes=("", "sur", "sur", "sur"),
        serves_patients=np.array([False, True, True, True]),
        latitude=np.array(lat),
        longitude=np.array(lon),
        remoteness_hours=np.array([np.nan, 2.5, 1.0, 9.0]),
        products=tuple(_PRODUCTS),
        product_names=product_names,
        ven=ven,
        price=np.array(price),
        expected_month=np.array([[250.0, 500, 150], [200, 350, 100], [30, 90, 50], [20, 60, 0]]),
        currency="MXN",
        shock_days=np.array([SHOCK_DAYS]),
        affiliations=("imss",),
        visits_can_fail=True,
        hard_season=np.arange(FIRST_DAY + DAYS) >= FIRST_DAY + DAYS // 2,
    )


def delivery(**columns: float) -> tuple[float, ...]:
    """Return one row of deliveries: an order for the near unit, on time, with these changes."""
    return _row(DELIVERIES, _DELIVERY | columns)


def trip(**columns: float) -> tuple[float, ...]:
    """Return one row of trips: two stops and two nights, with these changes."""
    return _row(TRIPS, _TRIP | columns)


def transfer(**columns: float) -> tuple[float, ...]:
    """Return one row of transfers: the near unit lends ten pieces to the far one."""
    return _row(TRANSFERS, _TRANSFER | columns)


def visit(first_day: int, last_day: int, **columns: float) -> tuple[float, ...]:
    """Return one row of visits: a doctor in the town of the near unit, with these changes."""
    days = {"first_day": first_day, "last_day": last_day}
    return _row(VISITS, _VISIT | days | columns)


def records(
    seed: int = 0,
    *,
    transfers: Sequence[tuple[float, ...]] | None = None,
    deliveries: Sequence[tuple[float, ...]] | None = None,
    trips: Sequence[tuple[float, ...]] | None = None,
) -> Records:
    """Return one run of two months: drawn from *seed*, and complete in every field."""
    rng = Streams(seed, 0).get("builder")
    expected = labels().expected_month
    open_days = np.where(labels().serves_patients, OPENING_DAYS, 0)
    asked = rng.poisson(expected * MONTHS) * labels().serves_patients[:, None]
    served = rng.binomial(asked, rng.uniform(0.6, 0.95, asked.shape))
    stockout = rng.binomial(open_days[:, None], 0.15 * (expected > 0))
    prescriptions = _prescriptions(asked, rng)
    trips = [trip(km=rng.uniform(300, 500))] if trips is None else trips
    transfers = [transfer()] if transfers is None else transfers
    deliveries = _deliveries(rng) if deliveries is None else deliveries
    return Records(
        first_day=FIRST_DAY,
        last_day=FIRST_DAY + DAYS,
        prescriptions=prescriptions,
        asked=asked,
        served=served,
        served_later=rng.binomial(asked - served, 0.3),
        opening_days=open_days,
        stockout_days=stockout,
        refusal_days=stockout,
        received=rng.binomial(asked, 0.9),
        stock_sum=rng.poisson(expected * 2 * DAYS),
        basket_days=open_days - stockout[:, VITAL],
        bands=rng.poisson(3, (4, 3, 4)),
        deliveries=table(DELIVERIES, list(deliveries)),
        trips=table(TRIPS, list(trips)),
        trace=rng.poisson(30, (DAYS, 2, 1)) if seed == 0 else np.zeros((0, 2, 1), dtype=np.int64),
        trace_consumption=np.full((DAYS if seed == 0 else 0, 2, 1), 15.0),
        demand_checksum=seed,
        weather_checksum=seed,
        opening=rng.poisson(expected),
        snapshot=np.where(stockout > OPENING_DAYS * 0.15, 0, served // 2),
        expired=rng.poisson(expected / 20),
        lends=True,
        transfers=table(TRANSFERS, list(transfers)),
        short_dated=rng.poisson(expected[:, :, None] * np.array([0.1, 0.2, 0.7, 1.0])),
        damaged=rng.poisson(expected / 50),
        boxes=np.array([[2, 0, 0], [20, 1, 3], [12, 2, 1], [8, 3, 1]]),
        daily=_daily(seed),
        daily_undisturbed=_daily(seed, hit=0.8),
        visits=table(VISITS, [visit(370, 374, basket=True), visit(372, 373, institution=1)]),
        visit_prescriptions=prescriptions // 3,
        specialty_patients=rng.poisson(np.array([[300, 200, 60], [90, 50, 20]])),
        money=rng.uniform(1000, 2000, (4, len(MONEY))),
        attended=prescriptions[None, :, :, : len(FIRST_OUTCOMES)].sum(axis=1),
        travel_hours=rng.uniform(10, 20, (1, 4)),
        compensation=rng.uniform(100, 200, (1, 4, len(COMPENSATION))),
    )


def outcome(
    strategies: Sequence[str] = ("pull", "kit"), *, replications: int = 4, seed: int = 1
) -> Outcome:
    """Return a played plan whose strategies differ by chance alone; the first is the baseline."""
    return Outcome(
        plan=plan(strategies),
        strategies={
            strategy: _played(strategy, index, replications)
            for index, strategy in enumerate(strategies)
        },
        baseline=strategies[0],
        seed=seed,
        replications=replications,
        versions={"abasto": "0.1.0", "model": "1", "numpy": "2.0"},
    )


def asking_for_controls(controls: NDArray[np.float64] | None, *, replications: int = 20) -> Outcome:
    """Return an outcome whose run asks for means that are adjusted for *controls*."""
    made = outcome(replications=replications)
    run = made.plan.base.run.model_copy(update={"controls": "supply"})
    base = made.plan.base.model_copy(update={"run": run})
    return replace(made, plan=replace(made.plan, base=base), controls=controls)


def without_shocks() -> Outcome:
    """Return an outcome of one strategy that met no shock."""
    whole = outcome(("pull",))
    calm = replace(labels(), shock_days=np.zeros((0, 2), dtype=np.int64))
    return replace(whole, strategies={"pull": replace(whole.strategies["pull"], labels=calm)})


def plan(strategies: Sequence[str] = ("pull", "kit")) -> Plan:
    """Return a plan with these strategies, all of which play the same scenario."""
    raw = scenario_data()
    base = Scenario.model_validate(raw)
    return Plan(
        name="prueba",
        base=base,
        strategies={
            name: Strategy(name, _title(name), Text(es="¿Y si…?", en="What if…?"), base)
            for name in strategies
        },
        baseline=strategies[0],
        assumptions=(
            Assumption("demand.dispersion", "0.05", "Our guess [E]", "estimate"),
            Assumption("network.roads", "3 rows", "SCT road register [F]", "found"),
        ),
        raw=raw,
    )


def scenario_data() -> dict[str, Any]:
    """Return the smallest scenario that is whole, as plain data: what a file would hold."""
    return {
        "title": {"es": "Prueba", "en": "Test"},
        "question": {"es": "¿Qué conviene?", "en": "What pays?"},
        "run": {"horizon": f"{DAYS} d", "replications": 4, "seed": 1},
        "institutions": {"imss": {"name": "IMSS-Bienestar"}, "estado": {"name": "Estado"}},
        "network": _network_data(),
        "facilities": _facilities_data(),
        "products": {
            key: {"name": name, "ven": ven, "unit_price": price}
            for key, (name, ven, price) in _PRODUCTS.items()
        },
        "demand": {"rates": {key: {"rural": 100.0} for key in _PRODUCTS}},
        "supply": {"fabricante": {"name": "Fabricante"}},
        "replenishment": {
            "pedido": {"levels": ["unit", "hospital"], "policy": {"kind": "pull_by_exception"}},
            "compra": {"levels": ["store"], "policy": {"kind": "forced_ordering"}},
        },
        "transport": _transport_data(),
        "shocks": {
            "huelga": {
                "kind": "hub_out",
                "facility": "almacen",
                "first_day": "2025-01-31",
                "last_day": "2025-02-06",
                "name": {"es": "huelga en el almacén", "en": "strike at the store"},
            }
        },
        "agreements": {
            "convenio": {
                "kind": "reciprocal_loans",
                "parties": ["imss", "estado"],
                "levels": ["unit"],
            }
        },
        "itinerants": {
            "specialties": {
                name: {"name": name.title(), "per_person_year": 0.1, "mix": "rural"}
                for name in ("neurología", "dermatología")
            }
        },
        "trace": {"facilities": ["cerca", "lejos"], "products": ["insulina"]},
    }


def _network_data() -> dict[str, Any]:
    road = {"distance_km": 120.0, "surface": "paved", "terrain": "mountain"}
    return {
        "places": {
            facility: {"name": name, "lat": lat, "lon": lon}
            for facility, (name, _, _, lat, lon) in _FACILITIES.items()
        },
        "roads": {
            f"almacen--{facility}": {"origin": "almacen", "destination": facility} | road
            for facility in ("hospital", "cerca", "lejos")
        },
        "speeds": {
            "paved--mountain": {"surface": "paved", "terrain": "mountain", "speed_kph": 45.0}
        },
    }


def _facilities_data() -> dict[str, Any]:
    store = {"institution": "imss", "supplier": "fabricante", "level": "store"}
    served = {"institution": "imss", "supplier": "almacen", "mix": "rural", "route": "sur"}
    return {
        facility: {"name": name, "place": facility}
        | (
            store
            if level == "store"
            else served | {"level": level, "kind": kind, "population": 2000, "stop": stop}
        )
        for stop, (facility, (name, level, kind, _, _)) in enumerate(_FACILITIES.items())
    }


def _transport_data() -> dict[str, Any]:
    return {
        "vehicles": {
            "camion": {
                "payload_kg": 3500.0,
                "volume_m3": 18.0,
                "max_speed_kph": 80.0,
                "cost_per_km": 9.0,
                "cost_per_day": 1200.0,
                "surfaces": ["paved", "gravel"],
            }
        },
        "fleets": {"flota": {"vehicle": "camion", "number": 2, "home": "almacen"}},
        "routes": {"sur": {"fleet": "flota", "name": "Ruta sur"}},
    }


def _title(name: str) -> Text:
    return _TITLES.get(name, Text(es=name, en=name))


def _played(strategy: str, index: int, replications: int) -> StrategyOutcome:
    runs = [records(1000 * index + replication) for replication in range(replications)]
    return StrategyOutcome(strategy, labels(), [measure(run, labels()) for run in runs], runs)


def _row(columns: tuple[Column, ...], values: dict[str, float]) -> tuple[float, ...]:
    unknown = set(values) - {column.name for column in columns}
    if unknown:
        raise KeyError(f"no such columns: {sorted(unknown)}")
    return tuple(values[column.name] for column in columns)


def _prescriptions(asked: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.int64]:
    first = rng.poisson(asked.sum(axis=1) / 3.2 / MONTHS, (MONTHS, asked.shape[0]))
    complete = rng.binomial(first, rng.uniform(0.6, 0.95))
    refused = rng.binomial(first - complete, 0.3)
    later = rng.binomial(first - complete, 0.2)
    much_later = rng.binomial(first - complete - later, 0.3)
    open_end = first - complete - later - much_later
    bought = rng.binomial(open_end, 0.4)
    counts = {
        "asked": first,
        "complete": complete,
        "partly": first - complete - refused,
        "refused": refused,
        "within_7_days": complete + later,
        "within_30_days": complete + later + much_later,
        "bought": bought,
        "lost": open_end - bought,
        "no_access": np.zeros_like(first),
    }
    return np.stack([counts[outcome] for outcome in OUTCOMES], axis=2)


def _daily(seed: int, *, hit: float = 0.4) -> NDArray[np.int64]:
    """Return the prescriptions of the one institution by day: *hit* are filled in the shock."""
    rng = Streams(seed, 0).get("daily")
    asked = rng.poisson(50, DAYS)
    chance = np.full(DAYS, 0.8)
    chance[SHOCK_DAYS[0] - FIRST_DAY : SHOCK_DAYS[1] - FIRST_DAY] = hit
    return np.stack([asked, rng.binomial(asked, chance)], axis=1)[:, None]


def _deliveries(rng: np.random.Generator) -> list[tuple[float, ...]]:
    late = rng.uniform(0, 8, 3)
    return [
        delivery(facility=HOSPITAL, received=381.0 + late[0], blocked_hours=2.0),
        delivery(facility=NEAR, received=381.5 + late[1], unload_wait_hours=3.0),
        delivery(facility=FAR, received=382.0 + late[2], blocked_hours=12.0),
        delivery(
            facility=FAR,
            received=np.nan,
            due=415.0,
            cycle_start=410.0,
            trip=-1,
            pieces=0,
            value=0.0,
        ),
    ]
