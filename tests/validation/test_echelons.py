import numpy as np
import pytest

from validation.backlogged import Shelf, base_stock, figures
from validation.echelons import Network, metric_figures, owed_to, store_stock, unit_figures

NETWORK = Network(units=4, per_day=1.0, store_lead_days=3, unit_lead_days=2)


def test_a_store_with_plenty_is_no_delay() -> None:
    exact = unit_figures(NETWORK, store_level=60, unit_level=5)

    assert exact == pytest.approx(figures(Shelf(1.0, 2), base_stock(5)), abs=1e-9)


def test_a_store_with_nothing_owes_all_that_was_asked_for() -> None:
    owed = owed_to(NETWORK, 1, store_level=0)

    assert owed @ np.arange(owed.size) == pytest.approx(4.0)


def test_those_who_ask_last_are_owed_most() -> None:
    owed = [owed_to(NETWORK, unit, store_level=14) for unit in range(4)]
    mean = [each @ np.arange(each.size) for each in owed]

    assert mean == sorted(mean)
    assert 14 + sum(mean) == pytest.approx(16 + store_stock(NETWORK, 14) - 4)


@pytest.mark.parametrize(("store_level", "unit_level"), [(6, 7), (14, 6), (20, 5)])
def test_metric_is_within_two_points_of_the_exact_fill_rate(
    store_level: int, unit_level: int
) -> None:
    levels = {"store_level": store_level, "unit_level": unit_level}
    exact, metric = unit_figures(NETWORK, **levels), metric_figures(NETWORK, **levels)

    assert metric.fill_rate == pytest.approx(exact.fill_rate, abs=0.02)
