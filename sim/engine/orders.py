"""What travels through a store: requisitions in, shipments out."""

from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from sim.domain.lots import Dated, joined
from sim.policies.replenishment import InformedPush

Pieces: TypeAlias = NDArray[np.int64]
"""Whole pieces by product."""


@dataclass(frozen=True)
class Requisitions:
    """What facilities ask their store for at one review, or are meant to be sent.

    The arrays have a row a facility that wants something, in the order of the scenario, and a
    column for every product of the scenario, whatever the programme supplies. They are pieces, and
    nobody changes them: what is left of one is a new one.
    """

    programme: str
    """The replenishment programme that decided."""

    decided: float
    """Moment of the review or of the kits' release; a rest keeps that of the first time."""

    facilities: NDArray[np.int64]
    """Who asks, one entry a row of the arrays below."""

    pieces: NDArray[np.int64]
    """Asked for, rows × products."""

    position: NDArray[np.int64]
    """Stock on hand and on order before this, rows × products."""

    monthly_consumption: NDArray[np.float64]
    """Average monthly consumption as estimated, rows × products."""

    is_order: bool
    """Whether the facilities decided; false for kits and informed push."""

    top_up: "tuple[InformedPush, NDArray[np.int64]] | None" = None
    """The rule and the products by which a delivery team tops up, where one does."""

    is_rest: bool = False
    """Whether it is what an earlier one did not get."""

    def of(self, row: int) -> "TopUp | None":
        """Return what the delivery team needs to know at the facility of *row*.

        None where nobody tops up: what was packed is what is delivered.
        """
        if self.top_up is None:
            return None
        rule, columns = self.top_up
        return TopUp(rule, columns, self.monthly_consumption[row, columns])

    def rest(self, pieces: NDArray[np.int64]) -> "Requisitions":
        """Return the rows that still want something, for *pieces* (rows × products)."""
        return replace(self.part(pieces), is_rest=True)

    def part(self, pieces: NDArray[np.int64]) -> "Requisitions":
        """Return the rows of which something is asked in *pieces* (rows × products), for *pieces*.

        Rows that ask for nothing any more are left out.
        """
        open_rows = pieces.any(axis=1)
        return replace(
            self,
            facilities=self.facilities[open_rows],
            pieces=pieces[open_rows],
            position=self.position[open_rows],
            monthly_consumption=self.monthly_consumption[open_rows],
        )


@dataclass(frozen=True)
class TopUp:
    """What a delivery team needs to know at a stop to fill the shelf up."""

    rule: InformedPush
    """How it tops up."""

    columns: NDArray[np.int64]
    """Products that it tops up."""

    monthly_consumption: NDArray[np.float64]
    """Average monthly consumption of these products there."""


