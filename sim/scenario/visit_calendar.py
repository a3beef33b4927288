"""The calendar of itinerant doctors of a scenario, its agreements included.

It is what is planned, and follows from the scenario alone: it can be checked before anything is
played.
"""

from sim.agreements import JointCalendar
from sim.agreements.joint_calendar import CalendarError
from sim.domain.schedule import BeforeVisits
from sim.domain.visits import Visit
from sim.policies.replenishment.visit_supply import VisitSupply
from sim.scenario.scenario import Scenario
from sim.scenario.variant import Variant


def visit_calendar(scenario: Scenario) -> list[Visit]:
    """Return the visits of a run in order of time, joint calendars included.

    Several joint calendars are made one after the other, in the order of the file.

    Raises
    ------
    CalendarError
        When visits find no place on a joint calendar.
    """
    calendar = scenario.run.dates()
    towns = {name: house.place for name, house in scenario.facilities.items()}
    visits = scenario.itinerants.calendar(calendar, towns)
    for agreement in _joint_calendars(scenario).values():
        # one sees what those before it have moved
        visits = agreement.arrange(visits, calendar.days, _regions(scenario))
    return visits


def affiliates_seen(scenario: Scenario) -> dict[str, set[str]]:
    """Return for each institution whose affiliates its itinerant doctors see."""
    agreements = _joint_calendars(scenario).values()
    return {
        name: {name}.union(*(agreement.serves(name) for agreement in agreements))
        for name in scenario.institutions
    }


def check_visits(scenario: Scenario, variant: Variant) -> None:
    """Report what waits for visits that there are not, and visits that find no place.

    Parameters
    ----------
    scenario
        All its names are known.
    variant
        Where problems are reported.
    """
    senders = {plan.institution for plan in scenario.itinerants.visits.values()}
    for name, agreement in _joint_calendars(scenario).items():
        if senders.isdisjoint(agreement.parties):
            message = "none of its parties sends a doctor: itinerants.visits has no visit of theirs"
            variant.report(("agreements", name, "parties"), message)
    for name, programme in scenario.replenishment.items():
        has_policy = isinstance(programme.policy, VisitSupply)
        is_for_visits = isinstance(programme.review, BeforeVisits)
        if has_policy and not is_for_visits:
            message = (
                "visit_supply needs a review of the kind 'before_visits': it orders for visits"
            )
            variant.report(("replenishment", name, "policy"), message)
        if is_for_visits and not senders:
            message = "nothing would ever be ordered: itinerants.visits is empty"
            variant.report(("replenishment", name, "review"), message)
    try:
        visit_calendar(scenario)
    except CalendarError as error:
        variant.report(("agreements",), str(error))


def _joint_calendars(scenario: Scenario) -> dict[str, JointCalendar]:
    """Return the agreements of this kind by name."""
    agreements = scenario.agreements.items()
    return {name: each for name, each in agreements if isinstance(each, JointCalendar)}


def _regions(scenario: Scenario) -> dict[str, str]:
    """Return the region of each place."""
    return {name: place.region for name, place in scenario.network.places.items()}
