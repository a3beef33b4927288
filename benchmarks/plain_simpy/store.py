"""The store: it gathers requests and, before each round, shares its stock and packs parcels."""

import math
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any

import simpy

from benchmarks.plain_simpy.clock import OPENING_HOUR, SHARING, Instant
from benchmarks.plain_simpy.reviews import Request
from benchmarks.plain_simpy.rounds import Rounds
from benchmarks.plain_simpy.rules import Claim, share
from benchmarks.plain_simpy.shelves import Pieces, Shelves
from sim.engine.setting import Setting


@dataclass(eq=False)
class Parcel:
    """Goods for one facility."""

    facility: int
    pieces: Pieces
    decided: int
    packed: float
    due: float
    retry_day: int | None = None
    attempts: int = 0
    departed: float = math.nan
    received: float = math.nan


class Store:
    """The one store of the network."""

    def __init__(
        self,
        env: simpy.Environment,
        facility: int,
        *,
        setting: Setting,
        shelves: Shelves,
        rounds: Rounds,
    ) -> None:
        if setting.scenario.sharing.picking_pieces_at_most is not None:
            raise NotImplementedError("the plain model knows no limit of picking")
        self._env = env
        self.facility = facility
        self._setting = setting
        self._shelves = shelves
        self._rounds = rounds
        self._pending: list[Request] = []

    def request(self, request: Request) -> None:
        """Let a request wait until the stock is shared."""
        for product, pieces in request.pieces.items():
            self._shelves.wanted[self.facility][product] += pieces
        self._pending.append(request)

    def share_out(self, pack: Callable[[Parcel], None]) -> Generator[simpy.Event, Any, None]:
        """Share the stock before each round; *pack* takes the parcels."""
        for day in sorted(self._rounds.cut_offs):
            yield Instant(self._env, day + OPENING_HOUR, rank=SHARING)
            requests, self._pending = self._pending, []
            for request, given in zip(requests, self._shared(requests), strict=True):
                self._cancel_rest(request, given)
                if given:
                    pack(self._parcel(request, given, day))

    def _shared(self, requests: list[Request]) -> list[Pieces]:
        """Return what each request gets, and take it off the shelf."""
        given: list[Pieces] = [{} for _ in requests]
        shelf, issued = self._shelves.on_hand[self.facility], self._shelves.issued[self.facility]
        for product in range(len(self._setting.product_index)):
            rows = [row for row, request in enumerate(requests) if product in request.pieces]
            for row, pieces in zip(rows, self._of_product(product, requests, rows), strict=True):
                shelf[product] -= pieces
                issued[product] += pieces
                if pieces:
                    given[row][product] = pieces
        return given

    def _of_product(self, product: int, requests: list[Request], rows: list[int]) -> list[int]:
        asked = [requests[row].pieces[product] for row in rows]
        stock = self._shelves.on_hand[self.facility][product]
        if sum(asked) <= stock:
            return asked
        claims = [
            Claim(pieces, requests[row].position[product], requests[row].monthly[product])
            for row, pieces in zip(rows, asked, strict=True)
        ]
        return share(self._setting.scenario.sharing.rule, claims, stock)

    def _cancel_rest(self, request: Request, given: Pieces) -> None:
        rest = {
            product: pieces - given.get(product, 0) for product, pieces in request.pieces.items()
        }
        self._shelves.expect(request.facility, rest, sign=-1)

    def _parcel(self, request: Request, given: Pieces, day: int) -> Parcel:
        picking = self._setting.scenario.transport.picking_working_days
        ready = self._setting.calendar.working_day_after(day, picking)
        packed = max(day + OPENING_HOUR, float(ready))
        due = self._rounds.due(packed)
        return Parcel(request.facility, given, request.day, packed, due)
