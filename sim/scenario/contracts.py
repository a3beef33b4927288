"""Whether fleets can stand in for those that they are named to stand in for."""

from sim.scenario.scenario import Scenario
from sim.scenario.variant import Variant


def check_contracts(scenario: Scenario, variant: Variant) -> None:
    """Report fleets that stand in for themselves, or load elsewhere."""
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
