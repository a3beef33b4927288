"""What itinerant doctors are expected to prescribe, as the plan sees it."""

from collections import defaultdict

from sim.domain.demand import DAYS_PER_YEAR
from sim.domain.visits import Visit
from sim.scenario.scenario import Scenario
from sim.scenario.visit_calendar import affiliates_seen


def expected_patients(scenario: Scenario, visits: list[Visit], days: int) -> list[float]:
    """Return the patients that each visit is expected to see in a run of so many *days*.

    Doctors of one specialty who see the same affiliates in one town share those: as many as need
    one, and no more than their days allow. Who drops out is not looked at, so it is an upper
    estimate where visits are rare.

    Parameters
    ----------
    scenario
        The strategy, with its agreements.
    visits
        Of its calendar, joint calendars included.
    days
        Length of the run, warm-up included: need arises on all of them.

    Returns
    -------
    Patients of each visit, in the order of *visits*; they need not be whole.

    References
    ----------
    docs/model.md, section 2.2, *Itinerant doctors*.
    """
    seen = {name: frozenset(each) for name, each in affiliates_seen(scenario).items()}
    queues = [(visit.specialty, visit.town, seen[visit.institution]) for visit in visits]
    visit_days: defaultdict[tuple[str, str, frozenset[str]], int] = defaultdict(int)
    for visit, queue in zip(visits, queues, strict=True):
        visit_days[queue] += visit.length
    people = _population(scenario)
    patients = []
    for visit, queue in zip(visits, queues, strict=True):
        specialty = scenario.itinerants.specialties[visit.specialty]
        population = sum(people[visit.town, affiliation] for affiliation in queue[2])
        need = population * specialty.per_person_year / DAYS_PER_YEAR * days
        a_day = min(need / visit_days[queue], specialty.patients_per_day)
        patients.append(a_day * visit.length)
    return patients


def _population(scenario: Scenario) -> defaultdict[tuple[str, str], int]:
    """Return the people by town and affiliation, where they live and not where they are served."""
    people: defaultdict[tuple[str, str], int] = defaultdict(int)
    for house in scenario.facilities.values():
        people[house.place, house.institution] += house.population
    for each in scenario.communities.values():
        town = each.place or scenario.facilities[each.unit].place
        people[town, each.affiliation] += each.population
    return people
