"""What one run leaves behind: the border between the engine and everything that reads results.

What is not in here cannot be measured, drawn or told. A new figure needs a function in
`sim/metrics` where a field has what it takes; else a field here, which the engine fills.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

VEN_CLASSES: tuple[Literal["V", "E", "N"], ...] = ("V", "E", "N")
"""Vital, essential, non-essential: the axis of every array by class."""

OUTCOMES = (
    "asked",
    "complete",
    "partly",
    "refused",
    "within_7_days",
    "within_30_days",
    "bought",
    "lost",
    "no_access",
)
"""Counts of prescriptions: all, by outcome at the first attempt, filled in the end, given up, and
those of people who could reach no unit, counted at their own."""

FIRST_OUTCOMES = ("asked", "complete", "partly", "refused")
"""Counts of prescriptions by what they got at the first attempt. The last three add up to the
first."""

BANDS = ("none", "below_2", "from_2_to_6", "above_6")
"""Months of stock: *desabastecido*, *substock*, *normostock*, *sobrestock* (SISMED, Peru). They are
of months of expected use, not of AMC, which falls with the shelf."""

BOXES = ("opened", "warm", "frozen")
"""Boxes of cold goods: all that were opened, and those in which it had become too warm or froze."""

SHORT_DATED = ("below_3", "from_3_to_6", "from_6_to_12", "above_12")
"""Months to expiry, as an expiry watch sorts them; what never expires is in the last."""


COMPENSATION = ("due", "paid")
"""Money for the patients of others."""

MONEY = ("income", "support", "spent", "not_ordered")
"""Money of facilities: budgeted, given by others, spent on orders that came, and the price of what
was not ordered for lack of it."""


class Column(NamedTuple):
    """One column of a table of records."""

    name: str
    """=As in results."""
    dtype: str
    """=NumPy's code for it."""
    unit: str
    """=What its numbers count; `day` is a moment in days since the start of the warm-up."""
    meaning: str
    """=In words, for who reads the table."""


DELIVERIES = (
    Column("facility", "i4", "index", "facility that is served"),
    Column("trip", "i4", "number", "trip that brought it, -1 where none has"),
    Column("is_order", "?", "", "ordered by the facility: false for kits and informed push"),
    Column("decided", "f8", "day", "review or kit release"),
    Column("allocated", "f8", "day", "the store shared its stock"),
    Column("packed", "f8", "day", "picked and ready to load"),
    Column("departed", "f8", "day", "the vehicle left the store"),
    Column("received", "f8", "day", "unloaded at the facility; nan where it has not come"),
    Column("due", "f8", "day", "received later than this is late"),
    Column("cycle_start", "f8", "day", "start of the round; nan where there are none"),
    Column("blocked_hours", "f8", "h", "spent before closed roads on the trip up to this stop"),
    Column("unload_wait_hours", "f8", "h", "spent before the facility's receiving hours"),
    Column("asked_pieces", "i8", "pieces", "asked for, or in the kit"),
    Column("pieces", "i8", "pieces", "delivered"),
    Column("value", "f8", "currency", "price of what was delivered"),
    Column("complete", "?", "", "whether every line came as asked"),
    Column("attempts", "i4", "trips", "trips that tried to bring it"),
    Column("emergency", "?", "", "rush order on a trip of its own"),
    Column("kg", "f8", "kg", "weight of what was delivered"),
)

TRIPS = (
    Column("trip", "i4", "number", "its number, from 0 at the start of the warm-up"),
    Column("route", "i4", "index", "route that was driven, -1 where the trip follows none"),
    Column("fleet", "i4", "index", "fleet of the vehicle"),
    Column("vehicle", "i4", "number", "vehicle within the fleet, from 0"),
    Column("started", "f8", "day", "the vehicle was given to the trip"),
    Column("departed", "f8", "day", "it left the store"),
    Column("returned", "f8", "day", "it was back; nan where it is still out"),
    Column("km", "f8", "km", "driven"),
    Column("driving_hours", "f8", "h", "at the wheel"),
    Column("blocked_hours", "f8", "h", "before closed roads"),
    Column("nights", "i4", "nights", "away from home"),
    Column("stops", "i4", "stops", "served"),
    Column("given_up", "i4", "stops", "not reached"),
    Column("breakdowns", "i4", "times", "broken down on the road"),
    Column("load_kg", "f8", "kg", "loaded at the store"),
    Column("load_m3", "f8", "m3", "loaded at the store"),
    Column("cost", "f8", "currency", "vehicle, crew and nights"),
)

TRANSFERS = (
    Column("agreement", "i4", "index", "agreement under which it went"),
    Column("sent", "f8", "day", "it left the shelf; counted from the start of the warm-up"),
    Column("origin", "i4", "index", "facility that gave it"),
    Column("destination", "i4", "index", "facility of another institution that gets it"),
    Column("product", "i4", "index", "what it is"),
    Column("pieces", "i8", "pieces", "how many"),
    Column("value", "f8", "currency", "their price"),
    Column("payback", "?", "", "whether a loan is paid back with it"),
)

