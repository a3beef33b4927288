from dataclasses import replace

import pytest

from sim.metrics.comparison import compare
from sim.metrics.outcome import Outcome
from sim.reporting.digest import digest
from sim.reporting.gallery import gallery
from sim.reporting.report_words import CHARTS
from tests.builders import delivery, outcome, records, without_shocks


def drawn(whole: Outcome) -> list[str]:
    """Return the names of the charts of an outcome."""
    charts = gallery(whole, compare(whole), digest(whole), language="es")
    return [chart.name for chart in charts if chart.kind in CHARTS]


def with_records(*deliveries: tuple[float, ...], asked: int = 1) -> Outcome:
    """Return an outcome of one strategy and run with these deliveries."""
    whole = outcome(("pull",), replications=1)
    run = records(7, deliveries=deliveries)
    run = replace(run, prescriptions=run.prescriptions * asked)
    only = replace(whole.strategies["pull"], records=[run])
    return replace(whole, strategies={"pull": only})


def test_comparison_has_every_chart() -> None:
    assert drawn(outcome()) == [
        "strategies_compared",
        "trade_off",
        "cost_stack",
        "network_map",
        "availability_by_unit",
        "stock_bands",
        "unit_product",
        "delivery_times",
        "time_made_of",
        "coverage_curve",
        "shock_recovery",
        "stock_over_time_1",
        "stock_over_time_2",
    ]


@pytest.mark.parametrize(
    ("whole", "left_out"),
    [
        (with_records(), "delivery_times"),
        (with_records(), "time_made_of"),
        (with_records(delivery(received=float("nan"))), "delivery_times"),
        (with_records(delivery(cycle_start=float("nan"))), "coverage_curve"),
        (with_records(delivery(), asked=0), "availability_by_unit"),
        (without_shocks(), "shock_recovery"),
        (with_records(delivery()), "stock_over_time_1"),
    ],
    ids=[
        "no deliveries",
        "nothing to split",
        "nothing came",
        "no rounds",
        "no patients",
        "no shock",
        "no trace",
    ],
)
def test_chart_without_data_is_left_out(whole: Outcome, left_out: str) -> None:
    assert left_out not in drawn(whole)
