"""Values of a sweep or a calibration: numbers, each with the unit that the scenario writes."""

import re
from typing import NamedTuple

Value = bool | int | float | str

_AMOUNT = re.compile(
    r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*([A-Za-z%][A-Za-z0-9/%]*)?\s*"
)
_DIGITS = 12


class Amount(NamedTuple):
    """A number with its unit.

    Units are never converted: ``30 d`` and ``1 months`` are different amounts, and a scenario reads
    both. Only what is written in one unit to the letter is compared or added.
    """

    number: float
    """The number."""

    unit: str = ""
    """What stands behind it in the scenario; empty for a plain number."""

    def written(self) -> float | str:
        """Return it as a scenario writes it; a whole number has no decimals.

        Without a unit it stays a number, an int where it is whole, so that a field which takes
        whole numbers only takes it; with one it is text, such as ``0.5 months``.
        """
        # a field of whole numbers refuses 2.0 in text, and reads 2
        plain = int(self.number) if self.number.is_integer() else self.number
        return f"{plain} {self.unit}" if self.unit else plain

    def with_number(self, number: float) -> float | str:
        """Return *number*, rounded, in the same unit, as a scenario writes it.

        Twelve digits that count are kept: enough for any setting, and few enough to take away what
        arithmetic with floats leaves, as in 0.30000000000000004.
        """
        return self._replace(number=float(f"{number:.{_DIGITS}g}")).written()


def amount(value: object) -> Amount:
    """Return the number and the unit of *value*; a number may stand in quotes.

    Raises
    ------
    ValueError
        When it is no number.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Amount(float(value))
    match = _AMOUNT.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError(f"expected a number, or one with a unit such as '30 d', got {value!r}")
    return Amount(float(match[1]), match[2] or "")


def in_one_unit(*values: Value) -> tuple[Amount, ...]:
    """Return the amounts of *values*.

    Raises
    ------
    ValueError
        When one is no number, or their units differ.
    """
    amounts = tuple(map(amount, values))
    if len({each.unit for each in amounts}) > 1:
        written = " and ".join(repr(value) for value in values)
        raise ValueError(f"expected the same unit throughout, got {written}")
    return amounts
