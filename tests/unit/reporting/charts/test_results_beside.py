import pytest

from sim.metrics.catalogue import KPIS
from sim.metrics.interval import Interval
from sim.metrics.side_by_side import Change, side_by_side
from sim.reporting.charts.results_beside import beside_panel, results_beside
from sim.reporting.kpi_text import KpiText
from tests.builders import outcome

TITLES = {"pull": "Pedido", "kit": "Kit"}


def changes(kpi: str, **after: float) -> list[Change]:
    """Return strategies whose second results have these means."""
    found = side_by_side(outcome(tuple(after)), outcome(tuple(after)))
    return [
        replaced._replace(after=dict(replaced.after) | {kpi: Interval(mean, 0.01, 0.95)})
        for replaced, mean in zip(found, after.values(), strict=True)
    ]


@pytest.mark.parametrize(
    ("kpi", "names"),
    [("prescriptions_filled", ["Kit", "Pedido"]), ("stockout_days_vital", ["Pedido", "Kit"])],
)
def test_best_of_the_second_results_is_on_top(kpi: str, names: list[str]) -> None:
    text = KpiText(KPIS[kpi], "es", "MXN")
    ax = beside_panel(changes(kpi, pull=0.9, kit=0.5), text, TITLES)

    assert [label.get_text() for label in ax.get_yticklabels()] == names


def test_each_result_has_its_dots() -> None:
    text = KpiText(KPIS["prescriptions_filled"], "es", "MXN")
    ax = beside_panel(changes("prescriptions_filled", pull=0.9, kit=0.5), text, TITLES)

    assert [container.get_label() for container in ax.containers] == ["A", "B"]


def test_every_kpi_has_a_panel_and_the_level_is_named() -> None:
    kpis = ("prescriptions_filled", "on_time", "cost_per_filled_prescription")
    texts = [KpiText(KPIS[kpi], "en", "MXN") for kpi in kpis]
    figure = results_beside(changes("on_time", pull=0.9, kit=0.5), texts, TITLES)

    assert len(figure.axes) == 3
    assert "95% interval" in figure.get_supxlabel()
