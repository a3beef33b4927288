"""Each row lies outside its interval once in 10,000 seeds."""

import pytest

from validation.answers.pooling import rows

pytestmark = pytest.mark.statistical


def test_safety_stock_held_together_follows_the_square_root() -> None:
    assert [row for row in rows("quick") if not row.agrees] == []
