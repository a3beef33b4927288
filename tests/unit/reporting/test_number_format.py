import pytest

from sim.reporting.number_format import number, percent, signed


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (1234567.8, 0, "1,234,568"),
        (1234.56, 1, "1,234.6"),
        (-3.14, 1, "−3.1"),
        (-0.04, 1, "0.0"),
        (float("nan"), 1, "–"),
        (float("inf"), 1, "–"),
    ],
)
def test_numbers_have_a_decimal_point_and_commas(value: float, decimals: int, written: str) -> None:
    assert number(value, decimals=decimals) == written


@pytest.mark.parametrize(
    ("value", "written"), [(2.34, "+2.3"), (-2.34, "−2.3"), (0.01, "0.0"), (float("nan"), "–")]
)
def test_differences_carry_their_sign(value: float, written: str) -> None:
    assert signed(value) == written


@pytest.mark.parametrize(
    ("language", "written"), [("es", "92.3\N{NO-BREAK SPACE}%"), ("en", "92.3%")]
)
def test_percent_is_set_as_each_language_does(language: str, written: str) -> None:
    assert percent(0.923, language=language) == written


def test_unknown_share_has_no_percent_sign() -> None:
    assert percent(float("nan"), language="es") == "–"
