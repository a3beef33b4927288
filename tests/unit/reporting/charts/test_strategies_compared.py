from dataclasses import replace

import pytest
from matplotlib.axes import Axes

from sim.metrics.comparison import compare
from sim.metrics.outcome import Outcome
from sim.reporting.charts.strategies_compared import SHOWN, kpi_panel, strategies_compared
from sim.reporting.style import new_figure
from tests.builders import outcome

THREE = ("pull", "kit", "push")


def panel(whole: Outcome, *, kpi: str = "prescriptions_filled", language: str = "es") -> Axes:
    ax = new_figure().add_subplot()
    return kpi_panel(whole, compare(whole), kpi=kpi, language=language, ax=ax)


def names(ax: Axes) -> list[str]:
    return [label.get_text().replace("\n", " ") for label in ax.get_yticklabels()]


def measuring(kpi: str, **values: float) -> Outcome:
    """Return an outcome whose strategies have these values of one KPI in every run."""
    whole = outcome(tuple(values))
    played = {
        name: replace(one, kpis=[run | {kpi: values[name]} for run in one.kpis])
        for name, one in whole.strategies.items()
    }
    return replace(whole, strategies=played)


@pytest.mark.parametrize(
    ("kpi", "from_the_top"),
    [
        ("prescriptions_filled", ["Kit mensual fijo", "Pedido por", "Reposición en ruta"]),
        ("stockout_days_vital", ["Reposición en ruta", "Pedido por", "Kit mensual fijo"]),
    ],
)
def test_best_strategy_is_on_top(kpi: str, from_the_top: list[str]) -> None:
    shown = names(panel(measuring(kpi, pull=0.5, kit=0.7, push=0.3), kpi=kpi))

    assert [
        name.startswith(title) for name, title in zip(shown[::-1], from_the_top, strict=True)
    ] == [True] * 3


def test_every_strategy_has_its_interval() -> None:
    assert len(panel(outcome(THREE)).containers) == 3


@pytest.mark.parametrize(
    ("kpi", "unit"),
    [
        ("prescriptions_filled", "% de las recetas"),
        ("stockout_days_vital", "% de los días"),
        ("on_time", "% de las entregas"),
        ("cost_per_filled_prescription", "MXN"),
        ("specialty_patients_seen", "pacientes"),
    ],
)
def test_axis_carries_its_unit(kpi: str, unit: str) -> None:
    assert unit in panel(outcome(), kpi=kpi).get_xlabel()


def test_baseline_is_marked() -> None:
    assert "Pedido por excepción (base de comparación)" in names(panel(outcome()))


def test_value_is_written_beside_its_dot() -> None:
    whole = outcome()
    mean = compare(whole).strategies["kit"].means["prescriptions_filled"].mean
    written = [text.get_text() for text in panel(whole, language="en").texts]

    assert f"{100 * mean:.1f}%" in written


def test_strategy_without_the_figure_is_left_out() -> None:
    whole = measuring("on_time", pull=0.9, kit=float("nan"))

    assert len(names(panel(whole, kpi="on_time"))) == 1


@pytest.mark.parametrize(
    ("language", "words"), [("es", "intervalo de 95\N{NO-BREAK SPACE}%"), ("en", "95% interval")]
)
def test_level_of_the_intervals_is_named(language: str, words: str) -> None:
    whole = outcome()
    figure = strategies_compared(whole, compare(whole), language=language)

    assert words in figure.get_supxlabel()


def test_figure_has_a_panel_for_each_kpi() -> None:
    whole = outcome()

    assert len(strategies_compared(whole, compare(whole), language="es").axes) == len(SHOWN)


def test_panels_are_of_the_kpis_that_are_asked_for() -> None:
    whole, shown = outcome(), ("worst_decile_filled", "km", "visit_overlaps")
    figure = strategies_compared(whole, compare(whole), language="en", shown=shown)

    assert [ax.get_title(loc="left") for ax in figure.axes] == [
        "Prescriptions filled, worst tenth",
        "Kilometres driven",
        "Overlaps of specialists in a zone",
    ]


@pytest.mark.parametrize("kpi", ["no_access", "visit_prescriptions_filled_7_days", "fill_rate"])
def test_a_title_ends_where_its_panel_does(kpi: str) -> None:
    whole = outcome()
    figure = strategies_compared(whole, compare(whole), language="es", shown=(kpi, kpi))
    figure.canvas.draw()

    for ax in figure.axes:
        assert ax._left_title.get_window_extent().x1 <= ax.get_window_extent().x1


@pytest.mark.parametrize(("cost", "at_most"), [(300.0, 6), (16e6, 4)])
def test_ticks_of_long_numbers_are_few(cost: float, at_most: int) -> None:
    whole = outcome()
    for number, each in enumerate(whole.strategies.values()):
        for kpis in each.kpis:
            kpis.update(transport_cost=cost * (number + 1))
    figure = strategies_compared(whole, compare(whole), language="en", shown=("transport_cost",))
    figure.canvas.draw()
    low, high = figure.axes[0].get_xlim()

    assert sum(low <= tick <= high for tick in figure.axes[0].get_xticks()) <= at_most
