"""Tests of the map of the best strategy."""

from matplotlib.axes import Axes
from matplotlib.colors import same_color
from matplotlib.patches import Rectangle

from sim.metrics.catalogue import KPIS
from sim.metrics.interval import Interval
from sim.reporting.charts.best_strategy import Cell, best_strategy
from sim.reporting.charts.lever_line import LeverAxis
from sim.reporting.kpi_text import KpiText
from sim.reporting.style import Look

LOOKS = {"Pull": Look("#6b6b6b", "-"), "Kit": Look("#0072b2", "-")}
LEVERS = (LeverAxis("Trucks", ["1", "2", "3"]), LeverAxis("Size", ["0.8", "1"]))
MEAN = Interval(0.913, 0.01, 0.95)


def drawn(*cells: Cell) -> Axes:
    text = KpiText(KPIS["prescriptions_filled"], "en", "MXN")
    return best_strategy(cells, LEVERS, LOOKS, text=text)


def boxes(ax: Axes) -> list[Rectangle]:
    return [patch for patch in ax.patches if isinstance(patch, Rectangle)]


def test_each_combination_has_the_colour_of_its_best_strategy() -> None:
    ax = drawn(
        Cell(0, 0, "Pull", is_sure=True, mean=MEAN), Cell(2, 1, "Kit", is_sure=True, mean=MEAN)
    )
    pull, kit = boxes(ax)

    assert same_color(pull.get_facecolor()[:3], "#6b6b6b")
    assert same_color(kit.get_facecolor()[:3], "#0072b2")
    assert kit.get_xy() == (1.5, 0.5)


def test_lead_that_may_be_chance_is_pale_and_asks() -> None:
    ax = drawn(
        Cell(0, 0, "Kit", is_sure=True, mean=MEAN), Cell(1, 0, "Kit", is_sure=False, mean=MEAN)
    )
    sure, unsure = boxes(ax)

    assert unsure.get_alpha() < sure.get_alpha()
    assert [text.get_text() for text in ax.texts[:2]] == ["91.3", "91.3 ?"]


def test_combination_without_runs_stays_empty() -> None:
    assert boxes(drawn(Cell(0, 0, "", is_sure=False, mean=MEAN))) == []


def test_levers_name_the_axes() -> None:
    ax = drawn(Cell(0, 0, "Kit", is_sure=True, mean=MEAN))

    assert (ax.get_xlabel(), ax.get_ylabel()) == ("Trucks", "Size")
    assert [label.get_text() for label in ax.get_yticklabels()] == ["0.8", "1"]
