"""The cost of an additional prescription as people read it, in a row below the KPIs.

It is no KPI: it is a ratio of two differences and has no value for the baseline, so that tables
show it apart.
"""

from typing import NamedTuple

from sim.metrics.additional_cost import AdditionalCost
from sim.reporting import words
from sim.reporting.number_format import NOT_KNOWN, number
from sim.scenario.text import Language

_LARGE = 1000
_DECIMALS = 2


class AdditionalCostText(NamedTuple):
    """A ratio with its interval, in words."""

    value: str
    """The cost of one more; a dash where it is not certain that more are filled."""

    interval: str
    """Both ends; nothing where there is no value."""


def additional_cost_text(cost: AdditionalCost | None, *, language: Language) -> AdditionalCostText:
    """Return what to write of *cost*, without its currency.

    A cost below zero saves money while more is filled. Amounts from a thousand on have no decimals.
    An end that is not known, as where chance could make the cost of one more as large as can be, is
    a dash.
    """
    written = NOT_KNOWN if cost is None else _amount(cost.value)
    # ends without a value would read as if one more had a cost
    if cost is None or written == NOT_KNOWN:
        return AdditionalCostText(NOT_KNOWN, "")
    ends = words.FROM_TO.in_language(language).format(
        low=_amount(cost.low), high=_amount(cost.high)
    )
    return AdditionalCostText(written, ends)


def _amount(value: float) -> str:
    return number(value, decimals=0 if abs(value) >= _LARGE else _DECIMALS)
