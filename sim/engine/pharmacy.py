"""The counters of all units: patients are served, and decide what to do when refused."""

import numpy as np
from numpy.typing import NDArray

from sim.domain.demand_lines import DemandLines
from sim.domain.service import serve
from sim.domain.waiting import NUMBERS_PER_DAY, Remainders, WaitingPatients
from sim.engine.recorder import Recorder
from sim.engine.setting import Setting
from sim.engine.stock import Stock
from sim.rng import Streams
from sim.scenario.demand import Patients


class Pharmacy:
    """Serves the patients of every unit once a day, in one step."""

    def __init__(
        self,
        *,
        setting: Setting,
        stock: Stock,
        streams: Streams,
        recorder: Recorder,
        unit_of_community: NDArray[np.int64],
    ) -> None:
        self._setting = setting
        self._stock = stock
        self._streams = streams
        self._recorder = recorder
        self._unit_of_community = unit_of_community
        self._patients = setting.scenario.patients
        self._n_products = len(setting.product_index)
        self._waiting = WaitingPatients()

    def serve(self, day: int, lines: DemandLines) -> None:
        """Serve who comes back, the oldest first, and then who comes for the first time."""
        back = self._waiting.take(day)
        first = 0 if back is None else back.number.size
        unit = self._unit_of_community[lines.community]
        cell = unit[lines.prescription] * self._n_products + lines.product
        quantity = lines.quantity
        self._want(cell, quantity)
        if back is not None:
            cell = np.concatenate([back.facility * self._n_products + back.product, cell])
            quantity = np.concatenate([back.quantity.astype(np.int32), quantity])
        service = serve(cell, quantity, self._stock.on_hand.reshape(-1))
        self._stock.dispense(service.issued.reshape(self._stock.on_hand.shape))
        missing = quantity[service.short] - service.given
        again = service.short < first
        if back is not None:
            self._return_visits(day, back, short=service.short[again], missing=missing[again])
        self._first_visits(
            day, lines, unit, short=service.short[~again] - first, missing=missing[~again]
        )

    def _want(self, cell: NDArray[np.int64], quantity: NDArray[np.int32]) -> None:
        asked = np.bincount(cell, weights=quantity, minlength=self._stock.wanted.size)
        self._stock.wanted += asked.astype(np.int64).reshape(self._stock.wanted.shape)

    def _first_visits(
        self,
        day: int,
        lines: DemandLines,
        unit: NDArray[np.int64],
        *,
        short: NDArray[np.int64],
        missing: NDArray[np.int64],
    ) -> None:
        affected = np.zeros(lines.community.size, dtype=np.bool_)
        affected[lines.prescription[short]] = True
        got = np.bincount(lines.prescription, weights=lines.quantity, minlength=affected.size)
        np.subtract.at(got, lines.prescription[short], missing)
        refused = affected & (got == 0)
        self._recorder.first_visits(day, unit, affected=affected, refused=refused)
        prescription = lines.prescription[short].astype(np.int64)
        facility = unit[prescription]
        remainders = Remainders(
            number=day * NUMBERS_PER_DAY + prescription,
            facility=facility,
            product=lines.product[short].astype(np.int64),
            quantity=missing,
            visits=np.ones(short.size, dtype=np.int64),
            chronic=lines.chronic[prescription],
        )
        self._recorder.refused_pieces(day, facility, remainders.product, missing)
        self._decide(day, remainders)

    def _return_visits(
        self, day: int, back: Remainders, *, short: NDArray[np.int64], missing: NDArray[np.int64]
    ) -> None:
        numbers, of_line = np.unique(back.number, return_inverse=True)
        still_short = np.zeros(numbers.size, dtype=np.bool_)
        still_short[of_line[short]] = True
        first_line = np.searchsorted(back.number, numbers)
        filled = back.at(first_line[~still_short])
        self._recorder.filled_later(day, filled.first_day, filled.facility)
        self._recorder.served_later(back, short, missing)
        rest = back.at(short)
        self._decide(day, rest._replace(quantity=missing, visits=rest.visits + 1))

    def _decide(self, day: int, remainders: Remainders) -> None:
        """Let each patient who was refused come back, buy elsewhere or give up.

        What a patient does follows from the prescription's number and the visit, not from a draw
        in the order of the queue.
        """
        if remainders.number.size == 0:
            return
        numbers, first_line, of_line = np.unique(
            remainders.number, return_index=True, return_inverse=True
        )
        who = remainders.at(first_line)
        returns, buys, within, most = _by_patient(self._patients, who.chronic)
        chance = self._uniform("refusal", numbers, who.visits)
        comes_back = (chance < returns) & (who.visits < most)
        bought = (chance >= returns) & (chance < returns + buys)
        delay = 1 + np.floor(self._uniform("return day", numbers, who.visits) * within)
        earliest = np.minimum(day + delay.astype(np.int64), self._setting.calendar.days - 1)
        days = self._setting.next_open[earliest, who.facility]
        self._recorder.gave_up(who.at(bought), who.at(~bought & ~comes_back))
        stays = comes_back[of_line]
        self._waiting.add(remainders.at(stays), days[of_line][stays])

    def _uniform(
        self, purpose: str, numbers: NDArray[np.int64], visits: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        values = np.empty(numbers.size)
        for visit in np.unique(visits):
            chosen = visits == visit
            values[chosen] = self._streams.uniform(purpose, numbers[chosen], int(visit))
        return values


def _by_patient(
    patients: Patients, chronic: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]:
    """Return the shares who return and buy, the days within, and the visits at most."""
    refill, acute = patients.chronic, patients.acute
    return (
        np.where(chronic, refill.returns, acute.returns),
        np.where(chronic, refill.buys, acute.buys),
        np.where(chronic, refill.within, acute.within),
        np.where(chronic, refill.visits_at_most, acute.visits_at_most),
    )
