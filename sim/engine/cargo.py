"""What a delivery team may hand out at any stop, whomever it was packed for."""

from collections.abc import Sequence

import numpy as np

from sim.domain.lots import Dated, joined
from sim.engine.orders import Pieces, Shipment


class Cargo:
    """The goods on a vehicle of which every stop is filled up."""

    def __init__(self, shipments: Sequence[Shipment], *, n_products: int) -> None:
        self.pieces: Pieces = np.zeros(n_products, dtype=np.int64)
        """By product."""

        self.lots: Dated | None = None
        """The same by month of expiry; none where nothing expires."""

        shared_lots = []
        for shipment in shipments:
            if not shipment.top_ups:
                continue
            shared = shipment.shared
            self.pieces[shared] += shipment.pieces[shared]
            if shipment.lots and shared.any():
                shared_lots += [each.divided(shared)[0] for each in shipment.lots]
        if shared_lots:
            self.lots = joined(shared_lots).in_order()

    def hand_out(self, pieces: Pieces) -> Dated | None:
        """Take *pieces* off, and return what expires first of them as lots."""
        self.pieces -= pieces
        if self.lots is None:
            return None
        taken, self.lots = self.lots.first(pieces)
        return taken

    def take_in(self, pieces: Pieces, lots: Dated | None) -> None:
        """Take *pieces* on again that a stop refused."""
        self.pieces += pieces
        if lots is not None:
            self.lots = lots if self.lots is None else joined([self.lots, lots]).in_order()
