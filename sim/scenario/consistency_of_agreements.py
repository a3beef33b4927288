"""Whether agreements between institutions can do anything, and for whom.

An agreement that can do nothing is a mistake: who compares with and without it would see no
difference and believe it.
"""

from sim.agreements import ReciprocalLoans, SingleCatalogue
from sim.scenario.facilities import Facility
from sim.scenario.names import listed
from sim.scenario.scenario import Scenario
from sim.scenario.variant import Variant


def check_agreements(scenario: Scenario, variant: Variant) -> None:
    """Report what an agreement names that cannot take part in it.

    Parameters
    ----------
    scenario
        Valid section by section.
    variant
        Where problems are reported.
    """
    _check_loans(scenario, variant)
    _check_catalogue(scenario, variant)


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


def _check_catalogue(scenario: Scenario, variant: Variant) -> None:
    """Report a second catalogue, and loads from which a team could fill the shelves of others.

    A load of an informed push, or what a full store room refuses, is left at later stops: between
    institutions with keys of their own it would be the wrong key.
    """
    catalogues = scenario.agreed(SingleCatalogue)
    for name, catalogue in catalogues.items():
        _check_joins(name, catalogue, scenario, variant)
    # what two of them would share is not defined
    for name in list(catalogues)[1:]:
        message = f"{next(iter(catalogues))!r} is one already: there is one catalogue at most"
        variant.report(("agreements", name), message, on_key=True)
    if all(_is_one_for_all(each) for each in catalogues.values()):
        return
    first: dict[str, str] = {}
    for name, facility in scenario.facilities.items():
        if not facility.route or not _may_give_back(facility, scenario):
            continue
        other = first.setdefault(facility.route, facility.institution)
        if other != facility.institution:
            message = (
                f"route {facility.route!r} serves {other!r} too, and what this stop leaves of its"
                " load could be the key of another; give each institution routes of its own"
            )
            variant.report(("facilities", name, "route"), message)


def _is_one_for_all(catalogue: SingleCatalogue) -> bool:
    """Return whether everybody uses the same keys from the start."""
    return catalogue.harmonisation == 1 and catalogue.parties is None and not catalogue.joins


def _check_joins(
    name: str, catalogue: SingleCatalogue, scenario: Scenario, variant: Variant
) -> None:
    """Report who joins without being a party, and money that would not bind before."""
    for institution in catalogue.joins:
        path = ("agreements", name, "joins", institution)
        known = scenario.institutions.get(institution)
        if catalogue.parties is not None and institution not in catalogue.parties:
            variant.report(path, f"{institution!r} is no party: it has nothing to join")
        elif catalogue.supplier_before and known and known.budget:
            message = (
                f"{institution!r} has a budget, and no purse for what it buys before it joins;"
                " leave out the budget or supplier_before"
            )
            variant.report(path, message)
    if catalogue.supplier_before and not catalogue.joins:
        message = "nobody joins later: give joins, or leave supplier_before out"
        variant.report(("agreements", name, "supplier_before"), message)
    if catalogue.notice and not catalogue.supplier_before:
        message = (
            "stores supply them before they join anyway: give supplier_before, or leave it out"
        )
        variant.report(("agreements", name, "notice"), message)


def _may_give_back(facility: Facility, scenario: Scenario) -> bool:
    """Return whether goods meant for a facility may stay on the vehicle."""
    return facility.storage_m3 is not None or any(
        programme.covers(facility) and programme.policy.kind == "informed_push"
        for programme in scenario.replenishment.values()
    )
