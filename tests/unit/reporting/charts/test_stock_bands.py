from dataclasses import replace

import numpy as np
import pytest
from matplotlib.axes import Axes

from sim.reporting.charts.stock_bands import bands_panel, has_bands, stock_bands
from sim.reporting.digest import Digest, digest
from sim.reporting.style import new_axes
from tests.builders import outcome


def banded(**none: int) -> Digest:
    """Return strategies that have so many of 100 vital products at zero, and the rest normal."""
    data = digest(outcome(tuple(none), replications=2))
    played = {}
    for name, one in data.strategies.items():
        bands = np.zeros((2, 3, 4))
        bands[:, 0] = none[name], 0, 100 - none[name], 0
        played[name] = replace(one, bands=bands)
    return replace(data, strategies=played)


def panel(data: Digest) -> Axes:
    return bands_panel(data, ven="V", language="es", ax=new_axes(None))


def test_strategy_with_fewest_products_at_zero_is_on_top() -> None:
    ax = panel(banded(pull=20, kit=5, push=10))
    names = [label.get_text().replace("\n", " ") for label in ax.get_yticklabels()]

    assert names == ["Pedido por excepción", "Reposición en ruta", "Kit mensual fijo"]


def test_bars_of_a_strategy_add_up_to_all_products() -> None:
    ax = panel(banded(pull=20))

    assert sum(bars[0].get_width() for bars in ax.containers[:4]) == pytest.approx(100)


def test_wide_band_has_its_figure_in_it() -> None:
    written = [text.get_text() for text in panel(banded(pull=20)).texts]

    assert [text for text in written if text] == ["20", "80"]


def test_class_that_nobody_keeps_has_no_panel() -> None:
    figure = stock_bands(banded(pull=20), language="en")

    assert [ax.get_title(loc="left") for ax in figure.axes] == ["Vital products"]


def test_nothing_counted_is_no_chart() -> None:
    data = banded(pull=20)
    empty = replace(data.strategies["pull"], bands=np.zeros((2, 3, 4)))

    assert has_bands(data)
    assert not has_bands(replace(data, strategies={"pull": empty}))
