"""What comes into purses and goes out of them, from the first day on, written down beside them."""

from typing import Any

import numpy as np

from sim.engine.orders import Pieces
from sim.engine.purses import Purses

_ROUNDING = 1e-6


class Ledger:
    """The money of one run, by purse; it stands between the purses and whoever uses them."""

    def __init__(self, purses: Purses) -> None:
        self._purses = purses
        self.came = np.zeros_like(purses.balance)
        self.went = np.zeros_like(purses.balance)
        self.overspent: list[tuple[int, float, float]] = []
        """Who ordered for more money than there was, with that money and the price."""

        watched = (self._write, self.pay_in, self.pay_for, self.pay_back, self.take)
        self._of = {each.__name__: getattr(purses, each.__name__) for each in watched}
        for each in watched:
            setattr(purses, each.__name__, each)

    def _write(self, column: str, *amount: Any) -> None:  # noqa: ANN401 - it is passed on
        self._of["_write"](column, *amount)
        if column == "income":  # a month begins
            self.came += self._purses._income + self._purses._support.into_purses

    def pay_in(self, facility: int, amount: float) -> None:
        self._of["pay_in"](facility, amount)
        self.came[facility] += amount

    def pay_for(self, facility: int, pieces: Pieces) -> Pieces:
        there = float(self._purses.balance[facility])
        paid: Pieces = self._of["pay_for"](facility, pieces)
        price = float(self._purses._goods.price @ paid)
        if self._purses._binds[facility] and price > there + _ROUNDING:
            self.overspent.append((facility, there, price))
        self.went[facility] += price
        return paid

    def pay_back(self, facility: int, pieces: Pieces) -> None:
        self._of["pay_back"](facility, pieces)
        self.went[facility] -= float(self._purses._goods.price @ pieces)

    def take(self, institution: str, amount: float) -> float:
        before = self._purses.balance.copy()
        taken: float = self._of["take"](institution, amount)
        binds = self._purses._binds
        self.went[binds] += before[binds] - self._purses.balance[binds]
        return taken
