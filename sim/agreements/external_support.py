"""A third party that pays for goods and staff of others.

More consultations without more goods empty shelves: both can be had for the same money, which is
the question.
"""

from collections.abc import Sequence
from typing import Annotated, Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator

from sim.quantities import Money, Section


class SupportOfSupply(Section):
    """Money for goods, which goes into the purses of those who buy for the facilities chosen.

    It matters only where money binds: whoever has no budget orders as much without it.
    """

    per_month: Money | None = None
    """Money a month for all of them, shared out by what their patients are expected to need."""

    share_of_requirement: Annotated[float, Field(ge=0)] | None = None
    """Or this share of the price of what their patients are expected to need in a month."""

    @model_validator(mode="after")
    def _is_one_of_two(self) -> Self:
        """Refuse no amount, and two of them."""
        if (self.per_month is None) == (self.share_of_requirement is None):
            raise ValueError("expected either per_month or share_of_requirement")
        return self

    def money(self, requirement: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the money a month for each facility chosen, by the price of its requirement.

        Parameters
        ----------
        requirement
            Price of an average month of each facility chosen.
        """
        if self.share_of_requirement is not None:
            return requirement * self.share_of_requirement
        return shared_out(self.per_month or 0.0, requirement)


class SupportOfStaff(Section):
    """Doctors and nurses: more consultations of the usual kind at the facilities chosen."""

    consultations: Annotated[float, Field(ge=0)]
    """Consultations on top, as a share of the usual ones of the day. 0.2 is a fifth more; they are
    acute ones, of the unit's mix without refills."""

    per_month: Money
    """What it costs a month, in all."""


class ExternalSupport(Section):
    """A third party pays for goods or staff where people get their medicines.

    The facilities chosen are those of the institutions, in the regions and among the facilities
    named; where none is named, all count.
    """

    kind: Literal["external_support"] = "external_support"

    institutions: tuple[str, ...] = ()
    """Owners of the facilities."""

    regions: tuple[str, ...] = ()
    """Regions of their places."""

    facilities: tuple[str, ...] = ()
    """Facilities by name."""

    supply: SupportOfSupply | None = None
    """What is paid for goods."""

    staff: SupportOfStaff | None = None
    """What is paid for staff."""

    def chooses(
        self, facility: Sequence[str], *, owner: Sequence[str], region: Sequence[str]
    ) -> NDArray[np.bool_]:
        """Return which facilities are supported, by their names, owners and regions.

        Criteria that are given have to hold together: a facility has to be of the institutions and
        of the regions and among those named.

        Parameters
        ----------
        facility
            Ids, in the order of the scenario.
        owner
            Institution of each.
        region
            Region of the place of each.
        """
        chosen = np.ones(len(facility), dtype=np.bool_)
        for of_facility, named in (
            (facility, self.facilities),
            (owner, self.institutions),
            (region, self.regions),
        ):
            if named:
                chosen &= np.isin(of_facility, named)
        return chosen


def shared_out(amount: float, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return *amount* in parts that are in proportion to *weights*; nothing where all are 0.

    The parts add up to *amount*.
    """
    total = float(weights.sum())
    # who has no need gets nothing, and where nobody has any the money is not paid
    return weights * (amount / total) if total else np.zeros_like(weights)
