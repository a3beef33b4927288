"""Tests of what maps need around their data."""

import numpy as np
import pytest
from matplotlib.axes import Axes

from sim.reporting.charts.map_frame import KM_PER_DEGREE, name_towns, scale_bar, square_kilometres
from sim.reporting.style import new_figure
from sim.scenario.network import Place

NOBODY = np.zeros((0, 2))


def map_of(width_degrees: float, latitude: float = 28.0) -> Axes:
    """Return an empty map so wide and half as high, around a latitude."""
    ax = new_figure().add_subplot()
    ax.set_xlim(-107, -107 + width_degrees)
    ax.set_ylim(latitude - width_degrees / 4, latitude + width_degrees / 4)
    ax.set_aspect(1 / np.cos(np.deg2rad(latitude)))
    return ax


def town(name: str, lon: float, lat: float, population: int = 1000) -> Place:
    return Place(name=name, lon=lon, lat=lat, population=population)


def names(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


@pytest.mark.parametrize(
    ("width_degrees", "length"),
    [(0.02, "1 km"), (0.2, "5 km"), (1.0, "20 km"), (4.0, "100 km"), (60.0, "1000 km")],
)
def test_bar_is_a_round_number_of_kilometres(width_degrees: float, length: str) -> None:
    ax = map_of(width_degrees)
    scale_bar(ax)

    assert names(ax) == [length]


@pytest.mark.parametrize("latitude", [0.0, 28.0, -60.0])
def test_bar_is_as_long_as_it_says(latitude: float) -> None:
    ax = map_of(1.0, latitude)
    scale_bar(ax)
    left, right = ax.lines[0].get_xdata()
    km = (right - left) * KM_PER_DEGREE * np.cos(np.deg2rad(latitude))

    assert km == pytest.approx(float(names(ax)[0].removesuffix(" km")))


def test_a_kilometre_is_as_long_to_the_east_as_to_the_north() -> None:
    ax = new_figure().add_subplot()
    ax.plot([-107, -106], [59.5, 60.5])
    square_kilometres(ax)

    assert ax.get_aspect() == pytest.approx(2)


def test_largest_towns_are_named_first() -> None:
    ax = map_of(4.0)
    towns = [town(f"T{size}", -106 + 0.1 * size, 27.5 + 0.06 * size, size) for size in range(1, 16)]
    name_towns(ax, towns, avoid=NOBODY)

    assert len(names(ax)) <= 9
    assert names(ax)[0] == "T15"


def test_place_where_nobody_lives_has_no_name() -> None:
    ax = map_of(4.0)
    name_towns(ax, [town("Crucero", -105, 28, 0), town("Pueblo", -104.5, 28.2)], avoid=NOBODY)

    assert names(ax) == ["Pueblo"]


def test_name_that_finds_no_free_side_is_left_out() -> None:
    ax = map_of(4.0)
    same = [town("Guachochi de las Flores", -105, 28, 9 - number) for number in range(9)]
    name_towns(ax, same, avoid=NOBODY)

    assert 1 <= len(names(ax)) < 9


def test_name_goes_to_the_side_where_it_covers_nothing() -> None:
    ax = map_of(4.0)
    units = np.array([[-105 + 0.01 * step, 28.0] for step in range(1, 60)])
    name_towns(ax, [town("Pueblo", -105, 28)], avoid=units)

    assert ax.texts[0].get_ha() != "left" or ax.texts[0].xyann[1] != 0


def test_map_without_towns_stays_empty() -> None:
    ax = map_of(4.0)
    name_towns(ax, [], avoid=NOBODY)

    assert names(ax) == []
