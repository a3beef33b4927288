"""Sections `replenishment` and `allocation`: who is supplied by which rule."""

from typing import Annotated, Literal

from pydantic import Field

from sim.domain.schedule import Monthly, Schedule
from sim.policies.allocation import Allocation
from sim.policies.allocation.first_come import FirstCome
from sim.policies.forecast import AverageConsumption
from sim.policies.information import Information
from sim.policies.replenishment import Replenishment
from sim.quantities import Months, Section
from sim.scenario.emergency import Emergency
from sim.scenario.facilities import Facility


class Programme(Section):
    """One rule for some facilities and some products.

    Each product of each facility that uses it is supplied by exactly one programme.

    Stores and units may have programmes of different kinds: a kit for units does not supply their
    store.
    """

    levels: Annotated[tuple[str, ...], Field(min_length=1)]
    """Levels of the facilities that it supplies."""

    institutions: tuple[str, ...] = ()
    """Their owners; all where none is given."""

    groups: tuple[str, ...] = ()
    """Supply groups of the products; all where none is given."""

    review: Schedule = Monthly()
    """When it is decided what to send or to ask for. The phase between it, the store's round and
    the supplier's lead time moves results by points; `check` warns where receipts miss their
    round."""

    phase: Literal["before_service", "after_service"] = "after_service"
    """Before or after the patients of the day."""

    consumption: AverageConsumption = AverageConsumption()
    """How past use becomes an average month."""

    policy: Replenishment
    """The rule."""

    information: Information = Information()
    """What those who decide know of the shelves, where their policy does not see them itself."""

    counts_backorders: bool = False
    """Whether whoever decides counts what is owed already: what patients wait for who come back,
    and what a store has been asked for and has not given. The position, which policies compare
    with their levels, is then stock on hand and on order less that."""

    emergency: Emergency | None = None
    """Rush orders beside the rule; none where it is left out."""

    first_stock: Months = 2.0
    """Months of expected use on the shelf at the start of the warm-up. A kit that is sent whatever
    is there never forgets it altogether."""

    def covers(self, facility: Facility) -> bool:
        """Return whether it supplies a facility.

        Groups of products are for the caller to look at.
        """
        is_owner = not self.institutions or facility.institution in self.institutions
        return is_owner and facility.level in self.levels

    @property
    def known_by(self) -> Information:
        """How those who decide come to know of the shelves."""
        return Information() if self.policy.sees_shelves else self.information


class Sharing(Section):
    """What a store does when it cannot serve all."""

    rule: Allocation = FirstCome()
    """Who gets what."""

    unfilled: Literal["cancelled", "kept", "kept_until_review"] = "cancelled"
    """What happens to the part of a request that was not given: it is forgotten and asked for anew
    at the next review, it waits at the store, or it waits there until the next review only.
    Whatever is kept counts as ordered, so that nobody asks for it twice."""

    picking_pieces_at_most: Annotated[int, Field(ge=1)] | None = None
    """Pieces that can be picked each time stock is shared; without limit where none is given. What
    is not picked counts as not given. Products are cut alike, or by class with `ven_first`. It is
    the same however many days lie between; `picking_pieces_per_day` of a store counts them."""
