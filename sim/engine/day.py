"""The day: what happens at 08:00, in this order, every day; where days have ticks, at each."""

from collections.abc import Callable, Generator, Sequence
from typing import Any

import simpy

from sim.domain.calendar import Calendar
from sim.engine.clock import DAY_RANK, Moment, service_moment
from sim.engine.dispatcher import Dispatcher
from sim.engine.pharmacy import Pharmacy
from sim.engine.replenisher import Replenisher


class Day:
    """Wakes every day and runs its phases; nothing else in a run calls the actors of a day.

    Parameters
    ----------
    env
        The environment of the run.
    opening
        What happens before patients come, in this order: expiry and failing refrigerators come
        first, what is written down of the shelves after them.
    pharmacy
        Serves patients.
    replenishers
        Programmes in the order of the scenario, which is that in which they order.
    dispatchers
        Stores in the order of the scenario; each shares and sends before the next one does.
    after_orders
        Emergencies, then loans: both look at shelves after patients and orders.

    References
    ----------
    docs/model.md, section 2.1; docs/decisions/002-two-clocks.md and 005.
    """

    def __init__(
        self,
        env: simpy.Environment,
        *,
        opening: Sequence[Callable[[int], None]],
        pharmacy: Pharmacy,
        replenishers: Sequence[Replenisher],
        dispatchers: Sequence[Dispatcher],
        after_orders: Sequence[Callable[[int], None]] = (),
    ) -> None:
        self._env = env
        self._opening = opening
        self._pharmacy = pharmacy
        self._replenishers = replenishers
        self._dispatchers = dispatchers
        self._after_orders = after_orders

    def pass_days(self, calendar: Calendar) -> Generator[simpy.Event, Any, None]:
        """Run day after day: opening, patients, orders, emergencies, loans, sharing, dispatch.

        At the further ticks of a day there are patients and orders only. It ends with the last day,
        while trips may still be on the road.
        """
        per_day = calendar.ticks_per_day
        for tick in range(calendar.ticks):
            yield Moment(self._env, service_moment(tick, per_day), rank=DAY_RANK)
            day, part = divmod(tick, per_day)
            if part == 0:
                for step in self._opening:
                    step(day)
            self._review(tick, "before_service")
            self._pharmacy.serve(tick)
            self._review(tick, "after_service")
            if part == 0:
                self._send_out(day)

    def _send_out(self, day: int) -> None:
        """Let who lends, shares and sends do so, once a day, at its first tick."""
        for step in self._after_orders:
            step(day)
        for dispatcher in self._dispatchers:
            # in this order a store that needs no days to pick sends what it shared this morning
            dispatcher.share(day)
            dispatcher.dispatch(day)

    def _review(self, tick: int, phase: str) -> None:
        """Let the programmes of a *phase* review that do so at *tick*."""
        for replenisher in self._replenishers:
            if replenisher.programme.phase == phase and replenisher.reviews_at(tick):
                replenisher.review(tick)
