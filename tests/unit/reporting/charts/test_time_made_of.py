from dataclasses import replace

import numpy as np
import pytest
from matplotlib.axes import Axes

from sim.metrics.outcome import Outcome
from sim.reporting.charts.time_made_of import PARTS, time_made_of
from tests.builders import outcome


def days(**totals: float) -> Outcome:
    """Return an outcome whose deliveries take these days, the same in each part."""
    whole = outcome(tuple(totals), replications=2)
    played = {
        name: replace(
            one, kpis=[run | dict.fromkeys(PARTS, totals[name] / len(PARTS)) for run in one.kpis]
        )
        for name, one in whole.strategies.items()
    }
    return replace(whole, strategies=played)


def names(ax: Axes) -> list[str]:
    return [label.get_text().replace("\n", " ") for label in ax.get_yticklabels()]


def test_fastest_strategy_is_on_top() -> None:
    ax = time_made_of(days(pull=6.0, kit=12.0, push=9.0), language="es")

    assert names(ax) == ["Kit mensual fijo", "Reposición en ruta", "Pedido por excepción"]


def test_bars_add_up_to_the_time_of_a_delivery() -> None:
    ax = time_made_of(days(pull=6.0), language="es")
    ends = [bar.get_x() + bar.get_width() for bar in ax.patches]

    assert max(ends) == pytest.approx(6.0)


@pytest.mark.parametrize(
    ("language", "part"), [("es", "Detenido por caminos cerrados"), ("en", "Waiting to unload")]
)
def test_every_part_has_its_key(language: str, part: str) -> None:
    keys = [
        text.get_text()
        for text in time_made_of(outcome(), language=language).get_legend().get_texts()
    ]

    assert len(keys) == len(PARTS)
    assert part in keys


def test_total_has_its_interval() -> None:
    ax = time_made_of(outcome(), language="es")

    assert len([one for one in ax.containers if hasattr(one, "has_xerr")]) >= 2


def test_strategy_without_deliveries_is_left_out() -> None:
    assert names(time_made_of(days(pull=6.0, kit=np.nan), language="es")) == [
        "Pedido por excepción"
    ]
