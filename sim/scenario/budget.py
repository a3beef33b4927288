"""What an institution may spend on goods from outside."""

from typing import Annotated

from pydantic import Field

from sim.quantities import Money, Section


class Budget(Section):
    """Money for orders to suppliers from outside; without a budget money never binds.

    Every facility that buys there has a purse of its own, filled on the first day and on the first
    of every month.

    A purse pays for an order when it is placed, vital products first; what it cannot pay is not
    ordered. What does not come is paid back.
    """

    share_of_requirement: Annotated[float, Field(ge=0)] = 1.0
    """Income of a purse, as a share of the price of what the facility is expected to need in a
    month. Facilities that pass goods on are expected to need what all below them do."""

    per_month: dict[str, Money] = Field(default_factory=dict)
    """Money a month of the facilities that are named here, instead. They have to be of this
    institution and buy from outside."""

    carry_over_months: Annotated[float, Field(ge=0)] | None = None
    """When a new month's money comes, what was not spent stays up to this many months of income;
    all of it where none is given."""
