"""Who lives where, whose patients they are, and which unit is theirs: as arrays."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.domain.demand import DAYS_PER_YEAR
from sim.scenario.scenario import Scenario


class Communities(NamedTuple):
    """Every facility's own people, in the order of the facilities, then `communities`.

    So the index of a facility is that of its own people, too. Facilities that nobody comes to, such
    as stores, stand here with nobody; shelves of stores do not. All fields have an entry a
    community.
    """

    names: tuple[str, ...]
    """Id of the facility or of the community."""

    affiliation: NDArray[np.str_]
    """Institution whose patients they are."""

    unit: NDArray[np.int64]
    """Facility that serves them where systems are closed; it may belong to another institution."""

    place: tuple[str, ...]
    """Place of the road graph where they live; at their unit, spur included, where empty."""

    mix: tuple[str, ...]
    """Column of `demand.rates` that they follow."""

    consultations_per_year: NDArray[np.float64]
    """Consultations with a prescription, refills included, in a year of 365.25 days."""

    levels: tuple[tuple[str, ...], ...]
    """Levels of the units of others that can serve them; all where none is given."""


def communities_of(scenario: Scenario) -> Communities:
    """Return the communities of a scenario.

    Consultations are counted ones of a day where these are given, else they follow from the people.
    """
    houses, others = scenario.facilities, scenario.communities
    index = {name: row for row, name in enumerate(houses)}
    per_person = scenario.demand.consultations_per_person_year
    people = houses | others
    return Communities(
        names=(*houses, *others),
        affiliation=np.array(
            [
                *(house.institution for house in houses.values()),
                *(each.affiliation for each in others.values()),
            ]
        ),
        unit=np.array([*index.values(), *(index[each.unit] for each in others.values())]),
        place=(*("" for _ in houses), *(each.place for each in others.values())),
        mix=(
            *(house.mix for house in houses.values()),
            *(each.mix or houses[each.unit].mix for each in others.values()),
        ),
        consultations_per_year=np.array(
            [
                each.consultations_per_day * DAYS_PER_YEAR or each.population * per_person
                for each in people.values()
            ]
        ),
        levels=(*(() for _ in houses), *(each.levels for each in others.values())),
    )
