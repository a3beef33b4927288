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
        who = zip(drawn.community.tolist(), baskets, drawn.kind.tolist(), strict=True)
        for index, (community, lines, is_chronic) in enumerate(who):
            unit = self._unit_of_community[community]
            yield Patient(day * _NUMBERS_PER_DAY + index, day, unit, lines, bool(is_chronic))

    def _present(self, patient: Patient, day: int) -> None:
        visit = Instant(self._env, day + OPENING_HOUR, rank=PATIENTS + patient.number)
        visit.callbacks.append(partial(self._serve, patient, day))

    def _serve(self, patient: Patient, day: int, _visit: simpy.Event) -> None:
        """Hand out what there is; for the rest the patient decides."""
        is_first, wanted = patient.visits == 0, patient.lines
        given = self._hand_out(patient)
        if is_first:
            self._count_first_visit(patient, wanted, given)
        else:
            self._count_later_visit(patient, wanted, given, days=day - patient.first_day)
        patient.visits += 1
        if patient.lines:
            self._decide(patient, day)

    def _hand_out(self, patient: Patient) -> list[int]:
        """Return what each line gets, and keep what is missing as the patient's lines."""
        shelf, issued = self._shelves.on_hand[patient.unit], self._shelves.issued[patient.unit]
        all_given, missing = [], []
        for product, pieces in patient.lines:
            given = min(pieces, shelf[product])
            shelf[product] -= given
            issued[product] += given
            all_given.append(given)
            if given < pieces:
                missing.append((product, pieces - given))
        patient.lines = missing
        return all_given

    def _count_first_visit(
        self, patient: Patient, wanted: list[tuple[int, int]], given: list[int]
    ) -> None:
        unit, is_measured = patient.unit, patient.first_day >= self._first_day
        for (product, pieces), got in zip(wanted, given, strict=True):
            self._shelves.wanted[unit][product] += pieces
            if is_measured:
                self.asked[unit, product] += pieces
                self.served[unit, product] += got
        if not patient.lines:
            self._count(patient, "complete")
        else:
            self._count(patient, "partly" if any(given) else "refused")

    def _count_later_visit(
        self, patient: Patient, wanted: list[tuple[int, int]], given: list[int], *, days: int
    ) -> None:
        if patient.first_day >= self._first_day:
            for (product, _pieces), got in zip(wanted, given, strict=True):
                self.served_later[patient.unit, product] += got
        if patient.lines:
            return
        for outcome, limit_days in (("within_7_days", 7), ("within_30_days", 30)):
            if days <= limit_days:
                self._count(patient, outcome)

    def _decide(self, patient: Patient, day: int) -> None:
        """Come back, buy elsewhere or give up."""
        patients = self._setting.scenario.patients
        refusal = patients.chronic if patient.is_chronic else patients.acute
        streams = self._draw.streams
        chance = uniform(streams, "refusal", patient.number, patient.visits)
        if chance < refusal.returns and patient.visits < refusal.visits_at_most:
            self._return(patient, day + 1 + int(chance / refusal.returns * refusal.within))
        elif refusal.returns <= chance < refusal.returns + refusal.buys:
            self._count(patient, "bought")
        else:
            self._count(patient, "lost")

    def _return(self, patient: Patient, earliest: int) -> None:
        last_day = self._setting.calendar.days - 1
        if earliest > last_day:
            return
        day = int(self._setting.next_open[earliest, patient.unit])
        if day <= last_day:
            self._present(patient, day)

    def _count(self, patient: Patient, outcome: str) -> None:
        if patient.first_day >= self._first_day:
            self.outcomes[self._months[patient.first_day], patient.unit, outcome] += 1
