"""Who gets what when a store cannot serve all: one rule a file.

A store calls its rule once for all products that are short; what is not short is given as asked.
"""

from typing import Annotated

from pydantic import Field

from sim.policies.allocation.base import AllocationRule, Requests
from sim.policies.allocation.equal_months import EqualMonths
from sim.policies.allocation.first_come import FirstCome
from sim.policies.allocation.one_month_floor import OneMonthFloor
from sim.policies.allocation.proportional import Proportional
from sim.policies.allocation.remoteness_weighted import RemotenessWeighted
from sim.policies.allocation.ven_first import VenFirst

Allocation = Annotated[
    FirstCome | Proportional | EqualMonths | RemotenessWeighted | OneMonthFloor | VenFirst,
    Field(discriminator="kind"),
]
"""The rules that a scenario can name by `kind`; to add one is a file and a line here."""

__all__ = ["Allocation", "AllocationRule", "Requests"]
