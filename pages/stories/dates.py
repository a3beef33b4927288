"""Dates, times of day and amounts as a story writes them."""

from datetime import date, datetime

from sim.reporting.number_format import number, percent
from sim.scenario.text import Language

_MONTHS: dict[Language, tuple[str, ...]] = {
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
        "octubre", "noviembre", "diciembre",
    ),
}  # fmt: skip
_WEEKDAYS: dict[Language, tuple[str, ...]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}


class Written:
    """Writes moments and amounts in one language."""

    def __init__(self, language: Language) -> None:
        self._language: Language = language

    def day(self, moment: date) -> str:
        """Return day and month: *20 January*, *20 de enero*."""
        of = " de " if self._language == "es" else " "
        return f"{moment.day}{of}{self.month(moment)}"

    def month(self, moment: date) -> str:
        """Return the month alone."""
        return _MONTHS[self._language][moment.month - 1]

    def weekday(self, moment: date) -> str:
        """Return the day of the week."""
        return _WEEKDAYS[self._language][moment.weekday()]

    def hour(self, moment: datetime) -> str:
        """Return the time of day: *09:05*."""
        return f"{moment:%H:%M}"

    def amount(self, value: float, decimals: int = 0) -> str:
        """Return a number."""
        return number(value, decimals=decimals)

    def percent(self, share: float) -> str:
        """Return a share in percent."""
        return percent(share, language=self._language)
