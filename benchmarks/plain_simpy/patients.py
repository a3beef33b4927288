"""Patients: every presentation of a prescription, the first one or a later one, is an event."""

from collections import Counter
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import simpy

from benchmarks.plain_simpy.chance import uniform
from benchmarks.plain_simpy.clock import OPENING, OPENING_HOUR, PATIENTS, Instant
from benchmarks.plain_simpy.shelves import Shelves
from sim.engine.draw import Draw
from sim.engine.setting import Setting

_NUMBERS_PER_DAY = 1 << 32


@dataclass(slots=True)
class Patient:
    """Someone with a prescription."""

    number: int
    first_day: int
    unit: int
    lines: list[tuple[int, int]]
    """Products and pieces that are still wanted."""
    is_chronic: bool
    visits: int = 0


class Patients:
    """Those who come to all units, and what became of them."""

    def __init__(
        self, env: simpy.Environment, shelves: Shelves, *, setting: Setting, draw: Draw
    ) -> None:
        self._env = env
        self._shelves = shelves
        self._setting = setting
        self._draw = draw
        communities = draw.setting.facility_index  # each unit of the base has its own
        self._unit_of_community = [setting.facility_index[name] for name in communities]
        self._first_day = setting.first_day
        self._months: list[int] = setting.calendar.month_numbers.tolist()
        self.outcomes: Counter[tuple[int, int, str]] = Counter()
        """Prescriptions by month and unit of the first visit and outcome, while measured; how the
        first visit went, and what came of those that were not complete."""
        self.asked: Counter[tuple[int, int]] = Counter()
        """Pieces asked for at first visits by unit and product, while measured."""
        self.served: Counter[tuple[int, int]] = Counter()
        """Of these, pieces handed out."""
        self.served_later: Counter[tuple[int, int]] = Counter()
        """Pieces handed out to those who came back."""
        self.stockout_days: Counter[tuple[int, int]] = Counter()
        """Opening days that began with nothing on the shelf, by facility and product."""

    def come(self) -> Generator[simpy.Event, Any, None]:
        """Open every morning, and let those come who have a new prescription."""
        for day in range(self._setting.calendar.days):
            yield Instant(self._env, day + OPENING_HOUR, rank=OPENING)
            self._look_at_shelves(day)
            for patient in self._new_patients(day):
                self._present(patient, day)

    def _look_at_shelves(self, day: int) -> None:
        is_open = self._setting.is_open[day].tolist()
        for facility, shelf in self._shelves.on_hand.items():
            days_out = self._shelves.days_out[facility]
            counts = is_open[facility] and day >= self._first_day
            for product, pieces in shelf.items():
                if pieces == 0:
                    days_out[product] += 1
                    if counts:
                        self.stockout_days[facility, product] += 1

    def _new_patients(self, day: int) -> Iterator[Patient]:
        drawn = self._draw.lines(day)
        baskets: list[list[tuple[int, int]]] = [[] for _ in range(drawn.community.size)]
        for prescription, product, pieces in zip(
            drawn.prescription.tolist(),
            drawn.product.tolist(),
            drawn.quantity.tolist(),
            strict=True,
        ):
            baskets[prescription].append((product, pieces))
        who = zip(drawn.community.tolist(), baskets, drawn.chronic.tolist(), strict=True)
        for index, (community, lines, is_chronic) in enumerate(who):
            unit = self._unit_of_community[community]
            yield Patient(day * _NUMBERS_PER_DAY + index, day, unit, lines, is_chronic)

    def _present(self, patient: Patient, day: int) -> None:
        visit = Instant(self._env, day + OPENING_HOUR, rank=PATIENTS + patient.number)
        visit.callbacks.append(partial(self._serve, patient, day))

    def _serve(self, patient: Patient, day: int, _visit: simpy.Event) -> None:
        """Hand out what there is; for the rest the patient decides."""
        unit, is_first = patient.unit, patient.visits == 0
        shelf, issued = self._shelves.on_hand[unit], self._shelves.issued[unit]
        wanted, is_measured = self._shelves.wanted[unit], patient.first_day >= self._first_day
        missing, got_something = [], False
        for product, pieces in patient.lines:
            given = min(pieces, shelf[product])
            if given:
                shelf[product] -= given
                issued[product] += given
                got_something = True
            if given < pieces:
                missing.append((product, pieces - given))
            if is_first:
                wanted[product] += pieces
            if is_measured and is_first:
                self.asked[unit, product] += pieces
                self.served[unit, product] += given
            elif is_measured:
                self.served_later[unit, product] += given
        patient.visits += 1
        patient.lines = missing
        if is_first:
            self._count_first_visit(patient, got_something=got_something)
        if missing:
            self._decide(patient, day)
        elif not is_first:
            self._count_filled_later(patient, day - patient.first_day)

    def _count_first_visit(self, patient: Patient, *, got_something: bool) -> None:
        if not patient.lines:
            self._count(patient, "complete")
        else:
            self._count(patient, "partly" if got_something else "refused")

    def _count_filled_later(self, patient: Patient, days: int) -> None:
        if days <= 7:  # noqa: PLR2004 - the KPI's own week
            self._count(patient, "within_7_days")
        if days <= 30:  # noqa: PLR2004 - the KPI's own month
            self._count(patient, "within_30_days")

    def _decide(self, patient: Patient, day: int) -> None:
        """Come back, buy elsewhere or give up."""
        patients = self._setting.scenario.patients
        refusal = patients.chronic if patient.is_chronic else patients.acute
        streams = self._draw.streams
        chance = uniform(streams, "refusal", patient.number, patient.visits)
        if chance < refusal.returns and patient.visits < refusal.visits_at_most:
            part = uniform(streams, "return day", patient.number, patient.visits)
            self._return(patient, day, day + 1 + int(part * refusal.within))
        elif refusal.returns <= chance < refusal.returns + refusal.buys:
            self._count(patient, "bought")
        else:
            self._count(patient, "lost")

    def _return(self, patient: Patient, today: int, earliest: int) -> None:
        last_day = self._setting.calendar.days - 1
        day = int(self._setting.next_open[min(earliest, last_day), patient.unit])
        if today < day <= last_day:
            self._present(patient, day)

    def _count(self, patient: Patient, outcome: str) -> None:
        if patient.first_day >= self._first_day:
            self.outcomes[self._months[patient.first_day], patient.unit, outcome] += 1
