from dataclasses import replace

import numpy as np
import pytest
from matplotlib.axes import Axes

from sim.policies.replenishment import Replenishment
from sim.policies.replenishment.base_stock import BaseStock
from sim.policies.replenishment.continuous_review import ContinuousReview
from sim.policies.replenishment.forced_ordering import ForcedOrdering
from sim.policies.replenishment.informed_push import InformedPush
from sim.policies.replenishment.kit_push import KitPush
from sim.policies.replenishment.pre_positioning import PrePositioning
from sim.policies.replenishment.pull_by_exception import PullByException
from sim.policies.replenishment.reorder_point import ReorderPoint
from sim.policies.replenishment.vendor_managed import VendorManaged
from sim.reporting.charts.stock_over_time import (
    Traced,
    level_months,
    stock_over_time,
    stock_panel,
    traced_pairs,
)
from sim.reporting.digest import Digest, digest
from sim.reporting.style import new_figure
from tests.builders import DAYS, outcome

NEAR_INSULIN = Traced("cerca", "insulina")


def holding(stock: list[int]) -> Digest:
    """Return a digest whose near unit held so much insulin on these days."""
    data = digest(outcome())
    trace = np.repeat(np.array(stock)[:, None, None], 2, axis=1)
    pull = data.strategies["pull"]
    first = replace(pull.first, trace=trace, trace_consumption=np.full(trace.shape, 10.0))
    return replace(data, strategies={"pull": replace(pull, first=first)})


def panel(data: Digest, language: str = "es") -> Axes:
    ax = new_figure().add_subplot()
    pull = data.strategies["pull"]
    return stock_panel(
        pull, traced=NEAR_INSULIN, name="Insulina", colour="grey", language=language, ax=ax
    )


@pytest.mark.parametrize(
    ("policy", "levels"),
    [
        (ContinuousReview(min_months="1 months", max_months="2.5 months"), [1.0, 2.5]),
        (ForcedOrdering(max_months="3.0 months"), [3.0]),
        (InformedPush(max_months="2.0 months"), [2.0]),
        (PullByException(threshold="2.5 months"), [2.5]),
        (PrePositioning(max_months="3 months", months=[11]), [3.0]),
        (BaseStock(months="2 months"), [2.0]),
        (BaseStock(pieces=30), [1.0]),
        (ReorderPoint(min_months="2 months", lot_pieces=30), [2.0]),
        (VendorManaged(min_months="1 months", max_months="2.5 months"), [1.0, 2.5]),
        (KitPush(), [1.0]),
        (None, [1.0]),
    ],
    ids=[
        "min-max",
        "forced",
        "push",
        "pull",
        "pre-positioning",
        "base stock",
        "pieces",
        "(s, Q)",
        "vendor",
        "kit",
        "nobody",
    ],
)
def test_levels_are_those_of_the_policy(policy: Replenishment | None, levels: list[float]) -> None:
    assert [months for _, months in level_months(policy)] == levels


def test_every_traced_pair_is_found() -> None:
    assert traced_pairs(digest(outcome())) == [NEAR_INSULIN, Traced("lejos", "insulina")]


def test_nothing_traced_gives_no_pairs() -> None:
    data = digest(outcome())

    assert traced_pairs(replace(data, strategies={"kit": data.strategies["kit"]})) == []


@pytest.mark.parametrize(("stock", "without"), [([5, 3, 1], 0), ([5, 0, 0], 2), ([0, 4, 0], 2)])
def test_days_without_stock_are_counted(stock: list[int], without: int) -> None:
    title = panel(holding(stock)).get_title(loc="left")

    assert title == f"Insulina · días sin existencias (sombreados): {without}"


@pytest.mark.parametrize(
    ("stock", "spans"),
    [
        ([5, 0, 3], [(1, 2)]),
        ([0, 0, 3, 0], [(0, 2), (3, 4)]),
        ([1, 1], []),
        ([0, 0], [(0, 2)]),
    ],
    ids=["a single day", "at both ends", "never", "always"],
)
def test_shade_covers_every_day_without_stock(
    stock: list[int], spans: list[tuple[int, int]]
) -> None:
    drawn = [
        (patch.get_x(), patch.get_x() + patch.get_width())
        for patch in panel(holding(stock)).patches
    ]

    assert drawn == spans


def test_level_is_drawn_in_pieces_and_named_in_months() -> None:
    ax = panel(holding([5, 3, 1]))

    assert list(ax.lines[1].get_ydata()) == [25.0, 25.0, 25.0]
    assert ax.texts[0].get_text() == "umbral de pedido\n(2.5\N{NO-BREAK SPACE}meses)"


def test_stock_is_drawn_day_by_day_from_zero() -> None:
    ax = panel(holding([5, 3, 1]))

    assert list(ax.lines[0].get_ydata()) == [5, 3, 1]
    assert ax.get_ylabel() == "piezas"


@pytest.mark.parametrize(("language", "month"), [("es", "ene\n2025"), ("en", "Jan\n2025")])
def test_months_are_named(language: str, month: str) -> None:
    ax = panel(holding([5] * DAYS), language)

    assert ax.get_xticklabels()[0].get_text() == month


def test_only_quarters_of_a_long_run_are_named() -> None:
    names = [label.get_text() for label in panel(holding([5] * 730), "en").get_xticklabels()]

    assert names == ["Jan\n2025", "Apr", "Jul", "Oct", "Jan\n2026", "Apr", "Jul", "Oct"]


def test_run_without_the_first_of_a_month_has_no_month_names() -> None:
    data = holding([5] * 3)
    pull = data.strategies["pull"]
    scenario = pull.strategy.scenario
    run = scenario.run.model_copy(update={"start": scenario.run.start.replace(day=10)})
    scenario = scenario.model_copy(update={"run": run})
    pull = replace(pull, strategy=replace(pull.strategy, scenario=scenario))

    assert list(panel(replace(data, strategies={"pull": pull})).get_xticks()) == []


def test_chart_owns_up_to_being_one_simulated_run() -> None:
    figure = stock_over_time(digest(outcome()), traced=NEAR_INSULIN, language="es")

    assert "Una sola corrida simulada" in figure.get_supxlabel()
    assert figure.get_suptitle() == "Existencias de Insulina NPH en Centro de salud Cerca"


def test_strategy_without_a_trace_has_no_panel() -> None:
    figure = stock_over_time(digest(outcome()), traced=NEAR_INSULIN, language="es")

    assert len(figure.axes) == 1


def followed(number: int) -> Digest:
    """Return a digest of so many strategies that followed insulin at the near unit."""
    data, pull = digest(outcome()), holding([5] * DAYS).strategies["pull"]
    names = ["pull", *(f"other_{place}" for place in range(number - 1))]
    return replace(data, strategies={name: replace(pull, id=name) for name in names})


@pytest.mark.parametrize(("number", "panels", "said"), [(6, 6, False), (9, 6, True)])
def test_of_many_strategies_a_few_have_a_panel(number: int, panels: int, *, said: bool) -> None:
    figure = stock_over_time(followed(number), traced=NEAR_INSULIN, language="en")

    assert len(figure.axes) == panels
    assert (f"{panels} of {number} strategies" in figure.get_supxlabel().replace("\n", " ")) == said
