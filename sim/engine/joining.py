"""The mornings on which institutions join the single catalogue."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from sim.engine.replenisher import Replenisher
from sim.engine.setting import Setting
from sim.engine.shelved_store import ShelvedStore, StoreOrShelves
from sim.engine.shelves import Shelf
from sim.engine.stock import Stock


class Joining:
    """Puts the shelves of those who join together with what is common.

    Nothing is issued or received by that: goods are lent from row to row of one store, so that no
    consumption moves. Records add both rows up anyway.

    References
    ----------
    docs/model.md, section 2.4, *Keys*.
    """

    def __init__(
        self,
        setting: Setting,
        stock: Stock,
        *,
        stores: Mapping[str, StoreOrShelves],
        replenishers: Sequence[Replenisher],
    ) -> None:
        self._setting = setting
        self._stock = stock
        self._stores = stores
        self._replenishers = replenishers

    def open_day(self, day: int) -> None:
        """Let those join whose day it is, and bring over what has come to their shelves since.

        Goods that were ordered for a shelf still arrive there; by the next morning they are common.
        It has to come before the shelves are written down and patients served: by then a key is
        either common or somebody's own.
        """
        joins = self._setting.shelves.joins
        if day in joins.days[1:]:  # on the first day all is built as it is then
            for replenisher in self._replenishers:
                replenisher.heed(day)
        for shelf, is_common in self._joined(day):
            self._move(shelf, is_common)
            store = self._stores[shelf.store]
            if isinstance(store, ShelvedStore) and day == joins.by_institution[shelf.institution]:
                store.join(shelf.institution, is_common)

    def _joined(self, day: int) -> Iterator[tuple[Shelf, NDArray[np.bool_]]]:
        """Yield the shelves of who has joined on the way, and which products are common by now."""
        shelves = self._setting.shelves
        for shelf in shelves.rows:
            since = shelves.joins.by_institution.get(shelf.institution)
            if since is not None and since <= day:
                yield shelf, ~shelves.own_keys(shelf.institution, day)

    def _move(self, shelf: Shelf, is_common: NDArray[np.bool_]) -> None:
        """Bring what lies on *shelf* and is on order for it of common keys over to its store."""
        index, stock = self._setting.facility_index, self._stock
        origin, store = index[shelf.name], index[shelf.store]
        coming = np.where(is_common, stock.on_order[origin], 0)
        stock.on_order[origin] -= coming
        stock.on_order[store] += coming
        pieces = np.where(is_common, stock.on_hand[origin], 0)
        if pieces.any():
            lots = stock.pick(origin, pieces[None])
            stock.lend(origin, pieces)
            stock.borrow(store, pieces, lots[0] if lots else None)
