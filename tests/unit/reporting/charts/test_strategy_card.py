from dataclasses import replace

import numpy as np
import pytest
from matplotlib.figure import Figure

from sim.metrics.comparison import compare
from sim.reporting.charts.strategy_card import strategy_card
from sim.reporting.digest import Digest, digest
from sim.reporting.style import OTHER_COLOUR
from tests.builders import DAYS, outcome

WHOLE = outcome()
COMPARISON = compare(WHOLE)


def traced(*strategies: str) -> Digest:
    """Return a digest in which these strategies were followed day by day."""
    data = digest(WHOLE)
    shape = (DAYS, 2, 1)
    played = {
        name: replace(
            one,
            first=replace(
                one.first,
                trace=np.full(shape if name in strategies else (0, 2, 1), 7),
                trace_consumption=np.full(shape if name in strategies else (0, 2, 1), 5.0),
            ),
        )
        for name, one in data.strategies.items()
    }
    return replace(data, strategies=played)


def card(data: Digest, strategy: str, language: str = "es") -> Figure:
    return strategy_card(data, COMPARISON, strategy=strategy, language=language)


@pytest.mark.parametrize(("followed", "panels"), [(("pull", "kit"), 3), (("pull",), 1), ((), 1)])
def test_stock_is_drawn_where_it_was_traced(followed: tuple[str, ...], panels: int) -> None:
    assert len(card(traced(*followed), "kit").axes) == panels


@pytest.mark.parametrize(
    ("strategy", "followed", "behind"),
    [("kit", ("pull", "kit"), 2), ("pull", ("pull", "kit"), 0), ("kit", ("kit",), 0)],
    ids=["another", "the baseline itself", "baseline not traced"],
)
def test_stock_of_the_baseline_stands_behind(
    strategy: str, followed: tuple[str, ...], behind: int
) -> None:
    stock_panels = card(traced(*followed), strategy).axes[1:]
    grey = [line for ax in stock_panels for line in ax.lines if line.get_color() == OTHER_COLOUR]

    assert len(grey) == behind


def test_panels_name_product_and_facility_of_several() -> None:
    figure = card(traced("pull", "kit"), "kit", "en")
    titles = [ax.get_title(loc="left") for ax in figure.axes[1:]]

    assert figure.get_suptitle() == "Fixed monthly kit"
    assert [title.split(" · ")[0] for title in titles] == [
        "Insulina NPH, Centro de salud Cerca",
        "Insulina NPH, Centro de salud Lejos",
    ]


def test_heading_names_the_only_facility() -> None:
    data = traced("pull", "kit")
    only = data.plan.base.trace.model_copy(update={"facilities": ("cerca",)})
    base = data.plan.base.model_copy(update={"trace": only})
    figure = card(replace(data, plan=replace(data.plan, base=base)), "kit")

    assert figure.get_suptitle() == "Kit mensual fijo · Centro de salud Cerca"
    assert figure.axes[1].get_title(loc="left").startswith("Insulina NPH · días")


def test_all_cards_have_one_size() -> None:
    data = traced("pull")

    assert len({tuple(card(data, name).get_size_inches()) for name in data.strategies}) == 1
