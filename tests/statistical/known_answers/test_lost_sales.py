"""Each row lies outside its interval once in 10,000 seeds."""

import pytest

from validation.answers.lost_sales import rows

pytestmark = pytest.mark.statistical


def test_lost_sales_are_erlangs_loss() -> None:
    assert [row for row in rows("quick") if not row.agrees] == []
