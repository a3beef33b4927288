"""Whose keys lie where: shelves of their own for institutions whose keys differ.

A facility whose owner supplies nobody else holds one key for each need, so that its row of stock
needs to know nothing of keys. Only a store that supplies several institutions has to tell their
keys apart: it has a row beside its own, a *shelf*, for the keys of each.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from sim.engine.joins import Joins
from sim.rng import Streams
from sim.scenario.facilities import Facility
from sim.scenario.scenario import Scenario

_Number = TypeVar("_Number", np.int64, np.float64)
_BY_FACILITY_SECOND = (
    "prescriptions", "visit_prescriptions", "attended", "travel_hours", "compensation",
)  # fmt: skip
_NOT_BY_FACILITY = ("daily", "visits", "specialty_patients")
_PIECES = (
    "asked", "served", "served_later", "received", "stock_sum", "opening", "expired", "short_dated",
    "damaged", "boxes", "money", "snapshot",
)  # fmt: skip


class Shelf(NamedTuple):
    """The keys that one institution has for itself, in a store of several."""

    store: str
    """Id of the store."""

    institution: str
    """Whose keys they are."""

    @property
    def name(self) -> str:
        """Id of the row that it has among the facilities."""
        return f"{self.store}/{self.institution}"


class Part(NamedTuple):
    """What of the goods of an institution lies in one row of a store."""

    row: int
    """The store itself or a shelf, as a facility."""

    is_here: NDArray[np.bool_] | None
    """By product; all of them where there is none."""

    def of(self, pieces: NDArray[_Number]) -> NDArray[_Number]:
        """Return *pieces*, … × products, without what lies elsewhere."""
        return pieces if self.is_here is None else np.where(self.is_here, pieces, 0)


@dataclass(frozen=True)
class Shelves:
    """The keys of institutions, and the shelves of stores that tell them apart."""

    scenario: Scenario

    @cached_property
    def joins(self) -> Joins:
        """When keys become common, and who supplies whom before."""
        return Joins(self.scenario)

    @cached_property
    def _order(self) -> NDArray[np.int64]:
        # by seed alone: which needs are agreed on is no chance that replications average out
        rng = Streams(self.scenario.run.seed, 0).get("catalogue")
        return rng.permutation(len(self.scenario.products))

    @cached_property
    def _own_keys(self) -> Mapping[str, NDArray[np.bool_]]:
        catalogue = self.joins.catalogue
        if catalogue is None:
            return {}
        return {name: ~catalogue.shared(name, self._order) for name in self.scenario.institutions}

    def own_keys(self, institution: str, day: int) -> NDArray[np.bool_]:
        """Return for which products an institution has a key on *day* that nobody else uses.

        By product; nothing where all use the same keys. Before an institution joins, all its keys
        are its own.
        """
        if not self.joins.has_joined(institution, day):
            return np.ones(len(self.scenario.products), dtype=np.bool_)
        nothing = np.zeros(len(self.scenario.products), dtype=np.bool_)
        return self._own_keys.get(institution, nothing)

    def shared_keys(self, first: str, second: str, day: int) -> NDArray[np.bool_]:
        """Return for which products two institutions use the same key on *day*."""
        if first == second:
            return np.ones(len(self.scenario.products), dtype=np.bool_)
        return np.asarray(~(self.own_keys(first, day) | self.own_keys(second, day)))

    @cached_property
    def rows(self) -> Mapping[Shelf, int]:
        """Row of each shelf: they follow the facilities of the scenario.

        A store has one for each institution that it supplies, at any level below it and at any time
        of the run, and that ever has a key of its own; none where it supplies a single one.
        """
        if not any(self.own_keys(name, 0).any() for name in self.scenario.institutions):
            return {}
        supplied: dict[str, dict[str, None]] = defaultdict(dict)
        for name, house in self.scenario.facilities.items():
            for store in self.stores_above(name, self.joins.foreseen(self.joins.days[-1])):
                supplied[store][house.institution] = None
        shelves = [
            Shelf(store, institution)
            for store in self.scenario.facilities
            if len(supplied[store]) > 1
            for institution in supplied[store]
            if self.own_keys(institution, 0).any()
        ]
        return {shelf: row for row, shelf in enumerate(shelves, len(self.scenario.facilities))}

    def of_stores(self) -> Mapping[str, list[Shelf]]:
        """Return the shelves of each store that has some."""
        return {store: list(shelves) for store, shelves in groupby(self.rows, attrgetter("store"))}

    @cached_property
    def facilities(self) -> tuple[Facility, ...]:
        """The shelves as facilities: where their store is, of another owner."""
        houses = self.scenario.facilities
        nobody = {"population": 0, "consultations_per_day": 0.0, "mix": ""}
        return tuple(
            houses[shelf.store].model_copy(update={"institution": shelf.institution, **nobody})
            for shelf in self.rows
        )

    def stores_above(self, facility: str, day: int) -> list[str]:
        """Return the stores that a facility's goods come through on *day*, its own one first."""
        houses = self.scenario.facilities
        stores: list[str] = []
        supplier = self.joins.supplier(houses[facility], day)
        while supplier in houses:
            stores.append(supplier)
            supplier = self.joins.supplier(houses[supplier], day)
        return stores

    @cached_property
    def _row_beside(self) -> Mapping[tuple[int, str], int]:
        stores = self.stores.tolist()
        return {
            (store, shelf.institution): row
            for store, (shelf, row) in zip(stores, self.rows.items(), strict=True)
        }

    def parts(self, store: int, institution: str, day: int) -> list[Part]:
        """Return where in a store the goods of an institution lie on *day*, each product once.

        The store's own row first; that alone where the institution has no shelf there.
        """
        row = self._row_beside.get((store, institution))
        if row is None:
            return [Part(store, None)]
        own = self.own_keys(institution, day)
        return [Part(store, ~own), Part(row, own)]

    @cached_property
    def stores(self) -> NDArray[np.int64]:
        """Row of the store of each shelf."""
        index = {name: row for row, name in enumerate(self.scenario.facilities)}
        return np.array([index[shelf.store] for shelf in self.rows], dtype=np.int64)

    def facility_of(self, row: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return the facility of each row: the store of a shelf, else the facility itself."""
        facilities = np.arange(len(self.scenario.facilities))
        return np.concatenate([facilities, self.stores])[row].astype(np.int32)

    def put_together(self, by_row: NDArray[_Number]) -> NDArray[_Number]:
        """Return rows × … as facilities × …: what lies on shelves counts for their store.

        It adds up, so it is for pieces and money and not for days or shares.
        """
        n_facilities = len(self.scenario.facilities)
        together = by_row[:n_facilities].copy()
        np.add.at(together, self.stores, by_row[n_facilities:])
        return together

    def counts_together(self, counts: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
        """Return the counts of a run by facility.

        Pieces of shelves count for their store; days and prescriptions are those of the store's
        own row, the common keys.
        """
        if not self.rows:
            return dict(counts)
        n_facilities = len(self.scenario.facilities)
        return {
            name: array
            if name in _NOT_BY_FACILITY
            else array[:, :n_facilities]
            if name in _BY_FACILITY_SECOND
            else self.put_together(array)
            if name in _PIECES
            else array[:n_facilities]
            for name, array in counts.items()
        }
