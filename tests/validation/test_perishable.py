from dataclasses import replace

import pytest

from validation.perishable import Day, FixedLife

FILL = Day(begins_month=False, is_review=True, is_measured=True)
QUIET = FILL._replace(is_review=False)
MONTH = QUIET._replace(begins_month=True)


def shelf(life_months: int, per_day: float = 0.0) -> FixedLife:
    return FixedLife(up_to=4, life_months=life_months, per_day=per_day)


@pytest.mark.parametrize(("life_months", "expired"), [(1, 4.0), (2, 4.0), (3, 0.0)])
def test_what_nobody_asks_for_expires_when_its_life_is_over(
    life_months: int, expired: float
) -> None:
    figures = shelf(life_months).expected([FILL, MONTH, MONTH])

    assert figures.expired == pytest.approx(expired)


def test_an_empty_shelf_refuses_all() -> None:
    assert shelf(2, per_day=1.5).expected([QUIET, QUIET]).lost == pytest.approx(3.0)


def test_stock_is_counted_at_opening() -> None:
    assert shelf(2).expected([FILL, QUIET, QUIET]).stock == pytest.approx(8.0)


def test_days_before_the_first_measured_do_not_count() -> None:
    before = FILL._replace(is_measured=False)

    assert shelf(2).expected([before, QUIET]).stock == pytest.approx(4.0)


def test_what_expires_first_is_handed_out_first() -> None:
    fresh_is_kept = replace(shelf(2, per_day=4.0), up_to=1)
    days = [FILL, MONTH._replace(is_review=True), MONTH]

    assert fresh_is_kept.expected(days).expired < 0.02


def test_what_expires_on_the_first_morning_measured_does_not_count() -> None:
    before = FILL._replace(is_measured=False)

    assert shelf(1).expected([before, MONTH]).expired == 0.0
