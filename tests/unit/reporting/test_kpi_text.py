import pytest

from sim.metrics.catalogue import KPIS
from sim.metrics.interval import Interval
from sim.reporting.kpi_text import KpiText


def text(kpi: str, language: str = "en") -> KpiText:
    return KpiText(KPIS[kpi], language, "MXN")


@pytest.mark.parametrize(
    ("kpi", "value", "written"),
    [
        ("prescriptions_filled", 0.9234, "92.3%"),
        ("turnaround_days_mean", 12.64, "12.6"),
        ("months_of_stock", 1.605, "1.60"),
        ("transport_cost", 2160789.4, "2,160,789"),
        ("cost_per_filled_prescription", 3.162, "3.16"),
        ("pieces_per_consultation", 3.162, "3.2"),
        ("pieces_lent", 70165.2, "70,165"),
    ],
)
def test_values_are_rounded_as_their_unit_asks(kpi: str, value: float, written: str) -> None:
    assert text(kpi).value(value) == written


@pytest.mark.parametrize(("kpi", "amount"), [("on_time", "92.3"), ("months_of_stock", "0.92")])
def test_amount_leaves_the_unit_out(kpi: str, amount: str) -> None:
    assert text(kpi, "es").amount(0.9234) == amount


@pytest.mark.parametrize(
    ("kpi", "unit"),
    [
        ("prescriptions_filled", "%"),
        ("turnaround_days_mean", "días"),
        ("transport_cost", "MXN"),
        ("trips", "vueltas"),
    ],
)
def test_unit_is_named_in_spanish(kpi: str, unit: str) -> None:
    assert text(kpi, "es").unit == unit


def test_difference_of_shares_is_in_points() -> None:
    assert text("on_time").difference(Interval(-0.071, 0.01, 0.95)) == "−7.1"
    assert text("on_time", "es").difference_unit == "puntos"


def test_half_width_of_one_replication_is_left_out() -> None:
    assert text("on_time").half_width(Interval(0.9, float("nan"), 0.95)) == ""


@pytest.mark.parametrize("kpi", KPIS)
def test_every_kpi_has_a_name_and_a_unit_in_both_languages(kpi: str) -> None:
    assert all((text(kpi, language).label, text(kpi, language).unit) for language in ("es", "en"))
