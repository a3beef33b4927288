"""Make products.csv: those of the last mile of Chihuahua, with the kit split for the hybrid.

The named tracers are the `core` that a hybrid sends as a kit; the synthetic keys are the `rest`
that units ask for. Run it as ``python scenarios/policies_side_by_side/make_tables.py``.
"""

import csv
from pathlib import Path

HERE = Path(__file__).parent
SOURCE = HERE.parent / "chihuahua_ultima_milla" / "products.csv"


def main() -> None:
    """Write the table."""
    with SOURCE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["supply_group"] == "kit":
            row["supply_group"] = "rest" if row["synthetic"] == "true" else "core"
    with (HERE / "products.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
