"""Each row lies outside its interval once in 10,000 seeds."""

import pytest

from validation.answers.newsvendor import left_over, lost_pieces, rows

pytestmark = pytest.mark.statistical


def test_a_shelf_filled_up_weekly_is_a_newsvendor() -> None:
    assert [row for row in rows("quick") if not row.agrees] == []


@pytest.mark.parametrize("up_to", [0, 3, 9])
def test_what_is_left_over_and_what_lacks_differ_by_the_mean_short_of_the_level(up_to: int) -> None:
    difference = left_over(up_to, 7.0) - lost_pieces(up_to, 7.0)

    assert difference == pytest.approx(up_to - 7.0)


def test_without_stock_all_is_lost() -> None:
    assert lost_pieces(0, 7.0) == pytest.approx(7.0)
