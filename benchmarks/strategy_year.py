"""CPU time of one strategy-year: drawing, serving patients, and all the logistics, apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import process_time

from sim.domain.records import Records
from sim.engine.day import Day
from sim.engine.draw import Draw
from sim.engine.pharmacy import Pharmacy
from sim.engine.replication import Stage
from sim.engine.setting import Setting
from sim.engine.world import World
from sim.rng import Streams

REPLICATION = 1
"""Replication 0 is traced, so another one is timed."""

_DAYS_PER_YEAR = 365


@dataclass(frozen=True)
class StrategyYear:
    """What one year of one strategy takes, in seconds of CPU."""

    strategy: str
    draw: float
    """Drawing patients and weather, for all strategies together."""
    shared_draw: float
    """Its part of the draw, where all strategies are played under it."""
    serve: float
    """At the counters of all units."""
    logistics: float
    """Everything else: reviews, sharing, trips, stock records, and building the world."""
    lines: float
    """Prescription lines presented for the first time in a year."""
    deliveries: float
    """Deliveries due in a year."""

    @property
    def total(self) -> float:
        """Seconds of CPU with the draw shared by the strategies."""
        return self.shared_draw + self.serve + self.logistics

    @property
    def alone(self) -> float:
        """Seconds of CPU with a draw of its own."""
        return self.draw + self.serve + self.logistics

    @property
    def nanoseconds_per_line(self) -> float:
        """CPU time of all but the draw for each line, in ns."""
        return 1e9 * (self.serve + self.logistics) / self.lines


class TimedPharmacy(Pharmacy):
    """A pharmacy with a stopwatch on its counter."""

    def __init__(self, pharmacy: Pharmacy) -> None:
        self._pharmacy = pharmacy
        self.seconds = 0.0
        """CPU time at the counter so far."""

    def serve(self, day: int) -> None:
        """Let the pharmacy serve, and time it."""
        start = process_time()
        self._pharmacy.serve(day)
        self.seconds += process_time() - start


class TimedWorld(World):
    """A world whose counters are timed."""

    pharmacy: TimedPharmacy

    def _build_day(self) -> Day:
        day = super()._build_day()
        self.pharmacy = TimedPharmacy(day._pharmacy)  # noqa: SLF001 - no other door for a stopwatch
        day._pharmacy = self.pharmacy  # noqa: SLF001 - as above
        return day


def draw_all(base: Setting) -> tuple[Draw, float]:
    """Return a drawn replication and the seconds of CPU that it took.

    All days are asked for once, so that they are kept: worlds that are timed later draw nothing.
    """
    start = process_time()
    draw = Draw(base, Streams(base.scenario.run.seed, REPLICATION))
    for day in range(base.calendar.days):
        draw.lines(day)
    draw.demand_checksum, draw.weather.checksum()
    return draw, process_time() - start


def measure(stage: Stage, *, repeats: int) -> list[StrategyYear]:
    """Return the best of *repeats* measurements of each strategy of a plan.

    A repetition draws anew and plays all strategies under that draw, as a worker does. The best is
    that with the least total, as a whole: its parts are of one repetition and add up. Times are of
    the CPU, which other programs disturb less than the clock, but do disturb.
    """
    rounds = [_measure_once(stage) for _ in range(repeats)]
    return [_best(of_strategy) for of_strategy in zip(*rounds, strict=True)]


def _best(measured: Sequence[StrategyYear]) -> StrategyYear:
    return min(measured, key=lambda year: year.total)


def _measure_once(stage: Stage) -> list[StrategyYear]:
    """Return one measurement of each strategy, by the year of 365 days, warm-up included."""
    draw, draw_seconds = draw_all(stage.base)
    years = stage.base.calendar.days / _DAYS_PER_YEAR
    days = range(stage.base.calendar.days)
    lines = sum(draw.lines(day).product.size for day in days) / years
    measured = []
    for name, setting in stage.settings.items():
        start = process_time()
        world = TimedWorld(setting, draw, traced=False)
        records = world.run()
        seconds = process_time() - start
        measured.append(
            StrategyYear(
                strategy=name,
                draw=draw_seconds / years,
                shared_draw=draw_seconds / years / len(stage.settings),
                serve=world.pharmacy.seconds / years,
                logistics=(seconds - world.pharmacy.seconds) / years,
                lines=lines,
                deliveries=_deliveries_per_year(records),
            )
        )
    return measured


def _deliveries_per_year(records: Records) -> float:
    return len(records.deliveries) * _DAYS_PER_YEAR / (records.last_day - records.first_day)
