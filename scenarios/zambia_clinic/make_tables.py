"""Make the tables of the clinic of Zambia: a hundred copies of it, and its figures by month.

Run it as ``python scenarios/zambia_clinic/make_tables.py``.
"""

import csv
from pathlib import Path

HERE = Path(__file__).parent
COPIES = 100
SOURCE = "[F] Leung et al. 2016, PLOS ONE 11(5): e0156026, CC BY 4.0"
MONTHLY = HERE.parent / "data" / "zambia_clinic_monthly.csv"
CLINIC = {
    "institution": "ministry",
    "level": "clinic",
    "place": "district",
    "supplier": "district",
    "mix": "clinic",
    "opens": "every day",
}


def main() -> None:
    """Write both tables."""
    names = (f"{number:03}" for number in range(1, COPIES + 1))
    write("facilities.csv", [{"id": f"clinic-{n}", "name": f"Clinic {n}"} | CLINIC for n in names])
    with MONTHLY.open(encoding="utf-8", newline="") as file:
        write("monthly.csv", [row | {"source": SOURCE} for row in csv.DictReader(file)])


def write(name: str, rows: list[dict[str, str]]) -> None:
    """Write the rows of a table beside this file."""
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
