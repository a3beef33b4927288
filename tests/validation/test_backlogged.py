import pytest

from validation.backlogged import (
    Shelf,
    base_stock,
    figures,
    left_over,
    lost_pieces,
    lots,
    min_max,
    renewals,
)

SHELF = Shelf(per_day=1.0, lead_days=4)


@pytest.mark.parametrize("up_to", [0, 3, 9])
def test_what_is_left_over_and_what_lacks_differ_by_the_mean_short_of_the_level(up_to: int) -> None:
    difference = left_over(up_to, 7.0) - lost_pieces(up_to, 7.0)

    assert difference == pytest.approx(up_to - 7.0)


def test_without_stock_all_is_lost() -> None:
    assert lost_pieces(0, 7.0) == pytest.approx(7.0)


@pytest.mark.parametrize(
    ("mean", "least", "most", "cost"), [(10, 6, 40, 35.022), (20, 14, 62, 49.173)]
)
def test_costs_are_those_of_the_published_table(
    mean: float, least: int, most: int, cost: float
) -> None:
    """Zheng & Federgruen (1991), table 1: K = 64, h = 1, p = 9, no lead time."""
    visits = renewals(Shelf(mean, 0), most - least)
    a_day = [
        left_over(most - n, mean) + 9 * lost_pieces(most - n, mean) for n in range(len(visits))
    ]
    held_and_short = sum(visit * each for visit, each in zip(visits, a_day, strict=True))

    assert (64 + held_and_short) / sum(visits) == pytest.approx(cost, abs=5e-4)


def test_the_chances_of_positions_add_up_to_one() -> None:
    assert sum(min_max(SHELF, 4, 12).values()) == pytest.approx(1.0)


def test_lots_of_one_piece_are_a_base_stock() -> None:
    assert figures(SHELF, lots(6, 1)) == figures(SHELF, base_stock(7))


def test_a_shelf_that_never_has_anything_refuses_whoever_comes() -> None:
    fill_rate, refusal_days, stock = figures(SHELF, base_stock(0))

    assert (fill_rate, stock) == pytest.approx((0.0, 1.0))
    assert refusal_days == pytest.approx(1 - 0.367879, abs=1e-6)
