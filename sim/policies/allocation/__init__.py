"""Who gets what when a store cannot serve all: one rule a file."""

from typing import Annotated

from pydantic import Field

from sim.policies.allocation.base import AllocationRule, Requests
from sim.policies.allocation.equal_months import EqualMonths
from sim.policies.allocation.first_come import FirstCome

Allocation = Annotated[FirstCome | EqualMonths, Field(discriminator="kind")]

__all__ = ["Allocation", "AllocationRule", "Requests"]
