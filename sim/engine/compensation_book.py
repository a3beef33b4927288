"""What institutions owe each other for their patients, and when it is paid."""

from collections import defaultdict
from collections.abc import Sequence
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.agreements import ServiceInterchange
from sim.agreements.service_interchange import Compensation
from sim.domain.records import COMPENSATION
from sim.engine.arrivals import Arrived
from sim.engine.attendance import accepted_under
from sim.engine.purses import Purses
from sim.engine.setting import Setting

_DUE, _PAID = range(len(COMPENSATION))


class CompensationBook:
    """The debts of one agreement, institutions × facilities that attended their people.

    Money in the currency of the scenario. A debt never gets worse: what cannot be paid today is
    tried again every morning, without interest, all creditors of an institution alike.

    Parameters
    ----------
    agreement
        Says whose people are others.
    rule
        Tariff, delay, and whether what is paid becomes goods.
    setting
        The strategy.
    purses
        Out of which is paid, and into which where it restocks.

    References
    ----------
    docs/model.md, section 2.2, *Interchange of services*.
    """

    def __init__(
        self,
        agreement: ServiceInterchange,
        rule: Compensation,
        *,
        setting: Setting,
        purses: Purses,
    ) -> None:
        self._tariff = rule.tariff
        # debts are settled before patients come: those of today are paid tomorrow at the earliest
        self._after_days = max(ceil(rule.paid_after), 1)
        self._restocks = rule.restocks
        self._purses = purses
        self._first_day = setting.first_day
        self._begins = agreement.first_day(setting.calendar)
        self._names = list(setting.scenario.institutions)
        self._buyer = setting.buyer
        self._counts = _is_others(agreement, setting)
        people = setting.communities
        self._payer = np.array([self._names.index(name) for name in people.affiliation.tolist()])
        shape = (len(self._names), len(setting.facilities))
        self._owed = np.zeros(shape)
        self._falls_due: defaultdict[int, NDArray[np.float64]] = defaultdict(
            lambda: np.zeros(shape)
        )
        self.written = np.zeros((*shape, len(COMPENSATION)))
        """Due and paid while it is measured, institutions × facilities × `COMPENSATION`.

        What fell due in the warm-up may be paid while it is measured, so that more may be paid than
        was due.
        """

    def note(self, day: int, arrived: Arrived) -> None:
        """Note what the people of others who came on *day* will cost their institution.

        A prescription costs the tariff whatever of it was filled, once, at the unit of its first
        attempt. *Due* is written down today, though it is paid only after the delay. Nothing falls
        due before the agreement begins, though people may have their own unit with others.
        """
        if day < self._begins:
            return
        came = np.flatnonzero(~arrived.has_no_access)
        who, where = arrived.community[came], arrived.unit[came]
        counted = self._counts[who, where]
        amounts = np.zeros_like(self._owed)
        np.add.at(amounts, (self._payer[who[counted]], where[counted]), self._tariff)
        self._falls_due[day + self._after_days] += amounts
        if day >= self._first_day:
            self.written[:, :, _DUE] += amounts

    def settle(self, day: int) -> None:
        """Pay what has fallen due by *day*, as far as there is money.

        Before the patients of the day come and after the month's money has, so that a delay of less
        than a day is paid on the next morning.
        """
        if day in self._falls_due:
            self._owed += self._falls_due.pop(day)
        for row in np.flatnonzero(self._owed.any(axis=1)).tolist():
            self._pay(day, row)

    def _pay(self, day: int, row: int) -> None:
        """Pay what institution *row* owes, each facility the same share of its due."""
        debts = self._owed[row]
        total = float(debts.sum())
        share = self._purses.take(self._names[row], total) / total
        paid = debts * share
        self._owed[row] = debts - paid
        if self._restocks:
            for host in np.flatnonzero(paid).tolist():
                self._purses.pay_in(int(self._buyer[host]), float(paid[host]))
        if day >= self._first_day:
            self.written[row, :, _PAID] += paid


def compensation_of(books: Sequence[CompensationBook]) -> dict[str, NDArray[Any]]:
    """Return what was due and paid in all as a field of the records; nothing without books."""
    return {"compensation": np.sum([book.written for book in books], axis=0)} if books else {}


def _is_others(agreement: ServiceInterchange, setting: Setting) -> NDArray[np.bool_]:
    """Return whether a facility attends a community of others, communities × facilities."""
    host = np.array([house.institution for house in setting.facilities])
    others = setting.communities.affiliation[:, None] != host
    return np.asarray(accepted_under(agreement, setting) & others)
