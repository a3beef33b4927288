import pytest

from sim.metrics.catalogue import KPIS
from sim.metrics.sensitivity.decision_changes import DecisionChanges
from sim.reporting.kpi_text import KpiText
from sim.reporting.swept.measure_first import measure_first
from sim.reporting.swept.part import Part


def part(changes: int) -> Part:
    text = KpiText(KPIS["prescriptions_filled"], "es", "MXN")
    of_rain = DecisionChanges(8, changes, 0, 0.03, 0.65)
    of_trucks = DecisionChanges(8, 0, 0, 0.0, 0.37)
    return measure_first({"Lluvia": of_rain, "Camiones": of_trucks}, text, chart=None)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            2,
            "primero «Lluvia»: otro valor suyo cambia cuál estrategia es mejor en 25\u00a0% de los",
        ),
        (0, "Ninguna estimación cambió por sí sola cuál estrategia es mejor."),
    ],
)
def test_the_answer_says_what_to_measure(changes: int, sentence: str) -> None:
    assert sentence in part(changes).sentence


def test_every_estimate_has_a_row() -> None:
    table = part(2).table

    assert table is not None
    assert table.rows[0] == ("Lluvia", 8, 2, 0, 0.25, 0.03, 0.65)
    assert len(table.rows) == 2
