"""Each row lies outside its interval once in 10,000 seeds."""

import pytest

from validation.answers.fixed_life import rows

pytestmark = pytest.mark.statistical


def test_goods_expire_as_in_the_exact_chain() -> None:
    assert [row for row in rows("quick") if not row.agrees] == []
