"""Numbers as people in Mexico and in English-speaking countries read them.

Everything that people see goes through here, and nothing that programs read.
"""

import math

from sim.scenario.text import Language

NOT_KNOWN = "–"
_MINUS = "−"
_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def number(value: float, *, decimals: int = 0) -> str:
    """Return *value* with a decimal point and commas between thousands, as both languages do.

    What is not finite is a dash, and zero after rounding has no sign; the minus is the long one,
    which stands as wide as a plus. Mexico writes 1,234.5 since its norm NOM-008 of 2009 allows the
    point.
    """
    if not math.isfinite(value):
        return NOT_KNOWN
    written = f"{value:,.{decimals}f}".replace("-", _MINUS)
    # −0.0 would tell people of a loss that is none
    return written.removeprefix(_MINUS) if _is_zero(written) else written


def signed(value: float, *, decimals: int = 1) -> str:
    """Return *value* with its sign; a zero after rounding has none."""
    written = number(value, decimals=decimals)
    return written if value <= 0 or _is_zero(written) or written == NOT_KNOWN else f"+{written}"


def percent(share: float, *, language: Language, decimals: int = 1) -> str:
    """Return a share from 0 to 1 in percent; Spanish sets a space before the sign.

    The space does not break, so that no line ends between number and sign.
    """
    if not math.isfinite(share):
        return NOT_KNOWN
    space = _NO_BREAK_SPACE if language == "es" else ""
    return f"{number(100 * share, decimals=decimals)}{space}%"


def _is_zero(written: str) -> bool:
    return not any(digit in written for digit in "123456789")
