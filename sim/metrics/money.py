"""Money for goods, and what lack of it kept from being ordered; nan where it never binds.

Income is not spending: what is left in purses at the end is neither.
"""

from sim.domain.records import MONEY, Labels, Records
from sim.metrics.kpi import Kpi
from sim.metrics.ratio import ratio
from sim.scenario.text import Text


def spent_on_goods(records: Records, _labels: Labels) -> float:
    """Return the price of what was ordered from suppliers outside and came: Σ spent.

    In the currency of the labels; what came of an order counts, and what did not come was paid
    back.
    """
    return _total(records, "spent")


def not_ordered(records: Records, _labels: Labels) -> float:
    """Return the share not ordered for lack of money: not ordered ÷ (not ordered + spent).

    What is paid back for orders of the warm-up can leave less than nothing spent: then all of it.

    By price, of all facilities that buy: the figure of a payment crisis.
    """
    missing, spent = _total(records, "not_ordered"), _total(records, "spent")
    return ratio(missing, missing + (0.0 if spent < 0 else spent))


def support_cost(records: Records, _labels: Labels) -> float:
    """Return what others paid for goods and staff: Σ support.

    It costs them whether or not it fills a prescription; `cost_per_additional_prescription` counts
    it.
    """
    return _total(records, "support")


def _total(records: Records, column: str) -> float:
    """Return one of `MONEY` over all facilities."""
    if not records.money.size:
        return float("nan")
    return float(records.money[:, MONEY.index(column)].sum())


MONEY_SPENT = (
    Kpi(
        "spent_on_goods",
        "currency",
        "neither",
        spent_on_goods,
        Text(es="Gasto en insumos", en="Spent on goods"),
    ),
    Kpi(
        "not_ordered",
        "share",
        "lower",
        not_ordered,
        Text(es="No pedido por falta de presupuesto", en="Not ordered for lack of money"),
    ),
    Kpi(
        "support_cost",
        "currency",
        "lower",
        support_cost,
        Text(es="Costo del apoyo externo", en="Cost of external support"),
    ),
)
"""KPIs of money."""
