from dataclasses import replace

import numpy as np
import pytest
from matplotlib.axes import Axes

from sim.reporting.charts.cost_stack import cost_stack
from sim.reporting.digest import Digest, digest
from tests.builders import outcome


def costs(lost: float = float("nan"), **parts: list[float]) -> Digest:
    """Return strategies that cost these millions by part in each of two runs of 60 days."""
    data = digest(outcome(tuple(parts), replications=2))
    played = {
        name: replace(
            one,
            cost_parts=1e6 * np.array([[*parts[name], *[0.0] * (6 - len(parts[name]))]] * 2),
            lost_value=np.array([1e6 * lost] * 2),
        )
        for name, one in data.strategies.items()
    }
    return replace(data, strategies=played)


def names(ax: Axes) -> list[str]:
    return [label.get_text().replace("\n", " ") for label in ax.get_yticklabels()]


def legend(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.get_legend().get_texts()]


def note(ax: Axes) -> str:
    return ax.texts[-1].get_text().replace("\n", " ")


def test_cheapest_strategy_is_on_top() -> None:
    ax = cost_stack(costs(pull=[1.0, 1.0], kit=[3.0], push=[2.5]), language="es")

    assert names(ax) == ["Kit mensual fijo", "Reposición en ruta", "Pedido por excepción"]


def test_bars_add_up_to_a_year() -> None:
    ax = cost_stack(costs(pull=[1.0, 2.0]), language="es")
    total = sum(bar.get_width() for bars in ax.containers[:2] for bar in bars)

    assert total == pytest.approx(3 * 365.25 / 60)


def test_part_that_nobody_pays_for_is_left_out() -> None:
    ax = cost_stack(costs(pull=[1.0, 0.0, 0.0, 1.0], kit=[1.0]), language="en")

    assert legend(ax) == ["kilometres", "nights away"]


def test_goods_thrown_away_are_told_only_where_they_can_be() -> None:
    kept, lost = costs(pull=[1.0]), costs(0.5, pull=[1.0])

    assert "expired or spoiled" in legend(cost_stack(lost, language="en"))
    assert "expired" in note(cost_stack(lost, language="en"))
    assert "expired" not in note(cost_stack(kept, language="en"))


def test_note_names_the_interval() -> None:
    assert "intervalo de 95\N{NO-BREAK SPACE}%" in note(
        cost_stack(costs(pull=[1.0]), language="es")
    )