@dataclass(eq=False)
class Shipment:
    """Packed goods for one facility, from the store's shelf to the facility's.

    It is one delivery of the records. All moments are days since the start of the warm-up, nan
    until they have come. Its pieces are on order at the facility until it is unloaded, whatever
    becomes of them on the way: whoever takes pieces off it takes them off the order too.
    """

    facility: int
    """Whom it is for."""

    pieces: Pieces
    """What is in it now; more is there when others join it, less when something spoils."""

    size: NDArray[np.float64]
    """Weight in kg and volume in m³, in the rows of `Goods.size`."""

    asked_pieces: int
    """Pieces that were asked for, all products together."""

    complete: bool
    """Whether every product is there as asked."""

    is_order: bool
    """Whether the facility decided; of what has gathered, whether all of it was ordered."""

    decided: float
    """Moment of the review, the oldest one where orders have gathered."""

    allocated: float
    """Moment at which the store shared its stock."""

    packed: float
    """Moment from which it can be loaded."""

    due: float
    """Moment after which it is late."""

    cycle_start: float
    """Start of its round; nan where there are none."""

    top_ups: dict[str, TopUp] = field(default_factory=dict)
    """How the delivery team tops up, by programme."""

    stop: int = -1
    """Where the next trip brings it: to its facility, if not said, or to a cross-dock."""

    emergency: bool = False
    """Whether it is a rush order, on a trip of its own."""

    is_loan: bool = False
    """Whether it goes to another institution, as a loan or to pay one back."""

    absorbed: bool = False
    """Whether it has become a part of another shipment."""

    attempts: int = 0
    """Trips that tried to bring it."""

    retry_day: int | None = None
    """Day from which it is tried again, after a trip that did not bring it."""

    trip: int = -1
    """Trip that brought it."""

    departed: float = float("nan")
    """When that trip left the store."""

    received: float = float("nan")
    """When it was unloaded at its facility."""

    blocked_hours: float = 0.0
    """What that trip had waited before closed roads until then."""

    unload_wait_hours: float = 0.0
    """What it waited before the facility's door."""

    delivered_pieces: int = 0
    """Pieces that reached the shelf."""

    value: float = 0.0
    """Price of what was delivered."""

    kg: float = 0.0
    """Weight of what was delivered."""

    def __post_init__(self) -> None:
        if self.stop < 0:
            self.stop = self.facility

    lots: list[Dated] = field(default_factory=list)
    """The pieces by month of expiry, as packed, until unloaded; none where nothing expires."""

    @property
    def shared(self) -> NDArray[np.bool_]:
        """Products of which the delivery team may hand its goods out at other stops too."""
        is_shared = np.zeros(self.pieces.size, dtype=np.bool_)
        for top_up in self.top_ups.values():
            is_shared[top_up.columns] = True
        return is_shared

    def share_lots(self, lots: Dated | None) -> None:
        """Let *lots* be what it has of the products that are shared; none changes nothing."""
        if lots is not None:
            self.lots = [*(each.divided(self.shared)[1] for each in self.lots), lots]

    def unpack(self) -> Dated | None:
        """Hand over its lots as one, on delivery; none where nothing expires."""
        lots, self.lots = self.lots, []
        return joined(lots) if lots else None

    def refuse(self, accepted: Pieces) -> Dated | None:
        """Keep the lots of what is *accepted* on delivery, and return the others.

        What expires first is kept. None where nothing expires.
        """
        if not self.lots:
            return None
        kept, refused = joined(self.lots).in_order().first(accepted)
        self.lots = [kept]
        return refused

    def arrive(
        self, trip: int, departed: float, blocked_hours: float, unload_wait_hours: float
    ) -> None:
        """Note how it came."""
        self.trip, self.departed = trip, departed
        self.blocked_hours, self.unload_wait_hours = blocked_hours, unload_wait_hours

    def absorb(self, later: "Shipment") -> None:
        """Take in goods for the same facility that were decided later, as one stop's delivery.

        The oldest order gives the moments: nobody's wait is counted shorter than it was. *later* is
        marked as absorbed, so that the records count both as one delivery.
        """
        later.absorbed = True
        # never in place: pieces are a row of what the store shared out
        self.pieces = self.pieces + later.pieces
        self.size = self.size + later.size
        self.asked_pieces += later.asked_pieces
        self.complete = self.complete and later.complete
        self.is_order = self.is_order and later.is_order
        self.top_ups |= later.top_ups
        self.lots += later.lots
        self.attempts = max(self.attempts, later.attempts)
        if self.retry_day is None:
            self.retry_day = later.retry_day

    def left_behind(self, pieces: Pieces, size: NDArray[np.float64]) -> "Shipment":
        """Split *pieces* off, which the vehicle had no room for, as a shipment of their own.

        Of its lots those stay that expire first. The part split off has the same dates, and counts
        what it holds as what was asked for.
        """
        self.pieces = self.pieces - pieces
        self.size = self.size - size
        self.complete = False
        left = self.refuse(self.pieces)
        return replace(
            self,
            pieces=pieces,
            size=size,
            asked_pieces=int(pieces.sum()),
            lots=[] if left is None else [left],
        )