VISITS = (
    Column("specialty", "i4", "index", "what the doctor is"),
    Column("institution", "i4", "index", "who sends the doctor"),
    Column("facility", "i4", "index", "where patients are seen"),
    Column("town", "i4", "index", "place of the facility"),
    Column("region", "i4", "index", "region of the place"),
    Column("first_day", "i4", "date", "first day with patients, counted like all days"),
    Column("last_day", "i4", "date", "last day with patients"),
    Column("seen", "i4", "patients", "seen on its days"),
    Column("basket", "?", "", "all products of the specialty on the shelf on its first morning"),
    Column("lost_to_roads", "i4", "days", "first days on which the doctor was still on the way"),
    Column("lost_to_supplies", "i4", "days", "days after these with too little on the shelf"),
)

PASSAGES = (
    Column("trip", "i4", "number", "trip that drove, as in the table of trips"),
    Column("origin", "i4", "index", "node of the road network that it left"),
    Column("destination", "i4", "index", "next node that it reached"),
    Column("left", "f8", "day", "it left, counted from the start of the warm-up"),
    Column("reached", "f8", "day", "it was there, nights on the way included"),
)

CLOSURES = (
    Column("edge", "i4", "index", "road of the network"),
    Column("start", "f8", "day", "closed from then, counted from the start of the warm-up"),
    Column("end", "f8", "day", "open again from then"),
    Column("trucks_only", "?", "", "closed to trucks alone"),
)

NEEDS = ("arisen", "seen", "dropped_out")
"""Counts of patients who need a specialist: all whose need arose, seen, gone unseen."""


def table(columns: tuple[Column, ...], rows: Sequence[tuple[object, ...]]) -> NDArray[np.void]:
    """Return *rows* as a structured array with these columns."""
    return np.array(rows, dtype=np.dtype([(column.name, column.dtype) for column in columns]))


@dataclass(frozen=True)
class Labels:
    """What facilities and products are; the same for all runs of a strategy.

    Arrays by facility are in the order of `facilities`, arrays by product in that of `products`.
    """

    facilities: tuple[str, ...]
    facility_names: tuple[str, ...]
    institutions: tuple[str, ...]
    levels: tuple[str, ...]
    kinds: tuple[str, ...]
    regions: tuple[str, ...]
    routes: tuple[str, ...]
    """Route of each facility, empty where it has none."""
    serves_patients: NDArray[np.bool_]
    """Whether patients come here; stores are left out of the KPIs of units."""
    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    remoteness_hours: NDArray[np.float64]
    """Free travel time from the facility's store, hours; nan for a store."""
    products: tuple[str, ...]
    product_names: tuple[str, ...]
    ven: tuple[str, ...]
    price: NDArray[np.float64]
    expected_month: NDArray[np.float64]
    """Use in an average month as the plan expects it, facilities × products; 0: not kept there."""
    currency: str
    affiliations: tuple[str, ...] = ()
    """Institutions whose patients are told apart, where that is asked."""
    shock_days: NDArray[np.int64] = field(default_factory=lambda: np.zeros((0, 2), dtype=np.int64))
    """First day of each shock and the day after its last, from the start of the warm-up."""
    visits_can_fail: bool = False
    """Whether roads or shelves may keep the visits of itinerant doctors from taking place."""
    hard_season: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=np.bool_))
    """Whether each day from the start of the warm-up is in it; no days where none is named."""


