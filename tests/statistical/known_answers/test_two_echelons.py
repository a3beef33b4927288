"""Each row lies outside its interval once in 10,000 seeds."""

import pytest

from validation.answers.two_echelons import rows

pytestmark = pytest.mark.statistical


def test_a_store_and_its_units_are_as_the_exact_formula_says() -> None:
    assert [row for row in rows("quick") if not row.agrees] == []
