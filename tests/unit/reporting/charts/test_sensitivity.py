import pytest
from matplotlib.axes import Axes
from matplotlib.colors import same_color

from sim.metrics.catalogue import KPIS
from sim.metrics.interval import Interval
from sim.reporting.charts.sensitivity import Contrast, SensitivityPoint, sensitivity
from sim.reporting.style import ALARM_COLOUR, QUIET_COLOUR, STRATEGY_COLOURS
from sim.scenario.text import Text

THRESHOLD = Text(es="Umbral", en="Threshold")
SPREAD = Text(es="Variación", en="Spread")


def point(parameter: Text, value: str, mean: float, *, is_base: bool = False) -> SensitivityPoint:
    words = Text(es=value, en=value)
    return SensitivityPoint(parameter, words, is_base, Interval(mean, 0.01, 0.95))


def drawn(
    *points: SensitivityPoint, kpi: str = "prescriptions_filled", language: str = "es"
) -> Axes:
    contrast = Contrast(KPIS[kpi], "Pedido por excepción", "Kit")
    return sensitivity(points, contrast, language=language)


def written(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_parameter_that_matters_most_comes_first() -> None:
    ax = drawn(
        point(SPREAD, "0", 0.03),
        point(SPREAD, "0.5", 0.02),
        point(THRESHOLD, "1 mes", 0.12),
        point(THRESHOLD, "4 meses", -0.02),
    )

    assert written(ax).index("Umbral") < written(ax).index("Variación")


def test_values_are_named_in_their_order() -> None:
    ax = drawn(point(SPREAD, "0", 0.03), point(SPREAD, "0.5", 0.02))

    assert [label.get_text() for label in ax.get_yticklabels()] == ["0", "0.5"]


@pytest.mark.parametrize(
    ("kpi", "mean", "colour"),
    [
        ("prescriptions_filled", 0.05, STRATEGY_COLOURS[0]),
        ("prescriptions_filled", -0.05, ALARM_COLOUR),
        ("prescriptions_filled", 0.005, QUIET_COLOUR),
        ("stockout_days", 0.05, ALARM_COLOUR),
        ("stockout_days", -0.05, STRATEGY_COLOURS[0]),
    ],
)
def test_colour_says_who_wins_for_sure(kpi: str, mean: float, colour: str) -> None:
    (dot,) = drawn(point(SPREAD, "0", mean), kpi=kpi).containers

    assert same_color(dot.lines[0].get_color(), colour)


@pytest.mark.parametrize(("is_base", "inside"), [(True, STRATEGY_COLOURS[0]), (False, "white")])
def test_value_of_the_scenario_is_filled(is_base: bool, inside: str) -> None:  # noqa: FBT001 - a case of the table
    (dot,) = drawn(point(SPREAD, "0", 0.05, is_base=is_base)).containers

    assert same_color(dot.lines[0].get_markerfacecolor(), inside)


def test_interval_is_drawn_in_points() -> None:
    (dot,) = drawn(point(SPREAD, "0", 0.05)).containers
    ends = dot.lines[2][0].get_segments()[0][:, 0]

    assert ends.tolist() == pytest.approx([4.0, 6.0])


def test_zero_has_its_line() -> None:
    assert list(drawn(point(SPREAD, "0", 0.05)).lines[0].get_xdata()) == [0, 0]


@pytest.mark.parametrize(
    ("language", "words"),
    [("es", "A la derecha de cero gana «Kit»"), ("en", "Right of zero “Kit” wins")],
)
def test_note_says_which_side_is_better(language: str, words: str) -> None:
    assert words in written(drawn(point(SPREAD, "0", 0.05), language=language))[-1]


def test_axis_names_figure_and_unit() -> None:
    ax = drawn(point(SPREAD, "0", 0.05))

    assert ax.get_xlabel() == "Recetas surtidas completas: diferencia en puntos"


def test_title_names_both_strategies() -> None:
    title = drawn(point(SPREAD, "0", 0.05)).get_title(loc="left").replace("\n", " ")

    assert title.endswith("«Kit» frente a «Pedido por excepción»")


def test_value_that_never_finished_does_not_keep_the_others_from_their_order() -> None:
    third = Text(es="Lluvia", en="Rain")
    ax = drawn(
        point(SPREAD, "0", float("nan")),
        point(SPREAD, "0.5", 0.02),
        point(third, "poca", float("nan")),
        point(THRESHOLD, "1 mes", 0.12),
        point(THRESHOLD, "4 meses", -0.02),
    )
    names = [text for text in written(ax) if text in ("Umbral", "Variación", "Lluvia")]

    assert names == ["Umbral", "Variación", "Lluvia"]
