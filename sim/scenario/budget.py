"""What an institution may spend on goods from outside."""

from typing import Annotated

from pydantic import Field

from sim.quantities import Money, Section


class Budget(Section):
    """Money for orders to suppliers from outside; without a budget money never binds.

    Every facility that buys there has a purse of its own, filled on the first day and on the first
    of every month.
    """

    share_of_requirement: Annotated[float, Field(ge=0)] = 1.0
    """Income of a purse, as a share of the price of what the facility is expected to need in a
    month."""

    per_month: dict[str, Money] = Field(default_factory=dict)
    """Money a month of the facilities that are named here, instead."""

    carry_over_months: Annotated[float, Field(ge=0)] | None = None
    """When a new month's money comes, what was not spent stays up to this many months of income;
    all of it where none is given."""
