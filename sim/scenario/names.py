"""The nearest spelling of a name that is not known.

Every message about a name ends with what is known, so that a planner need not look it up.
"""

from collections.abc import Iterable
from difflib import get_close_matches

_FEW = 6


def suggestion(name: object, known: Iterable[str]) -> str:
    """Return the end of a message: the nearest known name, or all of them where they are few.

    Capitals do not count. Empty where nothing is near and names are many.

    Parameters
    ----------
    name
        As it was written.
    known
        All that there are, in the order in which they should be listed.
    """
    names = [str(other) for other in known]
    lower = {other.lower(): other for other in reversed(names)}
    near = get_close_matches(str(name).lower(), lower, n=1, cutoff=0.6)
    if near:
        return f"; did you mean {lower[near[0]]!r}?"
    if 0 < len(names) <= _FEW:
        return f"; known: {listed(names)}"
    return ""


def listed(names: Iterable[object]) -> str:
    """Return the names in quotes, with commas between them.

    Empty for none.
    """
    return ", ".join(repr(name) for name in names)
