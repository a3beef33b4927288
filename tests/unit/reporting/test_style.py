import re
from pathlib import Path

import pytest

from sim.reporting.style import (
    BASELINE_COLOUR,
    drawing,
    new_axes,
    new_figure,
    save,
    strategy_looks,
    wrap,
)


def test_baseline_is_grey_wherever_it_stands() -> None:
    assert strategy_looks(("kit", "pull"), "pull")["pull"].colour == BASELINE_COLOUR


def test_colours_follow_the_order_of_the_scenario() -> None:
    first = strategy_looks(("base", "kit", "push"), "base")
    second = strategy_looks(("base", "kit", "other"), "base")

    assert first["kit"] == second["kit"]


@pytest.mark.parametrize("number", [8, 13, 50])
def test_no_two_strategies_look_the_same(number: int) -> None:
    names = [str(each) for each in range(number)]

    assert len(set(strategy_looks(names, "0").values())) == number


def test_long_titles_are_broken_into_lines() -> None:
    broken = wrap("Pedido por excepción con viajes consolidados", width_inches=2)

    assert broken.count("\n") >= 1
    assert broken.replace("\n", " ") == "Pedido por excepción con viajes consolidados"


def test_axes_given_are_the_axes_drawn_on() -> None:
    ax = new_figure().add_subplot()

    assert new_axes(ax) is ax


@pytest.mark.parametrize("ending", [".svg", ".png"])
def test_the_same_figure_gives_the_same_bytes(tmp_path: Path, ending: str) -> None:
    contents = []
    for attempt in ("first", "second"):
        figure = new_figure()
        figure.add_subplot().plot([1, 2], [3, 4], label="línea")
        save(figure, tmp_path / attempt, "chart")
        contents.append((tmp_path / attempt / f"chart{ending}").read_bytes())

    assert contents[0] == contents[1]


def test_a_dollar_in_a_name_is_no_formula(tmp_path: Path) -> None:
    with drawing():
        figure = new_figure()
        figure.suptitle(r"Farmacia $\frac$ y $x$")
        files = save(figure, tmp_path, "chart")

    assert [file.name for file in files] == ["chart.svg", "chart.png"]


def test_positions_are_shortened_and_scales_are_not(tmp_path: Path) -> None:
    figure = new_figure()
    figure.add_subplot().set_title("Recetas")
    svg = save(figure, tmp_path, "chart")[0].read_text(encoding="utf-8")

    assert "scale(0.015625)" in svg
    assert not re.search(r"translate\([^)]*\.\d{3}", svg)
