"""What itinerant doctors are expected to prescribe, as the plan sees it."""

from collections import defaultdict

from sim.domain.demand import DAYS_PER_YEAR
from sim.domain.visits import Visit
from sim.scenario.scenario import Scenario
from sim.scenario.visit_calendar import affiliates_seen


def patients_per_day(
    scenario: Scenario, visits: list[Visit], days: int
) -> dict[tuple[str, str], float]:
    """Return the patients that visits are expected to see on a mean day, by facility and specialty.

    Doctors of one specialty who see the same affiliates in one town share those: as many as need
    one, and no more than their days allow. Who drops out is not looked at.
    """
    seen = {name: frozenset(each) for name, each in affiliates_seen(scenario).items()}
    people = _population(scenario)
    sharing: defaultdict[tuple[str, str, frozenset[str]], list[Visit]] = defaultdict(list)
    for visit in visits:
        sharing[visit.specialty, visit.town, seen[visit.institution]].append(visit)
    expected: defaultdict[tuple[str, str], float] = defaultdict(float)
    for (name, town, affiliations), group in sharing.items():
        specialty = scenario.itinerants.specialties[name]
        population = sum(people[town, affiliation] for affiliation in affiliations)
        need = population * specialty.per_person_year / DAYS_PER_YEAR
        visit_days = sum(visit.length for visit in group)
        per_visit_day = min(need / visit_days, specialty.patients_per_day / days)
        for visit in group:
            expected[visit.facility, name] += per_visit_day * visit.length
    return expected


def _population(scenario: Scenario) -> defaultdict[tuple[str, str], int]:
    """Return the people by town and affiliation."""
    people: defaultdict[tuple[str, str], int] = defaultdict(int)
    for house in scenario.facilities.values():
        people[house.place, house.institution] += house.population
    for each in scenario.communities.values():
        town = each.place or scenario.facilities[each.unit].place
        people[town, each.affiliation] += each.population
    return people
