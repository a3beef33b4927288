from dataclasses import replace

import pytest
from matplotlib.axes import Axes

from sim.metrics.comparison import compare
from sim.reporting.charts.trade_off import trade_off
from sim.reporting.digest import digest
from tests.builders import DAYS, outcome

THREE = ("pull", "kit", "push")
YEAR_OF_MILLIONS = 1e6 * DAYS / 365.25


def chart(places: dict[str, tuple[float, float]], language: str = "es") -> Axes:
    """Draw three strategies by the share that they fill and their cost a year in millions."""
    whole = outcome(THREE, replications=2)
    played = {
        name: replace(
            one,
            kpis=[
                run
                | {
                    "prescriptions_filled": places[name][0],
                    "transport_cost": places[name][1] * YEAR_OF_MILLIONS,
                }
                for run in one.kpis
            ],
        )
        for name, one in whole.strategies.items()
    }
    whole = replace(whole, strategies=played)
    return trade_off(digest(whole), compare(whole), language=language)


def places() -> dict[str, tuple[float, float]]:
    return {"pull": (0.8, 4), "kit": (0.7, 5), "push": (0.9, 6)}


def test_strategies_stand_in_the_key_from_best_to_worst() -> None:
    key = chart(places()).get_legend()
    assert key is not None

    names = [text.get_text().replace("\n", " ") for text in key.get_texts()]
    assert names == ["Reposición en ruta", "Pedido por excepción", "Kit mensual fijo"]


def test_each_stands_where_it_fills_and_costs() -> None:
    dots = [tuple(each.lines[0].get_xydata()[0]) for each in chart(places()).containers]

    assert dots == [pytest.approx(at) for at in [(6, 90), (4, 80), (5, 70)]]


def test_the_frontier_joins_the_efficient_ones() -> None:
    (frontier,) = [line for line in chart(places()).lines if line.get_linestyle() == ":"]

    assert frontier.get_xydata().tolist() == [pytest.approx(at) for at in [(4, 80), (6, 90)]]


@pytest.mark.parametrize(("language", "word"), [("es", "surte"), ("en", "filled")])
def test_the_title_is_in_the_language_of_the_reader(language: str, word: str) -> None:
    assert word in chart(places(), language).get_title(loc="left")


def test_what_has_no_figure_is_left_out() -> None:
    ax = chart(places() | {"kit": (float("nan"), 5)})

    assert len(ax.containers) == 2
