"""Whether the plain model and abasto gave the same results, table by table."""

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from benchmarks.plain_simpy.model import PlainModel
from sim.domain.records import OUTCOMES, Records
from sim.engine.setting import Setting

_Cell = TypeVar("_Cell", bound=tuple[int, ...])
_LEAST_DIFFERENCE = 1e-9
"""Days, in moments; all else is whole numbers but the kilometres."""


class Compared(NamedTuple):
    """One table of results."""

    what: str
    """As it is printed."""

    entries: int
    """Numbers compared."""

    different: int
    """Of these, numbers that differ; all of them where even the shapes do."""

    example: str
    """The first difference, empty where there is none."""


def compare_results(
    setting: Setting, records: Records, on_hand: NDArray[np.int64], plain: PlainModel
) -> list[Compared]:
    """Compare what abasto recorded, with the stock at the end, with the plain model's results.

    Cell by cell and row by row, not by totals. Facilities that serve nobody are left out of what
    patients got: there abasto counts what a store was asked for. Deliveries and trips are put in
    order first: the two models number their trips otherwise.
    """
    serves, patients = setting.serves_patients, plain.patients
    counted = {
        "pieces asked for": (records.asked, patients.asked),
        "pieces served": (records.served, patients.served),
        "pieces served later": (records.served_later, patients.served_later),
        "stockout days": (records.stockout_days, patients.stockout_days),
    }
    tables = [
        _compared(what, ours[serves], _filled(theirs, ours.shape)[serves])
        for what, (ours, theirs) in counted.items()
    ]
    shelves = [list(shelf.values()) for shelf in plain.shelves.on_hand.values()]
    return [
        *tables,
        _compared("prescriptions", records.prescriptions, _prescriptions(setting, records, plain)),
        _compared("stock at the end", on_hand, np.array(shelves)),
        _compared("deliveries", *_deliveries(records, plain)),
        _compared("trips", *_trips(records, plain)),
    ]


def _filled(counts: Mapping[_Cell, int], shape: tuple[int, ...]) -> NDArray[np.int64]:
    """Return counts by cell as an array, 0 where there are none."""
    table = np.zeros(shape, dtype=np.int64)
    for cell, count in counts.items():
        table[cell] = count
    return table


def _prescriptions(setting: Setting, records: Records, plain: PlainModel) -> NDArray[np.int64]:
    """Return the plain model's prescriptions, months × facilities × `OUTCOMES`.

    It counts each prescription once, by how it ended; here what is filled at once is filled within
    7 and 30 days as well.
    """
    first_month = int(setting.calendar.month_numbers[setting.first_day])
    counts = {
        (month - first_month, unit, OUTCOMES.index(outcome)): count
        for (month, unit, outcome), count in plain.patients.outcomes.items()
    }
    table = _filled(counts, records.prescriptions.shape)
    first_visits = [OUTCOMES.index(outcome) for outcome in ("complete", "partly", "refused")]
    table[:, :, OUTCOMES.index("asked")] = table[:, :, first_visits].sum(axis=2)
    for outcome in ("within_7_days", "within_30_days"):
        table[:, :, OUTCOMES.index(outcome)] += table[:, :, OUTCOMES.index("complete")]
    return table


def _deliveries(
    records: Records, plain: PlainModel
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return both models' deliveries as rows in the same order."""
    columns = ("facility", "due", "departed", "received", "attempts", "pieces")
    ours = np.array([[float(row[column]) for column in columns] for row in records.deliveries])
    theirs = [
        (
            parcel.facility,
            parcel.due,
            parcel.departed,
            parcel.received,
            parcel.attempts,
            sum(parcel.pieces.values()) if parcel.received == parcel.received else 0,
        )
        for parcel in plain.transport.parcels
        if records.first_day <= parcel.due <= records.last_day
    ]
    return _in_order(ours, len(columns)), _in_order(np.array(theirs), len(columns))


def _trips(records: Records, plain: PlainModel) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return both models' trips that came back as rows in the same order."""
    columns = ("started", "returned", "km", "stops")
    back = records.trips[np.isfinite(records.trips["returned"])]
    ours = np.array([[float(row[column]) for column in columns] for row in back])
    theirs = [trip for trip in plain.transport.trips if trip.started >= records.first_day]
    return _in_order(ours, len(columns)), _in_order(np.array(theirs), len(columns))


def _in_order(rows: NDArray[np.float64], n_columns: int) -> NDArray[np.float64]:
    """Return the rows in the order of their columns, as far as rounding lets them differ."""
    rows = rows.reshape(-1, n_columns)
    return rows[np.lexsort(np.round(rows, 6).T[::-1])]


def _compared(what: str, ours: NDArray[np.generic], theirs: NDArray[np.generic]) -> Compared:
    if ours.shape != theirs.shape:
        entries = max(ours.size, theirs.size)
        return Compared(what, entries, entries, f"shapes {ours.shape} and {theirs.shape}")
    same = np.isclose(
        ours.astype(float),
        theirs.astype(float),
        rtol=0,
        atol=_LEAST_DIFFERENCE,
        equal_nan=True,
    )
    cells = np.argwhere(~same)
    example = ""
    if cells.size:
        cell = tuple(cells[0].tolist())
        example = f"at {cell}: ours {ours[cell]}, plain {theirs[cell]}"
    return Compared(what, same.size, len(cells), example)
