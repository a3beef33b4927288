from dataclasses import replace

import numpy as np
import pytest
from matplotlib.axes import Axes

from sim.reporting.charts.delivery_times import delivery_times
from sim.reporting.digest import Digest, digest
from tests.builders import outcome


def taking(**days: list[float]) -> Digest:
    """Return a digest in which deliveries took these days in each of two replications."""
    data = digest(outcome(tuple(days), replications=2))
    played = {
        name: replace(data.strategies[name], delivery_days=(np.array(taken),) * 2)
        for name, taken in days.items()
    }
    return replace(data, strategies=played)


def named(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.get_legend().get_texts()]


def test_fastest_strategy_is_named_first_with_its_median() -> None:
    ax = delivery_times(taking(pull=[9.0, 10.0, 12.0], kit=[2.0, 3.0, 5.0]), language="es")

    assert named(ax)[0] == "Kit mensual fijo\nmediana: 3.0 días"


def test_curve_stays_below_all_where_something_never_came() -> None:
    ax = delivery_times(taking(pull=[1.0, np.inf]), language="es")

    assert max(ax.lines[0].get_ydata()) == 50.0


def test_time_from_the_round_is_said_to_be_so() -> None:
    data = taking(pull=[1.0, 2.0])
    kit = replace(data.strategies["pull"], is_ordered=False)
    ax = delivery_times(replace(data, strategies={"pull": kit}), language="en")

    assert named(ax)[0].endswith("since the start of the round")


def test_promise_is_marked_on_the_curve() -> None:
    data = taking(pull=[1.0, 2.0, 3.0, 4.0])
    pull = replace(data.strategies["pull"], promised_days=2.0)
    ax = delivery_times(replace(data, strategies={"pull": pull}), language="es")

    assert ax.lines[-1].get_xydata().tolist() == [[2.0, 50.0]]


@pytest.mark.parametrize(
    ("language", "x"), [("es", "días desde el pedido"), ("en", "days since the order")]
)
def test_axis_says_from_when_days_count(language: str, x: str) -> None:
    assert x in delivery_times(taking(pull=[1.0]), language=language).get_xlabel()
