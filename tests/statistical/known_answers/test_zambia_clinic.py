"""Each row lies outside its interval once in 10,000 seeds."""

import pytest

from validation.answers.zambia_clinic import rows

pytestmark = pytest.mark.statistical


def test_the_clinic_of_zambia_is_that_of_the_study() -> None:
    assert [row for row in rows("quick") if not row.agrees] == []
