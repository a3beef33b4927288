"""The figures that the pages show, each with its name, its unit and how it is written."""

from typing import NamedTuple

from sim.metrics.interval import Interval
from sim.quantities import DAYS_PER_MONTH
from sim.reporting.number_format import NOT_KNOWN, number, signed
from sim.scenario.text import Language, Text

_DAYS_A_YEAR = 12 * DAYS_PER_MONTH
_PERCENT = Text(es="%", en="%")


class Measure(NamedTuple):
    """One KPI as the pages write it."""

    kpi: str
    """Its id."""

    name: Text
    """What it is called."""

    unit: Text
    """Of what is written."""

    factor: float
    """What is written for a KPI of one."""

    decimals: int
    """Digits after the point."""

    is_yearly: bool = False
    """Whether the KPI adds up over the horizon, and is written by year."""

    def heading(self, language: Language) -> str:
        """Return name and unit."""
        return f"{self.name.in_language(language)}, {self.unit.in_language(language)}"

    def scaled(self, interval: Interval, days: float) -> Interval:
        """Return an interval of the KPI over a horizon of *days* in the unit that is written."""
        return interval.times(self.factor / (days / _DAYS_A_YEAR if self.is_yearly else 1))

    def plain(self, value: float) -> str:
        """Return a scaled value."""
        return number(value, decimals=self.decimals)

    def with_unit(self, value: float, language: Language) -> str:
        """Return a scaled value with its unit; English sets no space before the sign of percent."""
        unit = self.unit.in_language(language)
        space = "" if (unit, language) == ("%", "en") else "\N{NO-BREAK SPACE}"
        return f"{self.plain(value)}{space}{unit}"

    def cell(self, interval: Interval) -> str:
        """Return a scaled mean with half of its interval, where it has one."""
        half_width = self.plain(interval.half_width)
        mean = self.plain(interval.mean)
        return mean if half_width == NOT_KNOWN else f"{mean} ± {half_width}"

    def difference(self, interval: Interval, language: Language) -> str:
        """Return a scaled difference with the ends of its interval."""
        between = Text(es="de {} a {}", en="{} to {}").in_language(language)
        ends = between.format(self.plain(interval.low), self.plain(interval.high))
        return f"{signed(interval.mean, decimals=self.decimals)} ({ends})"


_ALL = (
    Measure(
        "prescriptions_filled",
        Text(es="recetas surtidas completas", en="prescriptions filled"),
        _PERCENT,
        100,
        1,
    ),
    Measure(
        "worst_decile_filled",
        Text(es="peor décimo de las unidades", en="worst tenth of units"),
        _PERCENT,
        100,
        1,
    ),
    Measure("stockout_days", Text(es="días en desabasto", en="stockout days"), _PERCENT, 100, 1),
    Measure(
        "stockout_days_vital",
        Text(es="días en desabasto, claves vitales", en="stockout days, vital keys"),
        _PERCENT,
        100,
        1,
    ),
    Measure(
        "expired_share",
        Text(es="caducado, de lo que hubo", en="expired, of what there was"),
        _PERCENT,
        100,
        1,
    ),
    Measure(
        "cold_lost_value",
        Text(es="perdido en la red fría", en="lost in the cold chain"),
        Text(es="miles de MXN al año", en="thousand MXN a year"),
        1e-3,
        0,
        is_yearly=True,
    ),
    Measure(
        "months_of_stock",
        Text(es="existencias", en="stock held"),
        Text(es="meses", en="months"),
        1,
        2,
    ),
    Measure(
        "km",
        Text(es="recorrido", en="driven"),
        Text(es="miles de km al año", en="thousand km a year"),
        1e-3,
        0,
        is_yearly=True,
    ),
    Measure(
        "transport_cost",
        Text(es="transporte", en="transport"),
        Text(es="millones de MXN al año", en="million MXN a year"),
        1e-6,
        2,
        is_yearly=True,
    ),
)

MEASURES = {measure.kpi: measure for measure in _ALL}
"""By KPI, in the order of the table."""
