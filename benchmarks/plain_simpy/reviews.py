"""Reviews: each programme decides facility by facility and product by product."""

import math
from collections.abc import Callable, Generator
from dataclasses import dataclass
from itertools import product as pairs
from typing import Any

import numpy as np
import simpy

from benchmarks.plain_simpy.clock import AFTER_PATIENTS, BEFORE_PATIENTS, OPENING_HOUR, Instant
from benchmarks.plain_simpy.consumption import Consumption
from benchmarks.plain_simpy.shelves import Pieces, Shelves
from sim.engine.setting import Setting
from sim.policies.replenishment.forced_ordering import ForcedOrdering
from sim.policies.replenishment.kit_push import KitPush
from sim.policies.replenishment.min_max import MinMax
from sim.policies.replenishment.pull_by_exception import PullByException
from sim.rng import Streams
from sim.scenario.replenishment import Programme


@dataclass
class Request:
    """What one facility asks for, or is to be sent, at one review."""

    facility: int
    day: int
    pieces: Pieces
    position: Pieces
    """Stock on hand and on order before it."""
    monthly: dict[int, float]
    """Average monthly consumption."""


class Reviews:
    """The reviews of one programme."""

    def __init__(
        self,
        env: simpy.Environment,
        name: str,
        *,
        programme: Programme,
        setting: Setting,
        shelves: Shelves,
        streams: Streams,
    ) -> None:
        self._env = env
        self._name = name
        self._programme = programme
        self._setting = setting
        self._shelves = shelves
        self._streams = streams
        facilities = setting.rows(programme).tolist()
        products = setting.columns(programme.groups).tolist()
        self._expected = {
            cell: float(setting.expected_month[cell]) for cell in pairs(facilities, products)
        }
        self._facilities: list[int] = facilities
        self._products: list[int] = products
        self._consumption = Consumption(programme.consumption, dict(self._expected))

    def take_place(
        self, order: Callable[[Request], None], *, index: int
    ) -> Generator[simpy.Event, Any, None]:
        """Decide on every review day; *order* takes what each facility asks for."""
        is_before = self._programme.phase == "before_service"
        rank = (BEFORE_PATIENTS if is_before else AFTER_PATIENTS) + index
        for day in self._programme.review.days(self._setting.calendar):
            yield Instant(self._env, day + OPENING_HOUR, rank=rank)
            self._consumption.close(day, self._shelves)
            for request in self._decide(day):
                self._shelves.expect(request.facility, request.pieces)
                order(request)

    def _decide(self, day: int) -> list[Request]:
        rng = self._streams.get("review", self._name, day)
        requests = []
        for facility in self._facilities:
            position, monthly, pieces = {}, {}, {}
            for product in self._products:
                on_order = self._shelves.on_order[facility][product]
                position[product] = self._shelves.on_hand[facility][product] + on_order
                monthly[product] = self._consumption.monthly[facility, product]
                wanted = self._wanted((facility, product), position[product], monthly[product], rng)
                if wanted and self._expected[facility, product] > 0:
                    pieces[product] = wanted
            if pieces:
                requests.append(Request(facility, day, pieces, position, monthly))
        return requests

    def _wanted(
        self, cell: tuple[int, int], position: int, monthly: float, rng: np.random.Generator
    ) -> int:
        policy = self._programme.policy
        match policy:
            case KitPush():
                return self._in_cut_kit(policy, cell, position=position, monthly=monthly)
            case MinMax():
                is_low = position <= policy.min_months * monthly
                return max(math.ceil(policy.max_months * monthly) - position, 0) if is_low else 0
            case ForcedOrdering():
                return max(math.ceil(policy.max_months * monthly) - position, 0)
            case PullByException():
                is_noticed = rng.random() < policy.report_probability
                is_low = position <= policy.threshold * monthly
                return math.ceil(policy.request * monthly) if is_low and is_noticed else 0
            case _:
                raise NotImplementedError(f"the plain model knows no {policy.kind}")

    def _in_cut_kit(
        self, policy: KitPush, cell: tuple[int, int], *, position: int, monthly: float
    ) -> int:
        if policy.contents:
            raise NotImplementedError("the plain model knows no kits with given contents")
        if policy.skip_above is not None and position > policy.skip_above * monthly:
            return 0
        pieces = self._in_kit(policy, cell)
        if policy.trim_to is None:
            return pieces
        return min(pieces, max(math.ceil(policy.trim_to * monthly) - position, 0))

    def _in_kit(self, policy: KitPush, cell: tuple[int, int]) -> int:
        facility, product = cell
        match policy.sized_for:
            case "facility":
                months = policy.size * self._expected[cell]
            case "kind":
                alike = [
                    each for each in self._facilities if self._kind(each) == self._kind(facility)
                ]
                total = sum(policy.size * self._expected[each, product] for each in alike)
                months = total / len(alike)
            case _:
                raise NotImplementedError(
                    f"the plain model knows no kit for the {policy.sized_for}"
                )
        return max(round(months), 1) if months > 0 else 0

    def _kind(self, facility: int) -> str:
        house = self._setting.facilities[facility]
        return house.kind or house.level
