"""Tests of the maps of the best strategy, one for each combination of further levers."""

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sim.metrics.catalogue import KPIS
from sim.metrics.interval import Interval
from sim.reporting.charts.best_strategy import Cell
from sim.reporting.charts.best_strategy_panels import best_strategy_panels, number_of_panels
from sim.reporting.charts.lever_line import LeverAxis
from sim.reporting.kpi_text import KpiText
from sim.reporting.style import Look
from sim.scenario.text import Language

LOOKS = {"Pull": Look("#6b6b6b", "-"), "Kit": Look("#0072b2", "-")}
TRUCKS = LeverAxis("Trucks", ["1", "2", "3"])
SIZE = LeverAxis("Size", ["0.8", "1"])
BELOW = LeverAxis("Asked for below", ["1 month", "2 months", "3 months"])
LEAD = LeverAxis("Lead time", ["5 d", "30 d"])
MEAN = Interval(0.913, 0.01, 0.95)


def drawn(
    *levers: LeverAxis,
    kpi: str = "prescriptions_filled",
    mean: Interval = MEAN,
    language: Language = "en",
) -> Figure:
    """Return the chart of a lead of the kit where every further lever has its first value."""
    panels = {(0,) * (len(levers) - 2): [Cell(0, 0, "Kit", is_sure=True, mean=mean)]}
    text = KpiText(KPIS[kpi], language, "MXN")
    return best_strategy_panels(panels, levers, LOOKS, text=text)


def maps(figure: Figure) -> list[Axes]:
    return [ax for ax in figure.axes if ax.axison]


def titles(figure: Figure) -> list[str]:
    return [ax.get_title(loc="left").replace("\N{NO-BREAK SPACE}", " ") for ax in maps(figure)]


def test_third_lever_goes_from_map_to_map() -> None:
    assert titles(drawn(TRUCKS, SIZE, LEAD)) == ["Lead time: 5 d", "Lead time: 30 d"]


def test_fourth_lever_goes_from_row_to_row() -> None:
    names = titles(drawn(TRUCKS, SIZE, LEAD, BELOW))

    assert [name.splitlines()[0] for name in names[:3]] == [
        "Lead time: 5 d",
        "Lead time: 30 d",
        "Lead time: 5 d",
    ]
    assert names[5] == "Lead time: 30 d\nAsked for below:\n3 months"


def test_number_of_maps_is_that_of_the_combinations_of_further_levers() -> None:
    assert number_of_panels([TRUCKS, SIZE, BELOW, LEAD]) == 6


def test_each_map_has_its_own_combinations() -> None:
    first, second = maps(drawn(TRUCKS, SIZE, LEAD))

    assert (len(first.patches), len(second.patches)) == (1, 0)


def test_place_that_is_left_over_is_empty() -> None:
    figure = drawn(TRUCKS, SIZE, LeverAxis("Weeks", list("1234567")))

    assert (len(figure.axes), len(maps(figure))) == (8, 7)


def test_levers_name_the_outer_axes_only() -> None:
    six = maps(drawn(TRUCKS, SIZE, BELOW, LEAD))

    assert [ax.get_xlabel() for ax in six] == ["", "", "", "Trucks", "Trucks", "Trucks"]
    assert [ax.get_ylabel() for ax in six] == ["Size", "", "", "Size", "", ""]


def test_money_has_wider_maps_than_a_share() -> None:
    money = drawn(TRUCKS, SIZE, BELOW, kpi="spent_on_goods", mean=Interval(1.2e8, 1e6, 0.95))

    assert money.get_figwidth() > drawn(TRUCKS, SIZE, BELOW).get_figwidth()


@pytest.mark.parametrize(
    ("language", "words"), [("es", "¿Dónde cambia la respuesta?"), ("en", "Where does the answer")]
)
def test_title_and_note_are_in_the_language_asked_for(language: Language, words: str) -> None:
    figure = drawn(TRUCKS, SIZE, LEAD, language=language)

    assert figure.get_suptitle().startswith(words)
    assert "95" in figure.get_supxlabel()
