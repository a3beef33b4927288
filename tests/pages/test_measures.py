import pytest

from pages.measures import MEASURES
from sim.metrics.catalogue import KPIS
from sim.metrics.interval import Interval

COST, FILLED, STOCK = (
    MEASURES[kpi] for kpi in ("transport_cost", "prescriptions_filled", "months_of_stock")
)
TWO_YEARS = 2 * 365.25


def test_every_measure_is_a_kpi() -> None:
    assert MEASURES.keys() <= KPIS.keys()


@pytest.mark.parametrize(
    ("kpi", "interval", "written"),
    [
        ("transport_cost", Interval(8e6, 1e5, 0.95), "4.00 ± 0.05"),
        ("prescriptions_filled", Interval(0.9, 0.012, 0.95), "90.0 ± 1.2"),
        ("months_of_stock", Interval(2.5, float("nan"), 0.95), "2.50"),
        ("expired_share", Interval(float("nan"), float("nan"), 0.95), "–"),
    ],
    ids=["a year of two", "a share", "without an interval", "not defined"],
)
def test_cell_has_the_mean_and_half_of_its_interval(
    kpi: str, interval: Interval, written: str
) -> None:
    measure = MEASURES[kpi]

    assert measure.cell(measure.scaled(interval, TWO_YEARS)) == written


@pytest.mark.parametrize(
    ("language", "written"), [("es", "+1.5 (de −0.5 a 3.5)"), ("en", "+1.5 (−0.5 to 3.5)")]
)
def test_difference_has_its_sign_and_the_ends_of_its_interval(language: str, written: str) -> None:
    assert FILLED.difference(Interval(1.5, 2.0, 0.99), language) == written


@pytest.mark.parametrize(
    ("language", "share", "months"),
    [
        ("es", "90.0\N{NO-BREAK SPACE}%", "2.50\N{NO-BREAK SPACE}meses"),
        ("en", "90.0%", "2.50\N{NO-BREAK SPACE}months"),
    ],
)
def test_unit_follows_the_customs_of_the_language(language: str, share: str, months: str) -> None:
    assert FILLED.with_unit(90, language) == share
    assert STOCK.with_unit(2.5, language) == months


def test_heading_has_name_and_unit() -> None:
    assert COST.heading("en") == "transport, million MXN a year"