@dataclass(frozen=True)
class Records:
    """What happened in one measured run; days are counted from the start of the warm-up."""

    first_day: int
    """First day measured."""
    last_day: int
    """Day after the last."""
    prescriptions: NDArray[np.int64]
    """Months measured × facilities × `OUTCOMES`, by month and facility of the first attempt."""
    asked: NDArray[np.int64]
    """Pieces asked for at first attempts, facilities × products."""
    served: NDArray[np.int64]
    """Of these, handed out at the first attempt."""
    served_later: NDArray[np.int64]
    """Pieces handed out to patients who came back."""
    opening_days: NDArray[np.int64]
    """Days on which the facility was open, by facility."""
    stockout_days: NDArray[np.int64]
    """Opening days on which nothing was on hand at opening, facilities × products."""
    refusal_days: NDArray[np.int64]
    """Days on which some demand was refused, facilities × products."""
    received: NDArray[np.int64]
    """Pieces received, facilities × products."""
    stock_sum: NDArray[np.int64]
    """Sum over days of the pieces on hand at opening, facilities × products."""
    basket_days: NDArray[np.int64]
    """Opening days on which every vital product kept there was on hand, by facility."""
    bands: NDArray[np.int64]
    """Month starts by months of stock, facilities × `VEN_CLASSES` × `BANDS`."""
    deliveries: NDArray[np.void]
    """Rows of `DELIVERIES` that were due while measured."""
    trips: NDArray[np.void]
    """Rows of `TRIPS` that started while measured."""
    demand_checksum: int
    """Of the base draw alone: the same under all strategies."""
    weather_checksum: int
    """Of storms and travel factors: the same under all strategies."""
    opening: NDArray[np.int64] = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))
    """Pieces on hand on the first morning measured, facilities × products; none where nothing
    expires."""
    expired: NDArray[np.int64] = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))
    """Pieces thrown away because they expired, of the same shape."""
    short_dated: NDArray[np.int64] = field(
        default_factory=lambda: np.zeros((0, 0, len(SHORT_DATED)), dtype=np.int64)
    )
    """Pieces on hand at the end by months to expiry, facilities × products × `SHORT_DATED`."""
    snapshot: NDArray[np.int64] = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))
    """Pieces on hand at opening of the day that `snapshot_day` chooses, facilities × products."""
    attended: NDArray[np.int64] = field(
        default_factory=lambda: np.zeros((0, 0, len(FIRST_OUTCOMES)), dtype=np.int64)
    )
    """Prescriptions by whose patients came where, affiliations × facilities × `FIRST_OUTCOMES`;
    none where patients are not told apart."""
    travel_hours: NDArray[np.float64] = field(default_factory=lambda: np.zeros((0, 0)))
    """Hours that they travelled to get there, affiliations × facilities."""
    damaged: NDArray[np.int64] = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))
    """Pieces thrown away because heat or frost spoiled them, facilities × products; none where
    there is no cold chain."""
    boxes: NDArray[np.int64] = field(
        default_factory=lambda: np.zeros((0, len(BOXES)), dtype=np.int64)
    )
    """Boxes of cold goods, facilities for which they were packed × `BOXES`."""

    daily: NDArray[np.int64] = field(default_factory=lambda: np.zeros((0, 0, 2), dtype=np.int64))
    """Prescriptions asked for and filled completely at the first attempt, days measured ×
    institutions (in the order in which facilities name them) × 2."""
    daily_undisturbed: NDArray[np.int64] = field(
        default_factory=lambda: np.zeros((0, 0, 2), dtype=np.int64)
    )
    """The same as they would have been without the shocks; no days where there are none."""
    lends: bool = False
    """Whether institutions have an agreement on loans."""
    transfers: NDArray[np.void] = field(default_factory=lambda: table(TRANSFERS, []))
    """Rows of `TRANSFERS` since the start of the warm-up: all of them say who owes whom."""

    visits: NDArray[np.void] = field(default_factory=lambda: table(VISITS, []))
    """Rows of `VISITS` that touch the days measured."""
    visit_prescriptions: NDArray[np.int64] = field(
        default_factory=lambda: np.zeros((0, 0, len(OUTCOMES)), dtype=np.int64)
    )
    """Prescriptions of itinerant doctors among `prescriptions`, of the same shape; none where there
    are no such doctors."""
    specialty_patients: NDArray[np.int64] = field(
        default_factory=lambda: np.zeros((0, len(NEEDS)), dtype=np.int64)
    )
    """People who need a specialist, specialties × `NEEDS`."""
    money: NDArray[np.float64] = field(default_factory=lambda: np.zeros((0, len(MONEY))))
    """Facilities × `MONEY`; none where money never binds."""
    compensation: NDArray[np.float64] = field(
        default_factory=lambda: np.zeros((0, 0, len(COMPENSATION)))
    )
    """For the people of each institution who were attended by others, institutions × facilities ×
    `COMPENSATION`; none where none was agreed."""

    trace: NDArray[np.int64] = field(default_factory=lambda: np.zeros((0, 0, 0), dtype=np.int64))
    """Stock at opening, days measured × facilities × products of the trace; no days if untraced."""
    trace_consumption: NDArray[np.float64] = field(default_factory=lambda: np.zeros((0, 0, 0)))
    """Average monthly consumption as estimated on that day, of the same shape."""
    keys_out: NDArray[np.int64] = field(
        default_factory=lambda: np.zeros((0, 0, len(VEN_CLASSES)), dtype=np.int64)
    )
    """Products kept there of which nothing was on hand at opening, days measured × facilities ×
    `VEN_CLASSES`; no days if untraced."""
    passages: NDArray[np.void] = field(default_factory=lambda: table(PASSAGES, []))
    """Rows of `PASSAGES` that end while measured, by trip; none if untraced."""
    closures: NDArray[np.void] = field(default_factory=lambda: table(CLOSURES, []))
    """Rows of `CLOSURES` that touch the days measured; none if untraced."""

    controls: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    """By how much chance differs from what was to be expected, the same under all strategies; the
    mean of each is 0. None where an earlier version played."""

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """Return every field as an array, for writing."""
        return {each.name: np.asarray(getattr(self, each.name)) for each in fields(self)}
