"""The rules that need no other, for those that build on one."""

from typing import Annotated

from pydantic import Field

from sim.policies.allocation.equal_months import EqualMonths
from sim.policies.allocation.first_come import FirstCome
from sim.policies.allocation.proportional import Proportional
from sim.policies.allocation.remoteness_weighted import RemotenessWeighted

SingleRule = Annotated[
    FirstCome | EqualMonths | Proportional | RemotenessWeighted, Field(discriminator="kind")
]
"""They can stand as `then` of another rule; the others cannot, so that no rule builds on itself."""
