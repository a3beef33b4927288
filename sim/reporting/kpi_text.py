"""KPIs as people read them: the value, the difference, the unit.

Figures are shares from 0 to 1 and plain numbers everywhere else; here shares become percent, and
their differences points.
"""

from typing import NamedTuple

from sim.metrics.interval import Interval
from sim.metrics.kpi import Kpi, Unit
from sim.reporting import words
from sim.reporting.number_format import NOT_KNOWN, number, percent, signed
from sim.scenario.text import Language

_LARGE = 1000
_DECIMALS: dict[Unit, int] = {
    "share": 1,
    "days": 1,
    "months": 2,
    "h": 2,
    "km": 0,
    "trips": 0,
    "deliveries": 0,
    "pieces": 1,
    "prescriptions": 0,
    "patients": 0,
    "visits": 0,
    "currency": 2,
    "ratio": 3,
}


class KpiText(NamedTuple):
    """How to write the figures of one KPI."""

    kpi: Kpi
    """The KPI."""

    language: Language
    """Of the reader."""

    currency: str
    """Of money, such as MXN."""

    @property
    def label(self) -> str:
        """Its name."""
        return self.kpi.label.in_language(self.language)

    @property
    def unit(self) -> str:
        """The unit of its values."""
        if self.kpi.unit == "currency":
            return self.currency
        return words.UNITS[self.kpi.unit].in_language(self.language)

    @property
    def difference_unit(self) -> str:
        """The unit of differences: points where the values are shares."""
        return words.POINTS.in_language(self.language) if self.kpi.unit == "share" else self.unit

    def value(self, value: float) -> str:
        """Return *value* without its unit, but with the sign of percent.

        A dash where it is not known.
        """
        if self.kpi.unit == "share":
            return percent(value, language=self.language)
        return self.amount(value)

    def amount(self, value: float) -> str:
        """Return *value* without its unit, shares in percent without the sign.

        It is for tables whose heading has the unit. From a thousand on there are no decimals.
        """
        return number(self._scaled(value), decimals=self._decimals(value))

    def half_width(self, interval: Interval) -> str:
        """Return ± half of the interval; nothing where there is none, as after one replication.

        It has the decimals of the mean that it stands beside.
        """
        written = number(self._scaled(interval.half_width), decimals=self._decimals(interval.mean))
        return "" if written == NOT_KNOWN else f"±\N{NO-BREAK SPACE}{written}"

    def difference(self, interval: Interval) -> str:
        """Return a difference with its sign, in points where the values are shares.

        Zero has none.
        """
        return signed(self._scaled(interval.mean), decimals=self._decimals(interval.mean))

    def _scaled(self, value: float) -> float:
        return 100 * value if self.kpi.unit == "share" else value

    def _decimals(self, value: float) -> int:
        # nobody reads the cents of thousands
        if abs(value) >= _LARGE:
            return 0
        return _DECIMALS[self.kpi.unit]
