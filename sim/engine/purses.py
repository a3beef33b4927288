"""Money that binds: what those who buy from outside may spend."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.domain.loading import load
from sim.domain.records import MONEY
from sim.engine.goods import goods_of
from sim.engine.orders import Pieces
from sim.engine.setting import Setting
from sim.engine.support import support_of

_COLUMN = {name: index for index, name in enumerate(MONEY)}


class Purses:
    """One purse a facility that buys, where its institution has a budget.

    Whoever has none buys without limit. Money is in the currency of the scenario. An order is paid
    when it is placed, and the price of what does not come is given back on the day of delivery, so
    that a purse may hold more at the end of a month than at its start.

    Shelves that a store keeps for single institutions have no purse: what is bought for them is not
    limited by a budget.

    References
    ----------
    docs/model.md, section 2.4.
    """

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._goods = goods_of(setting)
        income = _income(setting)
        self._binds = np.isfinite(income)
        self._income = np.where(self._binds, income, 0.0)
        self._most_kept = _most_kept(setting, self._income)
        self._institutions = np.array([house.institution for house in setting.facilities])
        self._support = support_of(setting)
        self._is_measured = False
        self._written = np.zeros((len(self._income), len(MONEY)))
        self.balance = np.where(self._binds, 0.0, np.inf)
        """What is in each purse, by row of the stock; infinite where money never binds, else never
        below zero. Empty until the first morning."""

    def open_day(self, day: int) -> None:
        """Pay the month's money on the first day and on the first of every month.

        A whole month's money on the first day, whichever of the month it is. What was not spent
        stays, up to so many months of income; money of others counts towards that limit.
        """
        self._is_measured = day >= self._setting.first_day
        if day and self._setting.calendar.date(day).day != 1:
            return
        kept = np.minimum(self.balance, self._most_kept)
        self.balance = kept + self._income + self._support.into_purses
        self._write("income", self._income)
        self._write("support", self._support.cost)

    def pay_in(self, facility: int, amount: float) -> None:
        """Put money into a facility's purse: compensation, which no limit cuts on that day."""
        self.balance[facility] += amount

    def pay_for(self, facility: int, pieces: Pieces) -> Pieces:
        """Pay for an order as far as the money reaches, and return what is paid for.

        Vital products come first; within a class all are cut alike.

        Parameters
        ----------
        facility
            Who buys, as a row of the stock.
        pieces
            By product. What is not paid for is counted as not ordered, at its price.
        """
        price, rank = self._goods.price, self._goods.ven_rank
        paid = pieces
        if self._binds[facility]:
            money = self.balance[[facility]]
            paid = load(pieces[None], size=price[None], capacity=money, rank=rank)[0]
        self._spend(facility, float(price @ paid))
        self._write("not_ordered", float(price @ (pieces - paid)), facility)
        return paid

    def pay_back(self, facility: int, pieces: Pieces) -> None:
        """Give back the price of what was paid for and does not come."""
        self._spend(facility, -float(self._goods.price @ pieces))

    def take(self, institution: str, amount: float) -> float:
        """Take money out of an institution's purses, by what is in each, and return how much.

        All of *amount* where the institution has no budget: then it pays from elsewhere.
        """
        theirs = self._institutions == institution
        if not self._binds[theirs].any():
            return amount  # it pays from elsewhere
        theirs &= self._binds
        there = float(self.balance[theirs].sum())
        if there <= amount:
            self.balance[theirs] = 0.0
            return there
        self.balance[theirs] *= 1 - amount / there
        return amount

    def counts(self) -> dict[str, NDArray[Any]]:
        """Return what was counted as a field of the records; nothing where money plays no part.

        Rows of the stock × `MONEY`, while it is measured. What comes back is spent less, so that
        the spending of a short run may be below zero.
        """
        plays_a_part = self._binds.any() or self._support.cost.any()
        return {"money": self._written} if plays_a_part else {}

    def _spend(self, facility: int, amount: float) -> None:
        self.balance[facility] = max(self.balance[facility] - amount, 0.0)  # no rounding debts
        self._write("spent", amount, facility)

    def _write(
        self, column: str, amount: float | NDArray[np.float64], facility: int | slice = slice(None)
    ) -> None:
        if self._is_measured:
            self._written[facility, _COLUMN[column]] += amount


def _income(setting: Setting) -> NDArray[np.float64]:
    """Return the money a month of each purse; infinite where money never binds.

    A share of the price of what the plan expects of an average month, over all that the facility
    supplies; seasons do not move it.
    """
    scenario = setting.scenario
    required = setting.expected_month @ goods_of(setting).price
    income = np.full(required.size, np.inf)
    for row, (name, house) in enumerate(scenario.facilities.items()):
        budget = scenario.institutions[house.institution].budget
        if budget and house.supplier in scenario.supply:
            income[row] = budget.per_month.get(name, budget.share_of_requirement * required[row])
    return income


def _most_kept(setting: Setting, income: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how much of each purse may stay in it when a month begins; infinite: all of it."""
    most = np.full(income.size, np.inf)
    for row, house in enumerate(setting.facilities):
        budget = setting.scenario.institutions[house.institution].budget
        months = budget.carry_over_months if budget else None
        if months is not None and house.supplier in setting.scenario.supply:
            most[row] = months * income[row]
    return most
