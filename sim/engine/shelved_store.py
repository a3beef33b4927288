"""A store of several institutions: it keeps apart what only one of them may use."""

from collections.abc import Mapping
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from sim.engine.orders import Requisitions, Shipment
from sim.engine.setting import Setting
from sim.engine.store import Promises, Store


class ShelvedStore:
    """Shares common keys among all, and those on a shelf among the facilities of its institution.

    What is picked from either travels together: on one day both make a shipment for a facility, and
    the dispatcher makes one delivery of them.

    Parameters
    ----------
    store
        The store's own row: the common keys.
    shelves
        The shelf of each institution that has keys of its own there.
    setting
        The strategy, for who owns whom and which keys are common when.

    References
    ----------
    docs/model.md, section 2.4, *Keys*; docs/decisions/007-shelves-not-columns.md.
    """

    def __init__(self, store: Store, shelves: Mapping[str, Store], setting: Setting) -> None:
        self.facility = store.facility
        self._store = store
        self._shelves = shelves
        self._setting = setting

    def request(self, requisitions: Requisitions) -> None:
        """Take requisitions; they wait until the stock is shared.

        Each row is cut by the keys of who asks, as they are on the day of the decision: what is its
        own is asked of its shelf, the rest of the store.
        """
        houses, rows = self._setting.facilities, requisitions.facilities.tolist()
        owners = np.array([houses[row].institution for row in rows])
        common = requisitions.pieces.copy()
        for institution, shelf in self._shelves.items():
            keys = self._setting.shelves.own_keys(institution, int(requisitions.decided))
            is_own = np.logical_and.outer(owners == institution, keys)
            own = np.where(is_own, common, 0)
            if own.any():
                shelf.request(requisitions.part(own))
                common -= own
        if common.any():
            self._store.request(requisitions.part(common))

    def join(self, institution: str, is_common: NDArray[np.bool_]) -> None:
        """Let what is asked of a shelf of products that are common now be asked of all.

        It stands behind what the store was asked for until now.
        """
        self._store.take_over(self._shelves[institution].hand_over(is_common))

    def cancel_rests(self, programme: str) -> None:
        """Forget what a programme did not get, where that waits for its next review only."""
        for each in (self._store, *self._shelves.values()):
            each.cancel_rests(programme)

    def share(self, now: float, promise: Promises) -> list[Shipment]:
        """Share what is on hand; what can be picked is divided by what each could give.

        In whole pieces, rounded down for each: of a limit that binds a few pieces may be left.
        """
        stores, at_most = (self._store, *self._shelves.values()), self._store.can_pick(now)
        # time to pick is that of one building: it is asked for once, of the store's own row
        could = np.array([each.could_give() for each in stores])
        share = 1.0 if at_most is None else min(at_most / max(could.sum(), 1), 1.0)
        return [
            shipment
            for store, most in zip(stores, np.floor(could * share).astype(int), strict=True)
            for shipment in store.pack(now, promise, at_most=int(most))
        ]


StoreOrShelves: TypeAlias = Store | ShelvedStore
"""Whoever shares what a store holds."""
