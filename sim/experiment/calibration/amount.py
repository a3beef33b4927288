"""A number with or without a unit, as a range of a parameter is written."""

import re

from sim.experiment.amount import Amount

_WRITTEN = re.compile(r"\s*([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)\s*([A-Za-z%][A-Za-z0-9/%]*)?\s*")


def amount_of(value: object) -> Amount:
    """Return the amount that *value* writes.

    Raises
    ------
    ValueError
        When it is no number, with or without a unit.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Amount(float(value))
    match = _WRITTEN.fullmatch(value) if isinstance(value, str) else None
    try:
        if match is not None:
            return Amount(float(match[1]), match[2] or "")
    except ValueError:
        pass
    raise ValueError(f"expected a number, such as 0.8 or '2 months', got {value!r}")
