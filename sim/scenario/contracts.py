"""Whether interruptions of fleets do something, and others can stand in for them."""

from sim.scenario.scenario import Scenario
from sim.scenario.variant import Variant


def check_contracts(scenario: Scenario, variant: Variant) -> None:
    """Report fleets that stand in for themselves, or load elsewhere.

    Parameters
    ----------
    scenario
        Valid section by section; fleets that there are not are skipped.
    variant
        Where problems are reported.
    """
    fleets = scenario.transport.fleets
    for name, interruption in scenario.transport.interruptions.items():
        own, other = fleets.get(interruption.fleet), fleets.get(interruption.falls_back_to)
        if own is None or other is None:
            continue
        path = ("transport", "interruptions", name, "falls_back_to")
        if interruption.fleet == interruption.falls_back_to:
            message = f"{interruption.fleet!r} cannot stand in for itself; name another fleet"
            variant.report(path, message)
        elif own.home != other.home:
            message = (
                f"the vehicles of {interruption.falls_back_to!r} load at {other.home!r}, expected"
                f" {own.home!r} as those of {interruption.fleet!r}"
            )
            variant.report(path, message)


def warn_of_idle_interruptions(scenario: Scenario, variant: Variant) -> None:
    """Warn where a fleet is interrupted on days that are not played.

    A warning and no problem: a shorter horizon may leave a strike out on purpose.
    """
    calendar = scenario.run.dates()
    first, last = calendar.first, calendar.date(calendar.days - 1)
    for name, each in scenario.transport.interruptions.items():
        if each.last_day < first or each.first_day > last:
            message = (
                f"interrupts nothing from {each.first_day} to {each.last_day}: the run is from"
                f" {first}, warm-up included, to {last}"
            )
            variant.warn(("transport", "interruptions", name), message)
