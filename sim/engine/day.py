"""The day: what happens at 08:00, in this order, every day."""

from collections.abc import Callable, Generator, Sequence
from typing import Any

import simpy

from sim.engine.clock import DAY_RANK, SERVICE_HOUR, Moment
from sim.engine.dispatcher import Dispatcher
from sim.engine.emergencies import Emergencies
from sim.engine.pharmacy import Pharmacy
from sim.engine.replenisher import Replenisher


class Day:
    """Wakes every day and runs its phases."""

    def __init__(
        self,
        env: simpy.Environment,
        *,
        opening: Sequence[Callable[[int], None]],
        pharmacy: Pharmacy,
        replenishers: Sequence[Replenisher],
        dispatchers: Sequence[Dispatcher],
        emergencies: Sequence[Emergencies] = (),
    ) -> None:
        self._env = env
        self._opening = opening
        self._pharmacy = pharmacy
        self._replenishers = replenishers
        self._dispatchers = dispatchers
        self._emergencies = emergencies

    def pass_days(self, days: int) -> Generator[simpy.Event, Any, None]:
        """Run day after day: opening, patients, orders, emergencies, sharing, dispatch."""
        for day in range(days):
            yield Moment(self._env, day + SERVICE_HOUR, rank=DAY_RANK)
            for step in self._opening:
                step(day)
            self._review(day, "before_service")
            self._pharmacy.serve(day)
            self._review(day, "after_service")
            for emergencies in self._emergencies:
                emergencies.check(day)
            for dispatcher in self._dispatchers:
                dispatcher.share(day)
                dispatcher.dispatch(day)

    def _review(self, day: int, phase: str) -> None:
        for replenisher in self._replenishers:
            if replenisher.programme.phase == phase and replenisher.reviews_on(day):
                replenisher.review(day)
