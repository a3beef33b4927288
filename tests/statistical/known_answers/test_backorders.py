"""Each row lies outside its interval once in 10,000 seeds."""

import pytest

from validation.answers.backorders import rows

pytestmark = pytest.mark.statistical


def test_who_wait_are_served_as_the_formulas_say() -> None:
    assert [row for row in rows("quick") if not row.agrees] == []
