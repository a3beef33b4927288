"""The figures that the pages show, each with its name, its unit and how it is written."""

from typing import NamedTuple

from sim.metrics.catalogue import KPIS
from sim.metrics.interval import Interval
from sim.metrics.kpi import Unit
from sim.quantities import DAYS_PER_MONTH
from sim.reporting import words
from sim.reporting.number_format import NOT_KNOWN, number, signed
from sim.scenario.text import Language, Text

_DAYS_A_YEAR = 12 * DAYS_PER_MONTH
_LARGE = 1000
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
        """Return name and unit, once where the name says it."""
        name, unit = (text.in_language(language) for text in (self.name, self.unit))
        return name if unit in name.split() else f"{name}, {unit}"

    def scaled(self, interval: Interval, days: float) -> Interval:
        """Return an interval of the KPI over a horizon of *days* in the unit that is written."""
        return interval.times(self.factor / (days / _DAYS_A_YEAR if self.is_yearly else 1))

    def plain(self, value: float, *, beside: float = 0.0) -> str:
        """Return a scaled value, as precise as a larger one that it stands *beside*."""
        is_large = max(abs(value), abs(beside)) >= _LARGE
        return number(value, decimals=0 if is_large else self.decimals)

    def with_unit(self, value: float, language: Language) -> str:
        """Return a scaled value with its unit; English sets no space before the sign of percent."""
        unit = self.unit.in_language(language)
        space = "" if (unit, language) == ("%", "en") else "\N{NO-BREAK SPACE}"
        return f"{self.plain(value)}{space}{unit}"

    def cell(self, interval: Interval) -> str:
        """Return a scaled mean with half of its interval, where it has one."""
        half_width = self.plain(interval.half_width, beside=interval.mean)
        mean = self.plain(interval.mean)
        return mean if half_width == NOT_KNOWN else f"{mean} ± {half_width}"

    def difference(self, interval: Interval, language: Language) -> str:
        """Return a scaled difference with the ends of its interval."""
        between = Text(es="de {} a {}", en="{} to {}").in_language(language)
        ends = between.format(self.plain(interval.low), self.plain(interval.high))
        return f"{self.change(interval)} ({ends})"

    def change(self, interval: Interval) -> str:
        """Return a scaled difference with its sign alone."""
        is_large = abs(interval.mean) >= _LARGE
        return signed(interval.mean, decimals=0 if is_large else self.decimals)


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


_DECIMALS: dict[Unit, int] = {"share": 1, "days": 1, "months": 2, "h": 1, "ratio": 3}


def measure_of(kpi: str, currency: str) -> Measure:
    """Return any KPI of the catalogue; sums of money are in thousands over the whole horizon.

    Costs of one thing (``cost_per_…``) stay as they are, in the *currency* of the scenario; KPIs of
    the table are written as they are there.
    """
    known = KPIS[kpi]
    name = Text(es=_in_a_sentence(known.label.es), en=_in_a_sentence(known.label.en))
    if known.unit == "currency":
        return _money(kpi, name, currency)
    if kpi in MEASURES:
        return MEASURES[kpi]
    if kpi == "travel_hours_mean":  # most people have minutes to go
        return Measure(kpi, name, Text(es="min", en="min"), 60, 1)
    factor = 100 if known.unit == "share" else 1
    return Measure(kpi, name, words.UNITS[known.unit], factor, _DECIMALS.get(known.unit, 0))


def _money(kpi: str, name: Text, currency: str) -> Measure:
    if kpi.startswith("cost_per_"):
        return Measure(kpi, name, Text(es=currency, en=currency), 1, 2)
    unit = Text(es=f"miles de {currency}", en=f"thousand {currency}")
    return Measure(kpi, name, unit, 1e-3, 1)


def _in_a_sentence(label: str) -> str:
    return label[0].lower() + label[1:]
