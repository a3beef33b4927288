import pytest

from sim.reporting.quotes import quoted


@pytest.mark.parametrize(("language", "shown"), [("es", "«Kit»"), ("en", "“Kit”")])
def test_a_name_stands_in_the_marks_of_the_language(language: str, shown: str) -> None:
    assert quoted("Kit", language) == shown
