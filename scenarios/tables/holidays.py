"""Public holidays of Mexico and Argentina, which move by rule."""

from collections.abc import Callable
from datetime import date, timedelta

from scenarios.tables.files import Cells

YEARS = range(2023, 2031)
INAUGURATIONS = (2024, 2030)
MONDAY, THURSDAY, SATURDAY = 0, 3, 5

NamedDay = tuple[date, str]
"""A holiday and what it is called."""


def mexican_holiday_rows() -> list[Cells]:
    """Return the compulsory days of rest of Mexico."""
    return _rows(_mexican, "[F] Ley Federal del Trabajo, art. 74")


def argentine_holiday_rows() -> list[Cells]:
    """Return the national holidays of Argentina; bridging days, decreed each year, are left out."""
    return _rows(_argentine, "[R] Ley 27.399")


def _rows(of_year: Callable[[int], list[NamedDay]], source: str) -> list[Cells]:
    """Return a row for each date, in order; a date has one name."""
    days = dict(day for year in YEARS for day in of_year(year))
    return [
        {"date": on.isoformat(), "name": name, "source": source}
        for on, name in sorted(days.items())
    ]


def _mexican(year: int) -> list[NamedDay]:
    days = [
        (date(year, 1, 1), "Año Nuevo"),
        (_monday(year, 2, 1), "Día de la Constitución"),
        (_monday(year, 3, 3), "Natalicio de Benito Juárez"),
        (date(year, 5, 1), "Día del Trabajo"),
        (date(year, 9, 16), "Día de la Independencia"),
        (_monday(year, 11, 3), "Día de la Revolución"),
        (date(year, 12, 25), "Navidad"),
    ]
    if year in INAUGURATIONS:
        days.append((date(year, 10, 1), "Transmisión del Poder Ejecutivo Federal"))
    return days


def _argentine(year: int) -> list[NamedDay]:
    easter = easter_sunday(year)
    return [
        (date(year, 1, 1), "Año Nuevo"),
        (easter - timedelta(days=48), "Carnaval"),
        (easter - timedelta(days=47), "Carnaval"),
        (date(year, 3, 24), "Día de la Memoria"),
        (date(year, 4, 2), "Día del Veterano de Malvinas"),
        (easter - timedelta(days=2), "Viernes Santo"),
        (date(year, 5, 1), "Día del Trabajador"),
        (date(year, 5, 25), "Revolución de Mayo"),
        (_moved(date(year, 6, 17)), "Paso a la Inmortalidad de Güemes"),
        (date(year, 6, 20), "Día de la Bandera"),
        (date(year, 7, 9), "Día de la Independencia"),
        (_moved(date(year, 8, 17)), "Paso a la Inmortalidad de San Martín"),
        (_moved(date(year, 10, 12)), "Diversidad Cultural"),
        (_moved(date(year, 11, 20)), "Soberanía Nacional"),
        (date(year, 12, 8), "Inmaculada Concepción"),
        (date(year, 12, 25), "Navidad"),
    ]


def easter_sunday(year: int) -> date:
    """Return the date of Easter.

    References
    ----------
    Meeus (1991), *Astronomical algorithms*, chapter 8: the anonymous Gregorian algorithm.
    """
    golden, century, of_century = year % 19, year // 100, year % 100
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _monday(year: int, month: int, which: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(MONDAY - first.weekday()) % 7, weeks=which - 1)


def _moved(on: date) -> date:
    """Return the Monday to which a movable holiday goes; one at a week's end stays."""
    weekday = on.weekday()
    if weekday in (MONDAY, SATURDAY, SATURDAY + 1):
        return on
    return on + timedelta(days=7 - weekday if weekday >= THURSDAY else -weekday)
