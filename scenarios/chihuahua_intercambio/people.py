"""Whose patients live around each unit, and who is referred to a hospital."""

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
from interventions import Profile

from scenarios.tables.files import Cells

FURTHEST_OWN_UNIT_HOURS = 5.0  # who lives further from any unit of theirs is not affiliated [E]
DAYS_PER_YEAR = 365.25
INSTITUTIONS = ("imss-bienestar", "ssa")
SHORT = {"imss-bienestar": "imss", "ssa": "ssa"}
NAMES = {"imss-bienestar": "IMSS-Bienestar", "ssa": "Servicios de Salud"}

Hours = dict[str, dict[str, float]]
"""Free travel time between places."""


@dataclass(frozen=True)
class House:
    """A facility as its patients see it."""

    id: str
    """Its id."""

    name: str
    """As people call it."""

    institution: str
    """Its owner."""

    place: str
    """Where it stands."""

    people: int
    """Who are counted as its own."""


def travel_hours(graph: "nx.Graph[str]") -> Hours:
    """Return the hours between all places of *graph*."""
    return dict(nx.all_pairs_dijkstra_path_length(graph, weight="hours"))


def neighbours(units: Sequence[House], hours: Hours, *, share: float) -> list[Cells]:
    """Return the people who live at a unit of the other institution, away from their own.

    Parameters
    ----------
    share
        How many they are, as a share of the unit's own people.
    """
    rows = []
    for host in units:
        affiliation = next(name for name in INSTITUTIONS if name != host.institution)
        theirs = [unit for unit in units if unit.institution == affiliation]
        own = _nearest(host.place, theirs, hours)
        if 0 < hours[host.place][own.place] <= FURTHEST_OWN_UNIT_HOURS:
            rows.append(_neighbours_of(host, affiliation, own=own, share=share))
    return rows


def _neighbours_of(host: House, affiliation: str, *, own: House, share: float) -> Cells:
    town = host.name.removeprefix("UMR ").removeprefix("Centro de Salud ")
    return {
        "id": f"{SHORT[affiliation]}-en-{host.id}",
        "name": f"{NAMES[affiliation]}: {town}",
        "affiliation": affiliation,
        "unit": own.id,
        "place": host.place,
        "population": round(share * host.people),
        "consultations_per_day": "",
        "mix": "unit",
        "levels": "",
        "source": f"[E] {share:.0%} of the people of the unit in their town",
    }


def referred(
    people: Sequence[tuple[str, str, int]],
    hospitals: Sequence[House],
    *,
    hours: Hours,
    served: Sequence[Profile],
) -> list[Cells]:
    """Return the people who are referred, by profile, affiliation and the hospitals they are near.

    Parameters
    ----------
    people
        Affiliation, place and number of people.
    """
    groups: dict[tuple[str, str, str], list[tuple[float, str, int]]] = {}
    names = {house.id: house.name for house in hospitals}
    for affiliation, place, count in people:
        theirs = [house for house in hospitals if house.institution == affiliation]
        own, near = _nearest(place, theirs, hours), _nearest(place, hospitals, hours)
        group = groups.setdefault((affiliation, own.id, near.id), [])
        group.append((hours[place][near.place], place, count))
    return [
        _referred_for(profile, key, sorted(group), near=names[key[-1]])
        for key, group in sorted(groups.items())
        for profile in served
    ]


def _referred_for(
    profile: Profile,
    key: tuple[str, str, str],
    group: Sequence[tuple[float, str, int]],
    *,
    near: str,
) -> Cells:
    affiliation, own, near_id = key
    people = sum(count for _, _, count in group)
    per_day = people * profile.prescriptions_per_person_year / DAYS_PER_YEAR
    near_town, own_town = (name.removeprefix("hospital-") for name in (near_id, own))
    return {
        "id": f"{SHORT[affiliation]}-{own_town}-{near_town}-{profile.id}",
        "name": f"{profile.name}, {NAMES[affiliation]}, cerca del {near}",
        "affiliation": affiliation,
        "unit": own,
        "place": _median_place(group),
        "population": "",
        "consultations_per_day": round(per_day, 4),
        "mix": profile.id,
        "levels": "hospital",
        "source": f"[E] prescriptions of {people} people of whom this is the nearest hospital",
    }


def _median_place(group: Sequence[tuple[float, str, int]]) -> str:
    """Return where the median of the people lives, by hours to the nearest hospital."""
    half, passed = sum(count for _, _, count in group) / 2, 0
    for _, place, count in group:
        passed += count
        if passed >= half:
            return place
    return group[-1][1]


def _nearest(place: str, houses: Sequence[House], hours: Hours) -> House:
    return min(houses, key=lambda house: (hours[place][house.place], house.id))
