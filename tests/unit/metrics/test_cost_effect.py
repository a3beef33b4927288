import numpy as np
import pytest

from sim.metrics.cost_effect import CostEffect, cost_effect


def effect(cost: list[float], filled: list[float]) -> CostEffect:
    return cost_effect(np.array(cost), np.array(filled), seed=1, level=0.95)


def test_each_costs_the_sum_over_the_sum() -> None:
    got = effect([100, 200, 300], [10, 30, 20])

    assert (got.cost, got.filled, got.each) == pytest.approx((200, 20, 10))


def test_its_interval_lies_about_it() -> None:
    got = effect([100, 200, 300, 250], [10, 30, 20, 40])

    assert 100 / 15 > got.low < got.each < got.high < 20


def test_replications_that_agree_leave_no_doubt() -> None:
    got = effect([100, 100], [10, 10])

    assert (got.low, got.each, got.high) == (10, 10, 10)


@pytest.mark.parametrize("filled", [[0.0, 0.0], [-5.0, 3.0]])
def test_nothing_is_said_of_money_that_fills_no_more(filled: list[float]) -> None:
    assert np.isnan(effect([100, 100], filled)[2:]).all()


def test_there_is_no_upper_end_where_it_may_well_fill_no_more() -> None:
    got = effect([100, 100], [-5, 30])

    assert np.isfinite(got.low)
    assert got.high == np.inf
