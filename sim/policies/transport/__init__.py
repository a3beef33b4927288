"""When vehicles leave and what they carry: one plan a file."""

from typing import Annotated

from pydantic import Field

from sim.policies.transport.consolidated_trips import ConsolidatedTrips
from sim.policies.transport.fixed_rounds import FixedRounds
from sim.policies.transport.optimised_rounds import OptimisedRounds
from sim.policies.transport.rounds import Rounds

TransportPlan = Annotated[
    FixedRounds | OptimisedRounds | ConsolidatedTrips, Field(discriminator="kind")
]
"""The plans that a scenario can name by `kind`, for all stores or for one."""

__all__ = ["ConsolidatedTrips", "FixedRounds", "OptimisedRounds", "Rounds", "TransportPlan"]
