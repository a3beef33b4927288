"""Nothing is left to chance: the same patients, the same stock on every morning."""

import pytest

from validation.answers.stockpyl import rows

pytest.importorskip("stockpyl")
pytestmark = pytest.mark.statistical


@pytest.mark.slow
def test_stockpyl_has_the_same_stock_on_every_morning() -> None:
    assert [row for row in rows("quick") if not row.agrees] == []
