"""What a delivery team may hand out at any stop, whomever it was packed for."""

from collections.abc import Sequence

import numpy as np

from sim.domain.lots import Dated, joined
from sim.engine.orders import Pieces, Shipment


class Cargo:
    """The goods on a vehicle of which every stop is filled up.

    Only what shipments of an informed push have in common is here (`Shipment.shared`); the rest of
    the load is for whom it was packed. What nobody takes, or refuses for lack of room, is what the
    vehicle brings home.
    """

    def __init__(self, shipments: Sequence[Shipment], *, n_products: int) -> None:
        self.pieces: Pieces = np.zeros(n_products, dtype=np.int64)
        """By product; never below zero, as nobody is handed out more than there is."""

        self.lots: Dated | None = None
        """The same by month of expiry, in order; none where nothing expires, or while it is empty
        from the start."""

        shared_lots = []
        for shipment in shipments:
            if not shipment.top_ups:  # packed for one stop, and nobody else's
                continue
            shared = shipment.shared
            self.pieces[shared] += shipment.pieces[shared]
            if shipment.lots and shared.any():
                shared_lots += [each.divided(shared)[0] for each in shipment.lots]
        if shared_lots:
            self.lots = joined(shared_lots).in_order()

    def hand_out(self, pieces: Pieces) -> Dated | None:
        """Take *pieces* off, and return what expires first of them as lots.

        There have to be as many: callers cut what they ask for to what is on board.
        """
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
