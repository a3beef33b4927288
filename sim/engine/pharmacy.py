"""The counters of all units: patients are served, and decide what to do when refused."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sim.domain.demand_lines import NUMBERS_PER_DAY
from sim.domain.runs import lengths_of_runs
from sim.domain.service import serve
from sim.domain.waiting import Remainders, WaitingPatients
from sim.engine.arrivals import Arrivals, Arrived
from sim.engine.compensation_book import CompensationBook
from sim.engine.further_units import FurtherUnits
from sim.engine.recorder import Recorder
from sim.engine.setting import Setting
from sim.engine.stock import Stock
from sim.rng import Streams


class Pharmacy:
    """Serves the patients of every unit once a tick, in one step; a tick is a day, if not said.

    All units at once, in arrays; the result is that of a loop over patients, first come, first
    served (`sim/domain/service.py`). The parts of a prescription that are not there are wanted
    later, elsewhere or never, line by line, but who decides is the person: all open lines of a
    prescription share one fate.

    Parameters
    ----------
    setting
        The strategy.
    stock
        The shelves, which are lowered.
    streams
        Chance of what people do who were refused (stream `refusal`).
    recorder
        Writes down what people got.
    arrivals
        Who comes when and where.
    further
        Where people go on the same day with what was refused.
    books
        What institutions owe each other for the patients of others.

    References
    ----------
    docs/model.md, section 2.2, *Service*.
    """

    def __init__(
        self,
        *,
        setting: Setting,
        stock: Stock,
        streams: Streams,
        recorder: Recorder,
        arrivals: Arrivals,
        further: FurtherUnits,
        books: Sequence[CompensationBook] = (),
    ) -> None:
        self._setting = setting
        self._stock = stock
        self._streams = streams
        self._recorder = recorder
        self._arrivals = arrivals
        self._further = further
        self._books = books
        patients = setting.scenario.patients
        kinds = (patients.acute, patients.chronic, patients.chronic)  # as `PRESCRIPTION_KINDS`
        self._returns = np.array([kind.returns for kind in kinds])
        self._returns_or_buys = np.array([kind.returns + kind.buys for kind in kinds])
        self._within = np.array([kind.within for kind in kinds])
        self._visits_at_most = np.array([kind.visits_at_most for kind in kinds])
        self._n_products = len(setting.product_index)
        self._ticks_per_day = setting.calendar.ticks_per_day
        self._notes_who_waits = setting.scenario.counts_backorders
        self._waiting = WaitingPatients()

    def serve(self, tick: int) -> None:
        """Serve who comes back, the oldest first, and then who comes for the first time.

        Those who come back asked once already: only first attempts count as wanted.
        """
        arrived = self._arrivals.at(tick)
        for book in self._books:
            book.note(tick // self._ticks_per_day, arrived)
        back = self._waiting.take(tick)
        n_back = back.number.size
        self._owe(back, -1)
        cell = np.concatenate([back.facility * self._n_products + back.product, arrived.cell])
        quantity = np.concatenate([back.quantity, arrived.lines.quantity])
        service = serve(cell, quantity, self._stock.on_hand.reshape(-1))
        self._stock.dispense(cell, quantity, service)
        self._stock.want(cell[n_back:], quantity[n_back:])
        split = int(np.searchsorted(service.short, n_back))
        short, given = service.short, service.given
        again = self._return_visits(tick, back, short=short[:split], given=given[:split])
        new = self._first_visits(tick, arrived, short=short[split:] - n_back, given=given[split:])
        # who comes back has the lower number, so the two stand in order one behind the other
        self._decide(tick, Remainders.together([again, new]))

    def _first_visits(
        self,
        tick: int,
        arrived: Arrived,
        *,
        short: NDArray[np.int64],
        given: NDArray[np.int64],
    ) -> Remainders:
        """Write down how the first attempts ended, and return what is still wanted.

        *short* are indices of the lines of *arrived*, of which they got the pieces *given*.
        """
        lines, unit, day = arrived.lines, arrived.unit, tick // self._ticks_per_day
        given = self._further.serve(day, arrived, short=short, given=given)
        missing = lines.quantity[short] - given
        short, missing = short[missing > 0], missing[missing > 0]
        prescription = lines.prescription[short]
        lacks = np.bincount(prescription, weights=missing, minlength=unit.size)
        rest = Remainders.of(
            number=tick * NUMBERS_PER_DAY + lines.numbers[prescription],
            facility=unit[prescription],
            product=lines.product[short],
            quantity=missing,
            visits=1,
            kind=lines.kind[prescription],
        )
        affected = lacks > 0
        refused = affected & (lacks == lines.pieces_of(affected))
        self._recorder.first_visits(day, arrived, affected=affected, refused=refused)
        self._recorder.refused_pieces(day, rest)
        return rest

    def _return_visits(
        self,
        tick: int,
        back: Remainders,
        *,
        short: NDArray[np.int64],
        given: NDArray[np.int64],
    ) -> Remainders:
        """Write down what those got who came *back*, and return what is still wanted.

        A prescription is filled at last when none of its open lines is short.
        """
        if back.number.size == 0:
            return back
        missing = back.quantity[short] - given
        starts = back.first_lines()
        is_short = np.zeros(back.number.size, dtype=np.int64)
        is_short[short] = 1
        filled = back.at(starts[np.add.reduceat(is_short, starts) == 0])
        self._recorder.filled_later(tick, filled)
        self._recorder.served_later(back, short, missing)
        return back.at(short).after_visit(missing)

    def _decide(self, tick: int, remainders: Remainders) -> None:
        """Let each patient who was refused come back, buy elsewhere or give up.

        What a patient does follows from the prescription's number and the visit, not from a draw
        in the order of the queue.
        """
        starts = remainders.first_lines()
        if starts.size == 0:
            return
        who = remainders.at(starts)
        kind = who.columns[5]
        chance = self._streams.uniform("refusal", who.number, who.visits)
        returns = self._returns[kind]
        would_return = chance < returns
        comes_back = would_return & (who.visits < self._visits_at_most[kind])
        bought = ~would_return & (chance < self._returns_or_buys[kind])
        self._recorder.gave_up(who, comes_back=comes_back, bought=bought)
        lengths = lengths_of_runs(starts, remainders.number.size)
        # below its bound, the same number is again even between 0 and 1: it gives the day as well
        ticks = self._return_ticks(tick, who, chance / np.where(would_return, returns, 1.0))
        comes_back &= ticks < self._setting.calendar.ticks  # who would come later is not seen again
        stays = np.repeat(comes_back, lengths)
        waiting = remainders.at(stays)
        self._owe(waiting, 1)
        self._waiting.add(waiting, np.repeat(ticks, lengths)[stays])

    def _owe(self, lines: Remainders, sign: int) -> None:
        """Note that the facilities owe these *lines*, or owe them no more."""
        if self._notes_who_waits:
            np.add.at(self._stock.owed, (lines.facility, lines.product), sign * lines.quantity)

    def _return_ticks(
        self, tick: int, who: Remainders, chance: NDArray[np.float64]
    ) -> NDArray[np.int64]:
        """Return the tick at which each prescription is presented again, on an opening day.

        Evenly from the next tick on within the limit of its kind; *chance* is in [0, 1). It may lie
        beyond the last one simulated.
        """
        delay = chance * (self._within[who.columns[5]] * self._ticks_per_day)
        return self._setting.opening_tick(tick + 1 + delay.astype(np.int64), who.facility)
