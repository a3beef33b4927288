"""The 73 + 17 interventions open to interchange, grouped by what they take from the shelf."""

from collections.abc import Iterable
from dataclasses import dataclass

from scenarios.tables.catalogue import product_groups, rate_rows
from scenarios.tables.files import Cells, Row, read

NOT_NAMED = 1.0  # factor of the groups that a profile does not name, synthetic keys included [E]


@dataclass(frozen=True)
class Profile:
    """Interventions that take alike from the shelf."""

    id: str
    """Column of the rates."""

    name: str
    """As people call them."""

    prescriptions_per_person_year: float
    """Prescriptions of attentions, whether by one's own hospital or by another."""

    factors: dict[str, float]
    """Use of a group of products against the mean patient of a hospital."""


def profiles() -> list[Profile]:
    """Return the profiles that our keys can serve."""
    return [_profile(row) for row in read("interventions_chihuahua") if row["is_served"] == "1"]


def rates_with(served: Iterable[Profile]) -> list[Cells]:
    """Return the rates of units and hospitals, with a column for each profile."""
    groups = product_groups()
    rows = rate_rows()
    for profile in served:
        rates = [
            float(str(row["hospital"])) * _factor(profile, groups.get(str(row["key"]), ""))
            for row in rows
        ]
        scale = sum(float(str(row["hospital"])) for row in rows) / sum(rates)
        for row, rate in zip(rows, rates, strict=True):
            row[profile.id] = round(scale * rate, 4)
    return rows


def intervention_rows() -> list[Cells]:
    """Return which interventions each profile stands for, and whether our keys serve it."""
    return [
        {"id": row["profile"]}
        | {column: text for column, text in row.items() if column not in {"profile", "source"}}
        | {"source": row["source"]}
        for row in read("interventions_chihuahua")
    ]


def _profile(row: Row) -> Profile:
    attentions = float(row["attentions_per_1000_person_years"]) / 1000
    return Profile(
        row["profile"],
        row["name"],
        attentions * float(row["prescriptions_per_attention"]),
        _factors(row["factors"]),
    )


def _factors(text: str) -> dict[str, float]:
    """Read ``analgésico:4 antibiótico pediátrico:2``: names may have spaces."""
    factors: dict[str, float] = {}
    name: list[str] = []
    for word in text.split():
        group, colon, factor = word.partition(":")
        name.append(group)
        if colon:
            factors[" ".join(name)] = float(factor)
            name = []
    return factors


def _factor(profile: Profile, group: str) -> float:
    return profile.factors.get(group, NOT_NAMED)
