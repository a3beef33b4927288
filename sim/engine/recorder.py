"""Writes down what happens while it is measured."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.domain.demand_lines import VISIT
from sim.domain.records import BANDS, OUTCOMES, VEN_CLASSES
from sim.domain.runs import starts_of_runs
from sim.domain.snapshot import snapshot_day
from sim.domain.waiting import Remainders
from sim.engine.arrivals import Arrived
from sim.engine.attended import Attended
from sim.engine.setting import Setting
from sim.engine.stock import Stock

_OUTCOME = {name: index for index, name in enumerate(OUTCOMES)}
_BAND_LIMITS = np.array([2.0, 6.0])


class Recorder:
    """Counts by month, facility and product; nothing before the first day measured counts.

    Rows are those of the stock, shelves of stores included; `Shelves.counts_together` puts these
    together when the run is over. A prescription counts in the month of its first attempt, also
    when it is filled or given up later; one that began in the warm-up counts nowhere.

    Parameters
    ----------
    setting
        The strategy.
    stock
        Whose counters are read at the start and at the end: what was in between is measured.
    attended
        Counts whose patients came where, where that is told apart.

    References
    ----------
    `sim/domain/records.py` for what the fields mean.
    """

    def __init__(self, setting: Setting, stock: Stock, attended: Attended | None = None) -> None:
        self._setting = setting
        self._stock = stock
        self._attended = attended
        self._first_day = setting.first_day
        calendar = setting.calendar
        self._ticks_per_day = calendar.ticks_per_day
        self._snapshot_day = snapshot_day(self._first_day, calendar.days)
        self._month_of = calendar.month_numbers - calendar.month_numbers[self._first_day]
        n_months = int(self._month_of[-1]) + 1
        shape = stock.on_hand.shape
        self._kept = setting.expected_month > 0
        ven = [VEN_CLASSES.index(item.ven) for item in setting.scenario.products.values()]
        self._of_class = np.array(ven) == np.arange(len(VEN_CLASSES))[:, None]
        self._vital_kept = self._kept & self._of_class[0]
        owners = [house.institution for house in setting.facilities]
        order = list(dict.fromkeys(owners))
        self._owner = np.array([order.index(each) for each in owners])
        days = calendar.days - self._first_day
        # days × owners (in the order of their first facility) × asked, complete
        self.daily = np.zeros((days, len(order), 2), dtype=np.int64)
        self.prescriptions = np.zeros((n_months, shape[0], len(OUTCOMES)), dtype=np.int64)
        has_visits = bool(setting.scenario.itinerants.specialties)
        self._of_visits = np.zeros_like(self.prescriptions) if has_visits else None
        self.short: NDArray[np.int64] = np.zeros(shape, dtype=np.int64)
        self.refusal_days = np.zeros(shape, dtype=np.int64)
        self._refused_on = np.full(shape, -1, dtype=np.int32)
        self.later: NDArray[np.int64] = np.zeros(shape, dtype=np.int64)
        self.stockout_days = np.zeros(shape, dtype=np.int16)  # a count of days, added to daily
        self.stock_sum = np.zeros(shape, dtype=np.int64)
        self.opening_days = np.zeros(shape[0], dtype=np.int64)
        self.basket_days = np.zeros(shape[0], dtype=np.int64)
        self.snapshot: NDArray[np.int64] = np.zeros(shape, dtype=np.int64)
        self._at_start: dict[str, NDArray[np.int64]] = {}
        self.bands = np.zeros((shape[0], len(VEN_CLASSES), len(BANDS)), dtype=np.int64)

    def open_day(self, day: int) -> None:
        """Write down what is on the shelves before the patients of *day* come.

        At 08:00, once what expired or spoiled is gone. A stockout day is an opening day that begins
        with nothing on hand, whether anybody asks for it or not; `refused_pieces` counts the days
        on which somebody did. In the warm-up only `Stock.days_out` is kept up.
        """
        on_hand = self._stock.on_hand
        is_out = on_hand == 0
        self._stock.days_out += is_out
        if day < self._first_day:
            return
        if day == self._first_day:
            self._at_start = {
                "wanted": self._stock.wanted.copy(),
                "received": self._stock.received.copy(),
                "expired": self._stock.expired.copy(),
                "damaged": self._stock.damaged.copy(),
                "boxes": self._stock.boxes.copy(),
                "on_hand": on_hand.copy(),
            }
        if day == self._snapshot_day:
            self.snapshot[:] = on_hand
        self.stock_sum += on_hand
        is_open = self._setting.is_open[day]
        self.opening_days += is_open
        missing = (is_out & self._vital_kept).any(axis=1)
        self.basket_days += is_open & ~missing
        is_out &= is_open[:, None]
        self.stockout_days += is_out
        if self._setting.calendar.date(day).day == 1:
            self._count_bands(on_hand)

    def first_visits(
        self,
        day: int,
        arrived: Arrived,
        *,
        affected: NDArray[np.bool_],
        refused: NDArray[np.bool_],
    ) -> None:
        """Count the prescriptions of *day* by facility and outcome.

        Parameters
        ----------
        day
            The day; a tick of it where it has several.
        arrived
            Who came where.
        affected
            By prescription: whether the first attempt left something open, at all units tried.
        refused
            By prescription: whether it gave nothing at all.
        """
        if day < self._first_day:
            return
        if self._attended:
            self._attended.note(day, arrived, affected=affected, refused=refused)
        month = self._month_of[day]
        came = (arrived.counted_at, affected, refused, arrived.has_no_access)
        for column, count in enumerate(_count_first(self.prescriptions[month], *came)):
            self.daily[day - self._first_day, :, column] += np.bincount(
                self._owner, weights=count
            ).astype(np.int64)
        if self._of_visits is not None:
            is_visit = arrived.lines.kind == VISIT
            _count_first(self._of_visits[month], *(each[is_visit] for each in came))

    def refused_pieces(self, day: int, missing: Remainders) -> None:
        """Count the pieces that the first visits of *day* did not get, at the first unit.

        Where another unit gave them on the same day they are not missing.
        """
        if day < self._first_day:
            return
        cell = missing.facility * self.short.shape[1] + missing.product
        np.add.at(self.short.reshape(-1), cell, missing.quantity)
        in_order = np.sort(cell)
        cells = in_order[starts_of_runs(in_order)]
        new = cells[self._refused_on.reshape(-1)[cells] != day]  # a day may have several ticks
        self.refusal_days.reshape(-1)[new] += 1
        self._refused_on.reshape(-1)[new] = day

    def filled_later(self, tick: int, filled: Remainders) -> None:
        """Count prescriptions that were completed on a later visit, one line each.

        What is filled within 7 days is so within 30, too; later than that it counts in neither.
        """
        age_days = (tick - filled.first_tick) / self._ticks_per_day
        for outcome, days in (("within_7_days", 7), ("within_30_days", 30)):
            in_time = age_days <= days
            self._count(filled if in_time.all() else filled.at(in_time), _OUTCOME[outcome])

    def gave_up(
        self, who: Remainders, *, comes_back: NDArray[np.bool_], bought: NDArray[np.bool_]
    ) -> None:
        """Count prescriptions whose rest is bought elsewhere or lost, one line each.

        Who would come back, but has come as often as anybody does, has lost it.
        """
        left = np.flatnonzero(~comes_back)
        outcome = np.where(bought[left], _OUTCOME["bought"], _OUTCOME["lost"])
        self._count(who.at(left), outcome)

    def served_later(
        self, back: Remainders, short: NDArray[np.int64], missing: NDArray[np.int64]
    ) -> None:
        """Count the pieces that patients got who came back.

        Parameters
        ----------
        back
            All lines of those who came back.
        short
            Which of them, as indices, did not get all.
        missing
            What these still lack.
        """
        got = back.quantity.copy()
        got[short] -= missing
        measured = back.first_tick >= self._first_day * self._ticks_per_day
        cell = back.facility * self.later.shape[1] + back.product
        np.add.at(self.later.reshape(-1), cell[measured], got[measured])

    def counts(self) -> dict[str, NDArray[Any]]:
        """Return the counts as fields of the records, by row of the stock; once the run is over."""
        asked = self._stock.wanted - self._at_start["wanted"]
        return {
            "prescriptions": self.prescriptions,
            "asked": asked,
            "served": asked - self.short,
            "served_later": self.later,
            "opening_days": self.opening_days,
            "stockout_days": self.stockout_days.astype(np.int64),
            "refusal_days": self.refusal_days,
            "received": self._stock.received - self._at_start["received"],
            "stock_sum": self.stock_sum,
            "basket_days": self.basket_days,
            "snapshot": self.snapshot,
            "bands": self.bands,
            "daily": self.daily,
            **self._aged(),
            **self._spoiled(),
            **({} if self._of_visits is None else {"visit_prescriptions": self._of_visits}),
            **(self._attended.counts() if self._attended else {}),
        }

    def _aged(self) -> dict[str, NDArray[np.int64]]:
        """Return what became of stock that ages; nothing where nothing expires."""
        if self._stock.lots is None:
            return {}
        return {
            "opening": self._at_start["on_hand"],
            "expired": self._stock.expired - self._at_start["expired"],
            "short_dated": self._stock.lots.short_dated(self._stock.on_hand),
        }

    def _spoiled(self) -> dict[str, NDArray[np.int64]]:
        """Return what heat and frost did; nothing where there is no cold chain."""
        if self._setting.scenario.cold_chain is None:
            return {}
        return {
            "damaged": self._stock.damaged - self._at_start["damaged"],
            "boxes": self._stock.boxes - self._at_start["boxes"],
        }

    def _count(self, who: Remainders, outcome: NDArray[np.int64] | int) -> None:
        """Count prescriptions, one line each, in the month of their first attempt."""
        first_day = who.first_tick // self._ticks_per_day
        month = self._month_of[first_day]
        cell = (month * self.prescriptions.shape[1] + who.facility) * len(OUTCOMES) + outcome
        measured = first_day >= self._first_day
        np.add.at(self.prescriptions.reshape(-1), cell[measured], 1)
        if self._of_visits is not None:
            is_visit = measured & (who.kind == VISIT)
            np.add.at(self._of_visits.reshape(-1), cell[is_visit], 1)

    def _count_bands(self, on_hand: NDArray[np.int64]) -> None:
        """Count the keys in each band of months of stock, on the first of a month.

        Months of what the plan expects, not of the consumption that a programme estimates: so that
        bands mean the same under every policy.
        """
        months = on_hand / np.where(self._kept, self._setting.expected_month, 1.0)
        band = np.where(on_hand == 0, 0, 1 + np.digitize(months, _BAND_LIMITS))
        for index in range(len(BANDS)):
            is_in = (band == index) & self._kept
            self.bands[:, :, index] += is_in @ self._of_class.T.astype(np.int64)


def _count_first(
    table: NDArray[np.int64],
    counted_at: NDArray[np.int64],
    affected: NDArray[np.bool_],
    refused: NDArray[np.bool_],
    cut_off: NDArray[np.bool_],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Add prescriptions to *table*, facilities × `OUTCOMES`, by how the first attempt ended.

    Return those asked for and those filled completely, by facility. What is filled at once is
    filled within 7 and 30 days too; who has no access asked, and has no other outcome.
    """
    asked, short, got_nothing, had_no_access = (
        np.bincount(counted_at[chosen], minlength=table.shape[0])
        for chosen in (slice(None), affected, refused, cut_off)
    )
    table[:, _OUTCOME["no_access"]] += had_no_access
    table[:, _OUTCOME["asked"]] += asked
    table[:, _OUTCOME["partly"]] += short - got_nothing
    table[:, _OUTCOME["refused"]] += got_nothing
    complete = asked - short - had_no_access
    for outcome in ("complete", "within_7_days", "within_30_days"):
        table[:, _OUTCOME[outcome]] += complete
    return asked, complete
