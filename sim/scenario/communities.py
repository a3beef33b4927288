"""Section `communities`: people who are affiliated with one institution and live in one place."""

from typing import Annotated

from pydantic import Field

from sim.quantities import SPLIT_WORDS, Section


class Community(Section):
    """People of one affiliation and one place, beside those that a facility counts as its own.

    They add to the people of facilities; do not count anybody in both. All strategies have the same
    ones.
    """

    name: str
    """As people call it."""

    affiliation: str
    """Institution whose patients they are."""

    unit: str
    """The facility that serves them where systems are closed."""

    place: str = ""
    """Place of the road graph where they live; at their unit where empty."""

    population: Annotated[int, Field(ge=0)] = 0
    """People. It gives consultations by `demand.consultations_per_person_year`, unless they are
    counted, and need of specialists."""

    consultations_per_day: Annotated[float, Field(ge=0)] = 0.0
    """Counted consultations on a mean day of the year; 0: they follow from the population."""

    mix: str = ""
    """Which column of `demand.rates` they follow; that of their unit where empty."""

    levels: Annotated[tuple[str, ...], SPLIT_WORDS] = ()
    """Levels of the units of others that can serve them under an interchange, such as `hospital`
    for people who are referred; all where none is given."""

    source: str = ""
    """Where this comes from, with its mark."""
