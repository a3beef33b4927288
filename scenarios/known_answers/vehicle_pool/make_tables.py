"""Write units.csv, routes.csv, pooled.csv and fleets.csv: ``python make_tables.py``."""

import csv
from collections.abc import Iterable
from math import log1p
from pathlib import Path

GROUPS = 30
"""Groups of units that share nothing with each other, so that a run has many queues."""

TRIPS_PER_DAY = 0.125
"""Of each group."""

MEAN_DAYS = 4
"""Mean length of a trip: the shares of trips of 1, 2, 3 … days are geometric."""

LONGEST_DAYS = 24
"""Longer ones, one trip in a thousand, are left out."""

MIXED = sorted(range(1, LONGEST_DAYS + 1), key=lambda days: days * 17 % 25)
"""Days of the trips of a group, in such an order that of two trips of the same morning, which leave
in the order of their routes, the first is no shorter than the second on average."""

KM_PER_DAY = 24.0
"""A vehicle that never rests does 1 km/h."""

FOLDER = Path(__file__).parent


def chance(days: int) -> float:
    """Return the chance that a group sends out a trip of so many *days* on a day."""
    shorter = 1 - 1 / MEAN_DAYS
    share = shorter ** (days - 1) / MEAN_DAYS / (1 - shorter**LONGEST_DAYS)
    return TRIPS_PER_DAY * share


def tables() -> dict[str, list[dict[str, object]]]:
    """Return the rows of all tables; a unit is asked for something with the chance of its trip."""
    cells = [(group, days) for group in range(GROUPS) for days in MIXED]
    return {
        "units": [
            {
                "id": f"g{group:02}d{days:02}",
                "name": f"Group {group}, {days} days",
                "institution": "books",
                "level": "unit",
                "place": "town",
                "supplier": "store",
                "mix": "all",
                "opens": "every day",
                "keeps_holidays": "false",
                "receives_from": "0 h",
                "receives_until": "24 h",
                "unloading": "0 h",
                "route": f"g{group:02}d{days:02}",
                "spur_km": days * KM_PER_DAY / 2,
                "consultations_per_day": round(-log1p(-chance(days)), 9),
            }
            for group, days in cells
        ],
        "routes": [
            {"id": f"g{group:02}d{days:02}", "fleet": f"fleet{group:02}"} for group, days in cells
        ],
        "pooled": [
            {"id": f"g{group:02}d{days:02}", "fleet": f"fleet{group // 3 * 3:02}"}
            for group, days in cells
        ],
        "fleets": [
            {"id": f"fleet{group:02}", "vehicle": "lorry", "number": 1, "home": "store"}
            for group in range(GROUPS)
        ],
    }


def write(name: str, rows: Iterable[dict[str, object]]) -> None:
    """Write a table beside this script."""
    rows = list(rows)
    with (FOLDER / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    for name, rows in tables().items():
        write(name, rows)
