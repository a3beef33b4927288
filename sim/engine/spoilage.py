"""What is lost on the shelves in the morning, before anybody looks at them."""

from collections.abc import Callable
from functools import partial

from sim.engine.refrigerators import Refrigerators
from sim.engine.setting import Setting
from sim.engine.stock import Stock
from sim.rng import Streams


def spoilage(setting: Setting, stock: Stock, streams: Streams) -> list[Callable[[int], None]]:
    """Return what happens every morning: goods expire, and refrigerators fail.

    In this order, before anybody looks at the shelves, and only what can happen in this scenario:
    none where nothing expires and no refrigerator fails.

    Parameters
    ----------
    setting
        The strategy.
    stock
        Shelves of all, of which is thrown away.
    streams
        Chance of failures.
    """
    steps: list[Callable[[int], None]] = []
    if stock.lots:
        steps.append(partial(_expire, setting, stock))
    chain = setting.scenario.cold_chain
    if chain and chain.storage.per_day:
        rule = chain.storage
        steps.append(Refrigerators(rule, setting=setting, stock=stock, streams=streams).check)
    return steps


def _expire(setting: Setting, stock: Stock, day: int) -> None:
    """Throw away what expires on *day*, the first of a month."""
    months = setting.calendar.month_numbers
    if day and months[day] != months[day - 1]:  # what lies there on day 0 is usable
        stock.expire(int(months[day] - months[0]))
