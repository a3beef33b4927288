"""Make products.csv: those of the last mile of Chihuahua, with the kit split for the hybrid.

The named tracers are the `core` that a hybrid sends as a kit; the synthetic keys are the `rest`
that units ask for. What heat and frost spoil of cold products stands beside them. Run it as
``python scenarios/policies_side_by_side/make_tables.py``.
"""

import csv
from pathlib import Path

HERE = Path(__file__).parent
LOSSES = {
    "Insulina": ("0.1", "1", "[R] frozen it is thrown away, but it stands weeks without cold"),
    "Vacuna": ("", "1", "[R] frozen it is thrown away"),
}
"""Shares that heat and frost spoil, where known, by the first word of the name of a product."""

SOURCE = HERE.parent / "chihuahua_ultima_milla" / "products.csv"


def main() -> None:
    """Write the table."""
    with SOURCE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["supply_group"] == "kit":
            row["supply_group"] = "rest" if row["synthetic"] == "true" else "core"
        row.update(losses(row))
    with (HERE / "products.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def losses(row: dict[str, str]) -> dict[str, str]:
    """Return what heat and frost spoil of a product, where that is known to differ."""
    heat_loss, freeze_loss, why = LOSSES.get(row["name"].split()[0], ("", "", ""))
    source = f"{row['source']}; {why}" if why else row["source"]
    return {"heat_loss": heat_loss, "freeze_loss": freeze_loss, "source": source}


if __name__ == "__main__":
    main()
