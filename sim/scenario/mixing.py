"""Whether people meet who were not drawn together, so that their order has to be settled."""

from sim.agreements import ExternalSupport, ServiceInterchange
from sim.scenario.scenario import Scenario
from sim.scenario.shocks import Outbreak


def mixes_people(scenario: Scenario) -> bool:
    """Return whether a unit may serve others than those who were drawn for it, or in other places.

    What is declared counts, not what comes of it: an agreement that brings nobody counts as well.

    Where nobody is mixed people come as they were drawn, which is quicker; where any strategy mixes
    them all strategies take the numbered order, or they would serve the same people in two orders.
    """
    supports = scenario.agreed(ExternalSupport).values()
    return bool(
        scenario.communities
        or scenario.patients.travel_at_most is not None
        or scenario.itinerants.specialties
        or scenario.agreed(ServiceInterchange)
        or any(support.staff for support in supports)
        or any(isinstance(shock, Outbreak) for shock in scenario.shocks.values())
    )
