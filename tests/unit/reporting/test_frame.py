import pytest
from matplotlib.axes import Axes

from sim.reporting.frame import figure_heading, foot_note, heading, number_axis, percent_axis
from sim.reporting.style import new_figure

LONG = (
    "Pedido por excepción con viajes consolidados, comparado con el kit mensual fijo de un tamaño"
)


def axes(*ticks: float) -> Axes:
    ax = new_figure().add_subplot()
    ax.set_xticks(ticks)
    return ax


def labels(ax: Axes) -> list[str]:
    return [label.get_text() for label in ax.get_xticklabels()]


@pytest.mark.parametrize(
    ("ticks", "written"),
    [
        ((0, 50), ["0%", "50%"]),
        ((85, 87.5), ["85.0%", "87.5%"]),
        ((92.25, 92.5), ["92.25%", "92.50%"]),
    ],
)
def test_percent_ticks_are_never_rounded(ticks: tuple[float, ...], written: list[str]) -> None:
    ax = axes(*ticks)
    percent_axis(ax, axis="x", language="en")

    assert labels(ax) == written


@pytest.mark.parametrize(
    ("ticks", "written"), [((0, 25_000), ["0", "25,000"]), ((-0.5, 1), ["−0.5", "1.0"])]
)
def test_number_ticks_have_commas(ticks: tuple[float, ...], written: list[str]) -> None:
    ax = axes(*ticks)
    number_axis(ax, axis="x")

    assert labels(ax) == written


def test_long_heading_takes_two_lines() -> None:
    ax = axes(0)
    heading(ax, LONG)

    assert ax.get_title(loc="left").count("\n") == 1


def test_heading_is_narrower_beside_long_names() -> None:
    short, long = axes(0), axes(0)
    short.set_yticks([0], ["A"])
    long.set_yticks([0], ["hasta el máximo, cada mes, y lo que falte por fuera"])
    for ax in (short, long):
        heading(ax, LONG)

    assert long.get_title(loc="left").count("\n") > short.get_title(loc="left").count("\n")


def test_long_note_takes_two_lines() -> None:
    ax = axes(0)
    foot_note(ax, LONG + " " + LONG)

    assert ax.texts[0].get_text().count("\n") >= 1


def test_figure_has_its_heading_above_and_its_note_below() -> None:
    figure = new_figure()
    figure_heading(figure, "Las estrategias", "Puntos: media")

    assert (figure.get_suptitle(), figure.get_supxlabel()) == ("Las estrategias", "Puntos: media")
