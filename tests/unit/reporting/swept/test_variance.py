from sim.metrics.catalogue import KPIS
from sim.metrics.sensitivity.sobol_indices import Estimate, Indices
from sim.reporting.kpi_text import KpiText
from sim.reporting.swept.part import Part
from sim.reporting.swept.variance import variance

FEW, MUCH = (Estimate(value, value - 0.1, value + 0.1) for value in (0.2, 0.7))


def part() -> Part:
    text = KpiText(KPIS["prescriptions_filled"], "es", "MXN")
    data = {"Lluvia": Indices(FEW, FEW), "Camiones": Indices(FEW, MUCH)}
    return variance(data, text, what="Kit", noise_share=0.03, chart=None)


def test_the_answer_names_what_makes_most_of_the_variance() -> None:
    said = "La mayor parte de lo incierto viene de «Camiones»: 70\u00a0% de la varianza."

    assert part().sentence == said


def test_the_largest_total_comes_first() -> None:
    table = part().table

    assert table is not None
    assert [row[0] for row in table.rows] == ["Camiones", "Lluvia"]
    assert "Azar de las réplicas: 3\u00a0%." in table.note
