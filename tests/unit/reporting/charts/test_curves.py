import numpy as np
import pytest

from sim.metrics.interval import mean_interval
from sim.reporting.charts.curves import Curve, band, draw_curves, draw_quiet, share_arrived
from sim.reporting.style import Look, new_figure


def test_band_is_the_interval_of_the_mean() -> None:
    mean, half_width = band(np.array([[1.0, 4.0], [3.0, 4.5]]))

    assert mean.tolist() == [2.0, 4.25]
    assert half_width[0] == mean_interval([1.0, 3.0]).half_width


def test_band_of_one_replication_has_no_width() -> None:
    assert band(np.array([[1.0, 2.0]]))[1].tolist() == [0.0, 0.0]


@pytest.mark.parametrize(("day", "share"), [(0.9, 0.0), (1.0, 0.25), (2.0, 0.5), (99.0, 0.75)])
def test_share_arrived_counts_what_never_comes(day: float, share: float) -> None:
    days = [np.array([1.0, 2.0, 3.0, np.inf])]

    assert share_arrived(days, np.array([day])).tolist() == [[share]]


def test_replication_without_deliveries_is_not_known() -> None:
    assert np.isnan(share_arrived([np.zeros(0)], np.array([1.0]))).all()


def test_curve_is_drawn_with_its_band_and_its_name() -> None:
    ax = new_figure().add_subplot()
    values = np.array([[1.0, 2.0], [1.5, 2.5]])
    draw_curves(
        ax, np.array([0.0, 1.0]), [Curve("Kit fijo", "día 5: 50 %", Look("red", "--"), values)]
    )

    assert len(ax.collections) == 1
    assert ax.get_legend().get_texts()[0].get_text() == "Kit fijo\ndía 5: 50 %"


def test_quiet_curves_have_neither_a_band_nor_a_name() -> None:
    ax = new_figure().add_subplot()
    curve = Curve("Kit fijo", "", Look("red", "--"), np.array([[1.0, 2.0], [1.5, 2.5]]))
    draw_quiet(ax, np.array([0.0, 1.0]), [curve, curve])

    assert len(ax.lines) == 2
    assert not ax.collections
    assert not ax.get_legend_handles_labels()[1]
