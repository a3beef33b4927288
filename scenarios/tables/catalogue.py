"""The 147 keys of the kit, the three tracers outside it, and how often they are asked for."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from scenarios.tables.files import STREAMS, Cells, Row, read

PIECES_PER_CONSULTATION = 3.2  # [C]
SYNTHETIC_BY_CLASS = {"V": 8, "E": 48, "N": 48}  # with the tracers: 19 V, 70 E, 58 N (F32)
RATE_SPREAD = 1.0  # SD of the log of the rates of synthetic keys [E]
SIZE_SPREAD = 0.6  # the same for volume, weight and price, around the tracers' median [E]
SEASONS = {"flat": 0.7, "winter": 0.1, "summer": 0.08, "chronic": 0.12}  # shares [E]
OUTSIDE_KIT = ("OXITOCINA-SIN-CLAVE", "VACUNA-PENTA/HEXA", "ANTIVENENO-ALACRAN")
ONLY_IN_HOSPITALS = ("OXITOCINA-SIN-CLAVE",)
HOSPITAL_FACTORS = {
    "solución parenteral": 6.0,
    "obstétrico crítico": 6.0,
    "antibiótico inyectable": 5.0,
    "antiveneno": 3.0,
    "insulina": 1.5,
    "antibiótico": 1.5,
    "analgésico": 1.2,
    "antihipertensivo": 0.5,
    "hipoglucemiante": 0.5,
    "hipolipemiante": 0.5,
    "planificación": 0.5,
}
"""Use in a hospital against that in a unit, by group, before the mix is rescaled [E]."""

HOSPITAL_FACTOR_SPREAD = 0.5
"""SD of the log of the same factor of a synthetic key, whose group nobody knows [E]."""


def product_rows(*, whole_kit: bool = True, pesos_per_unit: float = 1.0) -> list[Cells]:
    """Return the table of products: the tracers, then the synthetic keys where the kit is whole.

    A unit of the scenario's currency is worth *pesos_per_unit* Mexican pesos.
    """
    tracers = [_tracer(row) for row in read("products")]
    rows = tracers + ([_synthetic(row) for row in _invented()] if whole_kit else [])
    if pesos_per_unit == 1.0:
        return rows
    return [
        row | {"unit_price": f"{float(str(row['unit_price'])) / pesos_per_unit:.2f}"}
        for row in rows
    ]


def product_groups() -> dict[str, str]:
    """Return the therapeutic group of each tracer."""
    return {row["key"]: row["group"] for row in read("products")}


def rate_rows(*, whole_kit: bool = True) -> list[Cells]:
    """Return pieces per 1,000 consultations by key, in units and in hospitals."""
    tracers, invented = read("products"), _invented() if whole_kit else []
    unit = {row["key"]: float(row["units_per_1000_consultations"]) for row in tracers}
    pieces = 1000 * PIECES_PER_CONSULTATION if whole_kit else _in_kit(unit)
    unit |= {row["key"]: float(row["share"]) * (pieces - _in_kit(unit)) for row in invented}
    hospital = {row["key"]: unit[row["key"]] * _hospital_factor(row) for row in tracers + invented}
    hospital = _rescaled(hospital, pieces)
    unit |= dict.fromkeys(ONLY_IN_HOSPITALS, 0.0)
    in_all = f"{pieces / 1000:.1f}"
    return [
        {
            "key": key,
            "unit": round(unit[key], 4),
            "hospital": round(hospital[key], 4),
            "source": f"[E] pieces per 1,000 consultations; {in_all} a consultation in all",
        }
        for key in unit
    ]


def _tracer(row: Row) -> Cells:
    is_kit = row["key"] not in OUTSIDE_KIT
    return {
        "key": row["key"],
        "name": row["name"],
        "unit": row["unit"],
        "ven": row["ven"],
        "supply_group": "kit" if is_kit else "outside_kit",
        "seasonality": row["seasonality"],
        "volume_l": row["volume_l"],
        "weight_kg": row["weight_kg"],
        "unit_price": row["unit_price_mxn"],
        "cold_chain": row["cold_chain"] == "1",
        "shelf_life_months": row["shelf_life_months"],
        "tracer": True,
        "synthetic": False,
        "source": "[E] volume, weight, price, life and season; key and class from the catalogue",
    }


def _synthetic(row: Row) -> Cells:
    return {
        "key": row["key"],
        "name": f"Clave sintética {row['key'][-3:]}",
        "unit": "pieza",
        "ven": row["ven"],
        "supply_group": "kit",
        "seasonality": row["seasonality"],
        "volume_l": row["volume_l"],
        "weight_kg": row["weight_kg"],
        "unit_price": row["unit_price"],
        "cold_chain": False,
        "shelf_life_months": 24,
        "tracer": False,
        "synthetic": True,
        "source": "[E] synthetic key that completes the kit of 147",
    }


def _invented() -> list[Row]:
    """Draw the synthetic keys; `share` is their part of the pieces that the tracers leave."""
    classes = [ven for ven, count in SYNTHETIC_BY_CLASS.items() for _ in range(count)]
    rates = _lognormal("rate", len(classes), median=1.0, spread=RATE_SPREAD)
    volumes, weights, prices = (_around_tracers(column, len(classes)) for column in _SIZES)
    seasons = STREAMS.get("catalogue", "season").choice(
        list(SEASONS), size=len(classes), p=list(SEASONS.values())
    )
    return [
        {
            "key": f"SINT-{number + 1:03}",
            "ven": ven,
            "seasonality": str(seasons[number]),
            "share": str(rates[number] / rates.sum()),
            "volume_l": f"{volumes[number]:.3f}",
            "weight_kg": f"{weights[number]:.3f}",
            "unit_price": f"{prices[number]:.1f}",
        }
        for number, ven in enumerate(classes)
    ]


_SIZES = ("volume_l", "weight_kg", "unit_price_mxn")


def _around_tracers(column: str, count: int) -> NDArray[np.float64]:
    tracers = [float(row[column]) for row in read("products") if row["key"] not in OUTSIDE_KIT]
    return _lognormal(column, count, median=float(np.median(tracers)), spread=SIZE_SPREAD)


def _lognormal(name: str, count: int, *, median: float, spread: float) -> NDArray[np.float64]:
    return median * STREAMS.get("catalogue", name).lognormal(0.0, spread, count)


def _hospital_factor(row: Row) -> float:
    if "group" in row:
        return HOSPITAL_FACTORS.get(row["group"], 1.0)
    stream = STREAMS.get("catalogue", "hospital factor", row["key"])
    return float(stream.lognormal(0.0, HOSPITAL_FACTOR_SPREAD))


def _in_kit(rates: Mapping[str, float]) -> float:
    return sum(rate for key, rate in rates.items() if key not in OUTSIDE_KIT)


def _rescaled(rates: Mapping[str, float], pieces: float) -> dict[str, float]:
    """Return the rates at *pieces* per 1,000 consultations; what is outside the kit stays."""
    scale = pieces / _in_kit(rates)
    return {key: rate if key in OUTSIDE_KIT else rate * scale for key, rate in rates.items()}
