"""Whether agreements between institutions can do anything, and for whom."""

from sim.agreements import ReciprocalLoans
from sim.scenario.names import listed
from sim.scenario.scenario import Scenario
from sim.scenario.variant import Variant


def check_agreements(scenario: Scenario, variant: Variant) -> None:
    """Report what an agreement names that cannot take part in it."""
    _check_loans(scenario, variant)


def _check_loans(scenario: Scenario, variant: Variant) -> None:
    """Report parties with nothing to lend from, and fleets that carry nobody's loans."""
    for name, loans in scenario.agreed(ReciprocalLoans).items():
        houses = scenario.facilities
        lenders = {each.institution for each in houses.values() if each.level in loans.levels}
        for index, party in enumerate(loans.parties):
            if party not in lenders and party in scenario.institutions:
                message = f"{party!r} has no facility at the levels {listed(loans.levels)}"
                variant.report(("agreements", name, "parties", index), message)
        for index, fleet in enumerate(loans.fleets):
            known = scenario.transport.fleets.get(fleet)
            home = houses.get(known.home) if known else None
            if known and home and home.institution not in loans.parties:
                message = f"the vehicles of {fleet!r} load at {known.home!r}, which is of no party"
                variant.report(("agreements", name, "fleets", index), message)
