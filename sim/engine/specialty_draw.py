"""Everybody who needs a specialist in one replication: the same people under every calendar."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.domain.alias import alias_tables
from sim.domain.demand import DAYS_PER_YEAR
from sim.domain.specialty_need import SpecialtyNeed, SpecialtyPatients
from sim.engine.setting import Setting
from sim.rng import Streams


class SpecialtyDraw(NamedTuple):
    """The need for specialists, specialty by specialty and community by community.

    Within a community patients are in the order in which their need arises. Positions in these
    arrays number the patients, under every strategy.
    """

    patients: SpecialtyPatients
    """Who needs one, from when and until when, and what they are given."""

    specialty: NDArray[np.int64]
    """Specialty of each patient, in the order of the scenario."""

    community: NDArray[np.int64]
    """Community of each patient, as the base counts them."""


def draw_specialty_need(base: Setting, streams: Streams) -> SpecialtyDraw:
    """Return who needs a specialist; there is at least one specialty.

    Need is Poisson by day, population × `per_person_year` ÷ 365.25, from a stream by specialty and
    community: neither calendars nor other communities move anybody.

    Parameters
    ----------
    base
        The base, whose communities and days count.
    streams
        Chance (stream `specialty`).

    References
    ----------
    docs/model.md, section 2.2, *Itinerant doctors*.
    """
    scenario, days = base.scenario, base.calendar.days
    populations = [
        *(house.population for house in scenario.facilities.values()),
        *(community.population for community in scenario.communities.values()),
    ]
    drawn: list[SpecialtyPatients] = []
    for name, specialty in scenario.itinerants.specialties.items():
        need = SpecialtyNeed(
            drops_out_after_days=specialty.drops_out_after,
            lines_per_consultation=specialty.lines_per_consultation,
            pieces_per_line=specialty.pieces_per_line,
            products=alias_tables(base.weights_of(specialty.mix)[None, :]),
        )
        per_person_day = specialty.per_person_year / DAYS_PER_YEAR
        drawn += [
            need.draw(population * per_person_day, days, streams.get("specialty", name, community))
            for community, population in zip(base.communities.names, populations, strict=True)
        ]
    people, kinds = len(populations), len(scenario.itinerants.specialties)
    sizes = [each.day.size for each in drawn]
    return SpecialtyDraw(
        SpecialtyPatients.together(drawn),
        np.repeat(np.repeat(np.arange(kinds), people), sizes),
        np.repeat(np.tile(np.arange(people), kinds), sizes),
    )
