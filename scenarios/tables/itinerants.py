"""Rows of the tables of itinerant doctors: what they prescribe, and separate agendas."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from scenarios.tables.files import STREAMS, Cells

LONGEST_STAY_DAYS = 5  # windows of 1-5 days (F5)
TRAVEL_DAYS = 1  # from one town of a tour to the next [E]
FIRST_DAY = date(2024, 1, 1)
PRESCRIBED: Mapping[str, Mapping[str, tuple[str, str, str, float]]] = {
    "cardiologia": {
        "clopidogrel": ("Clopidogrel 75 mg", "caja 28", "V", 1.40),
        "carvedilol": ("Carvedilol 25 mg", "caja 28", "E", 0.90),
        "espironolactona": ("Espironolactona 25 mg", "caja 30", "E", 0.80),
    },
    "dermatologia": {
        "betametasona": ("Betametasona crema", "tubo 30 g", "E", 0.90),
        "clotrimazol": ("Clotrimazol crema", "tubo 30 g", "E", 0.70),
    },
    "endocrinologia": {
        "levotiroxina": ("Levotiroxina 100 µg", "caja 50", "V", 1.20),
        "tiamazol": ("Tiamazol 5 mg", "caja 20", "E", 1.60),
    },
    "neurologia": {
        "carbamazepina": ("Carbamazepina 200 mg", "caja 20", "V", 0.80),
        "valproato": ("Ácido valproico 250 mg", "caja 40", "V", 2.60),
        "levetiracetam": ("Levetiracetam 500 mg", "caja 60", "E", 6.50),
    },
    "oftalmologia": {
        "timolol": ("Timolol 0.5 % gotas", "frasco 5 ml", "E", 1.50),
        "hipromelosa": ("Hipromelosa gotas", "frasco 15 ml", "N", 1.30),
    },
    "traumatologia": {
        "meloxicam": ("Meloxicam 15 mg", "caja 10", "N", 0.60),
        "calcio-d3": ("Calcio y vitamina D3", "caja 30", "E", 1.70),
    },
}
"""Name, unit, VEN class and price in dollars of what each specialty prescribes: all of it [E]."""


@dataclass(frozen=True)
class Agenda:
    """The tours of an institution's doctors, one a specialty and zone, as it plans them alone."""

    institution: str
    """Who sends them."""

    house: str
    """What the ids of the facilities that they visit begin with."""

    every_days: int
    """From one tour to the next."""

    source: str
    """Where that comes from, with its mark."""

    tours: Sequence[Sequence[str]]
    """Towns of a tour in order, by zone."""


def itinerant_product_rows() -> list[Cells]:
    """Return the products that only itinerant doctors prescribe."""
    return [
        {
            "key": _key(product),
            "name": name,
            "unit": unit,
            "ven": ven,
            "supply_group": "especialidad",
            "seasonality": "flat",
            "volume_l": 0.08,
            "weight_kg": 0.03,
            "unit_price": f"{price:.2f}",
            "cold_chain": False,
            "shelf_life_months": 24,
            "tracer": False,
            "synthetic": True,
            "source": "[E] stands for what a specialist prescribes",
        }
        for products in PRESCRIBED.values()
        for product, (name, unit, ven, price) in products.items()
    ]


def itinerant_rates(rows: Sequence[Cells]) -> list[Cells]:
    """Return *rows* with a column for each specialty, and a row for each of its products."""
    none = dict.fromkeys(PRESCRIBED, 0)
    known = [{"key": row["key"], **row} | none for row in rows]
    source = "[E] products of a specialty equally often"
    new: list[Cells] = [
        dict.fromkeys(rows[0], 0) | none | {"key": _key(product), specialty: 1, "source": source}
        for specialty, products in PRESCRIBED.items()
        for product in products
    ]
    return [*known, *new]


def visit_rows(agendas: Sequence[Agenda]) -> list[Cells]:
    """Return the visits of all *agendas*; each draws its dates without knowing of the others.

    The first day of a tour is drawn evenly from its cycle, the length of each stay from 1 to 5.
    """
    return [
        row
        for agenda in agendas
        for specialty in PRESCRIBED
        for tour in agenda.tours
        for row in _tour_rows(agenda, specialty, tour)
    ]


def _tour_rows(agenda: Agenda, specialty: str, towns: Sequence[str]) -> Iterator[Cells]:
    rng = STREAMS.get("agenda", agenda.institution, specialty, towns[0])
    first = FIRST_DAY + timedelta(days=int(rng.integers(agenda.every_days)))
    for town in towns:
        last = first + timedelta(days=int(rng.integers(LONGEST_STAY_DAYS)))
        yield {
            "id": f"{agenda.institution}-{specialty}-{town}",
            "specialty": specialty,
            "institution": agenda.institution,
            "facility": f"{agenda.house}-{town}",
            "first_day": first,
            "last_day": last,
            "repeats_every": f"{agenda.every_days} d",
            "source": f"{agenda.source}; 1-5 days (F5); first day drawn by itself",
        }
        first = last + timedelta(days=1 + TRAVEL_DAYS)


def _key(product: str) -> str:
    return f"ESP-{product.upper()}"
