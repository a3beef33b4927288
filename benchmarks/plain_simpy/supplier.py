"""A supplier from outside: late, not always complete, sometimes without a product."""

import math
from collections.abc import Generator
from typing import Any

import simpy

from benchmarks.plain_simpy.clock import OPENING_HOUR, SUPPLIES, Instant
from benchmarks.plain_simpy.reviews import Request
from benchmarks.plain_simpy.shelves import Pieces, Shelves
from sim.domain.lognormal import lognormal
from sim.engine.setting import Setting
from sim.quantities import DAYS_PER_MONTH
from sim.rng import Streams

_MOST_INTERRUPTIONS_A_YEAR = 4.0


class Supply:
    """What one supplier delivers."""

    def __init__(
        self,
        env: simpy.Environment,
        name: str,
        *,
        setting: Setting,
        shelves: Shelves,
        streams: Streams,
    ) -> None:
        self._env = env
        self._name = name
        self._setting = setting
        self._shelves = shelves
        self._streams = streams
        self._spec = setting.scenario.supply[name]
        self._interruptions = self._drawn_interruptions()

    def order(self, request: Request) -> None:
        """Take an order and start its delivery."""
        spec, n_products = self._spec, len(self._setting.product_index)
        rng = self._streams.get("supplier", self._name, request.day)
        lead_days = spec.lead_time_least + rng.random() * (
            spec.lead_time_most - spec.lead_time_least
        )
        in_full = [rng.random() < spec.complete for _ in range(n_products)]
        short = [
            spec.short_least + rng.random() * (spec.short_most - spec.short_least)
            for _ in range(n_products)
        ]
        day = self._opening_day(request.facility, request.day + math.ceil(lead_days))
        delivered = {}
        for product, pieces in request.pieces.items():
            share = (1.0 if in_full[product] else short[product]) * spec.funding
            if not self._is_interrupted(product, day):
                delivered[product] = math.floor(pieces * share + 1e-9)
        self._env.process(self._deliver(request, day, delivered))

    def _deliver(
        self, request: Request, day: int, delivered: Pieces
    ) -> Generator[simpy.Event, Any, None]:
        yield Instant(self._env, day + OPENING_HOUR, rank=SUPPLIES + request.facility)
        self._shelves.put(request.facility, delivered)
        self._shelves.expect(request.facility, request.pieces, sign=-1)

    def _opening_day(self, facility: int, day: int) -> int:
        last_day = self._setting.calendar.days - 1
        while day <= last_day and not self._setting.is_open[day, facility]:
            day += 1
        return min(day, last_day + 1)

    def _is_interrupted(self, product: int, day: int) -> bool:
        day = min(day, self._setting.calendar.days - 1)
        return any(first <= day < last for first, last in self._interruptions.get(product, []))

    def _drawn_interruptions(self) -> dict[int, list[tuple[int, int]]]:
        """Return from and until when each product cannot be had."""
        days, spec = self._setting.calendar.days, self._spec.interruptions
        rng = self._streams.get("interruptions", self._name)
        mean = _MOST_INTERRUPTIONS_A_YEAR * (days / (12 * DAYS_PER_MONTH))
        counts = [int(rng.poisson(mean)) for _ in self._setting.product_index]
        products = [product for product, count in enumerate(counts) for _ in range(count)]
        starts = [rng.random() * days for _ in products]
        is_kept = [
            rng.random() < spec.per_product_year / _MOST_INTERRUPTIONS_A_YEAR for _ in products
        ]
        lasts = lognormal(
            spec.duration_median, spec.duration_p95, rng.standard_normal(len(products))
        )
        found: dict[int, list[tuple[int, int]]] = {}
        for product, start, kept, last in zip(
            products, starts, is_kept, lasts.tolist(), strict=True
        ):
            if kept:
                found.setdefault(product, []).append((int(start), int(start + last) + 1))
        return found
