"""What a strategy may not change: all strategies meet the same patients on the same days."""

from sim.scenario.scenario import Scenario
from sim.scenario.variant import Variant


def check_comparable(base: Scenario, scenario: Scenario, variant: Variant) -> None:
    """Report what a strategy changes of the days and patients that all strategies share.

    A strategy may change anything else: suppliers, stores, roads, fleets, rules. What it may not
    change is what first-attempt demand is drawn from, or differences would come from other
    patients.

    Parameters
    ----------
    base
        What demand is drawn from.
    scenario
        The strategy, merged.
    variant
        Where problems are reported.
    """
    for section in ("run", "demand"):
        if getattr(scenario, section) != getattr(base, section):
            variant.report((section,), f"{_WHY}; change `{section}` for all, or use `--set`")
    if list(scenario.products) != list(base.products):
        message = f"{_WHY}: it may change what a product is, but neither add nor remove one"
        variant.report(("products",), message)
    if scenario.communities != base.communities:
        variant.report(("communities",), f"{_WHY}; change `communities` for all, or use `--set`")
    if scenario.itinerants.specialties != base.itinerants.specialties:
        path = ("itinerants", "specialties")
        variant.report(path, f"{_WHY}; change the specialties for all, or use `--set`")
    for field in ("currency", "base_year"):
        if getattr(scenario.costs, field) != getattr(base.costs, field):
            message = "costs of strategies are compared: expected the same money for all"
            variant.report(("costs", field), f"{message}; change it for all, or use `--set`")
    for name in base.facilities:
        if name not in scenario.facilities:
            variant.report(("facilities",), f"{_WHY}: it may not remove {name!r}")


_WHY = "a strategy meets the same patients as all others"
