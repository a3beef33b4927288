"""Whether the money of a scenario reaches somebody whom it limits."""

from typing import TYPE_CHECKING

import numpy as np

from sim.agreements import ExternalSupport
from sim.scenario.scenario import Scenario
from sim.scenario.variant import Variant

if TYPE_CHECKING:
    from sim.scenario.tree import Path


def check_funding(scenario: Scenario, variant: Variant) -> None:
    """Report budgets and support that would change nothing.

    Parameters
    ----------
    scenario
        Valid section by section.
    variant
        Where problems are reported.
    """
    _check_budgets(scenario, variant)
    _check_support(scenario, variant)


def _check_budgets(scenario: Scenario, variant: Variant) -> None:
    """Report money for facilities that do not buy, or that belong to somebody else."""
    for name, institution in scenario.institutions.items():
        for buyer in institution.budget.per_month if institution.budget else ():
            house = scenario.facilities.get(buyer)
            path: Path = ("institutions", name, "budget", "per_month", buyer)
            if house and house.institution != name:
                message = f"{buyer!r} belongs to {house.institution!r}"
                variant.report(path, message, on_key=True)
            elif house and house.supplier not in scenario.supply:
                message = f"{buyer!r} buys nothing from outside: {house.supplier!r} supplies it"
                variant.report(path, message, on_key=True)


def _check_support(scenario: Scenario, variant: Variant) -> None:
    """Report money for goods where money is no limit."""
    names, houses = list(scenario.facilities), list(scenario.facilities.values())
    places = scenario.network.places
    regions = [places[house.place].region if house.place in places else "" for house in houses]
    for name, support in scenario.agreed(ExternalSupport).items():
        chosen = support.chooses(
            names, owner=[house.institution for house in houses], region=regions
        )
        if not chosen.any() and scenario.facilities.keys() >= set(support.facilities):
            message = "chooses no facility: none has one of these owners, regions and names"
            variant.report(("agreements", name), message, on_key=True)
        buyers = {_buyer(scenario, names[row]): None for row in np.flatnonzero(chosen)}
        # support of staff changes something without any budget
        for buyer in buyers if support.supply else ():
            owner = scenario.institutions.get(scenario.facilities[buyer].institution)
            if owner and owner.budget is None:
                message = f"{buyer!r} buys for them without a budget: more money changes nothing"
                variant.report(("agreements", name, "supply"), message, on_key=True)


def _buyer(scenario: Scenario, facility: str) -> str:
    """Return who buys from outside what reaches a facility; itself, in a circle of suppliers."""
    passed: set[str] = set()
    while facility not in passed and scenario.facilities[facility].supplier in scenario.facilities:
        passed.add(facility)
        facility = scenario.facilities[facility].supplier
    return facility
