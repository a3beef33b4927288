import numpy as np
import pytest

from sim.policies.replenishment.pull_by_exception import PullByException
from tests.unit.policies.replenishment.views import chance, rows, view


def attentive() -> PullByException:
    """Return units that overlook nothing: below 2.5 months they ask for 3."""
    return PullByException(report_probability=1.0)


@pytest.mark.parametrize(
    ("on_hand", "on_order", "pieces"),
    [
        pytest.param(251, 0, 0, id="enough"),
        pytest.param(250, 0, 300, id="at the threshold"),
        pytest.param(0, 0, 300, id="empty"),
        pytest.param(0, 251, 0, id="on the way"),
        pytest.param(200, 50, 300, id="low although some is on the way"),
    ],
)
def test_a_low_product_is_asked_for_by_months_of_use(
    on_hand: int, on_order: int, pieces: int
) -> None:
    stock = view([[on_hand]], on_order=[[on_order]])

    assert rows(attentive().order(stock, chance())) == [[pieces]]


def test_part_of_a_piece_is_asked_for_as_a_whole_one() -> None:
    assert rows(attentive().order(view([[0]], amc=[[0.5]]), chance())) == [[2]]


@pytest.mark.parametrize(("probability", "asked"), [(0.0, 0), (1.0, 40_000)])
def test_nobody_or_everybody_notices(probability: float, asked: int) -> None:
    policy = PullByException(report_probability=probability)
    orders = policy.order(view([[0.0] * 200] * 200), chance())

    assert np.count_nonzero(orders) == asked


@pytest.mark.parametrize("probability", [0.1, 0.5, 0.9])
def test_the_share_that_notices_is_what_the_scenario_says(probability: float) -> None:
    """3.9 deviations of a binomial number are passed once in 10,000 seeds."""
    policy = PullByException(report_probability=probability)
    noticed = np.count_nonzero(policy.order(view([[0.0] * 200] * 200), chance())) / 40_000

    assert noticed == pytest.approx(
        probability, abs=3.9 * (probability * (1 - probability) / 40_000) ** 0.5
    )


def test_what_is_overlooked_is_drawn_anew_at_each_review() -> None:
    policy, review = PullByException(report_probability=0.5), chance()
    stock = view([[0.0] * 50])

    assert rows(policy.order(stock, review)) != rows(policy.order(stock, review))


def test_full_shelves_do_not_shift_what_is_noticed_elsewhere() -> None:
    policy = PullByException(report_probability=0.5)
    bare = policy.order(view([[0.0] * 50]), chance())
    half_full = policy.order(view([[999.0] * 25 + [0.0] * 25]), chance())

    assert half_full[:, 25:].tolist() == bare[:, 25:].tolist()
