"""Each row lies outside its interval once in 10,000 seeds."""

import pytest

from validation.answers.newsvendor import rows

pytestmark = pytest.mark.statistical


def test_a_shelf_filled_up_weekly_is_a_newsvendor() -> None:
    assert [row for row in rows("quick") if not row.agrees] == []
