"""Which fleets lend each other vehicles, where institutions agreed on that."""

from collections.abc import Mapping

from sim.agreements import ReciprocalLoans
from sim.engine.fleet import FleetPool
from sim.scenario.scenario import Scenario


def share_vehicles(pools: Mapping[str, FleetPool], scenario: Scenario) -> None:
    """Tell every fleet whose vehicles it may ask for, in the order of the scenario.

    Only where an agreement says `shares_vehicles`; without one the lenders are none.

    References
    ----------
    docs/model.md, section 2.7, *Reciprocal loans*.
    """
    for name, pool in pools.items():
        pool.lenders = [
            pools[other]
            for other in pools
            if any(
                _helps(other, name, agreement, scenario)
                for agreement in scenario.agreed(ReciprocalLoans).values()
                if agreement.shares_vehicles
            )
        ]


def _helps(lender: str, borrower: str, agreement: ReciprocalLoans, scenario: Scenario) -> bool:
    """Return whether one fleet stands where the other does, under another party, and can stand in.

    Its vehicles have to drive on all that those of the borrower drive on.
    """
    transport = scenario.transport
    fleets = [transport.fleets[name] for name in (lender, borrower)]
    theirs, own = (scenario.facilities[each.home] for each in fleets)
    surfaces, needed = (set(transport.vehicles[each.vehicle].surfaces) for each in fleets)
    return (
        theirs.institution != own.institution
        and {theirs.institution, own.institution} <= set(agreement.parties)
        and theirs.place == own.place
        and needed <= surfaces
    )
