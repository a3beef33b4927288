import pytest

from sim.metrics.catalogue import KPIS
from sim.metrics.interval import Interval
from sim.metrics.sensitivity.elementary_effects import Effects
from sim.reporting.kpi_text import KpiText
from sim.reporting.swept.part import Part
from sim.reporting.swept.weight import weight


def effects(size: float) -> Effects:
    return Effects(Interval(size, 0.01, 0.95), size, 0.02, noise=0.004)


def part(**sizes: float) -> Part:
    text = KpiText(KPIS["prescriptions_filled"], "en", "MXN")
    data = {name: effects(size) for name, size in sizes.items()}
    return weight(data, text, what="Kit minus Pull", chart=None)


@pytest.mark.parametrize(
    ("sizes", "sentence"),
    [
        ({"Rain": 0.1, "Trucks": 0.003}, "What weighs most: “Rain” (10.0 points)."),
        ({"Trucks": 0.003}, "No estimate weighs more than the chance of the replications."),
        (
            dict.fromkeys("ABCD", 0.1),
            "most: “A” (10.0 points), “B” (10.0 points), “C” (10.0 points).",
        ),
    ],
)
def test_the_answer_names_what_weighs_more_than_chance(
    sizes: dict[str, float], sentence: str
) -> None:
    assert sentence in part(**sizes).sentence


def test_the_table_is_in_points() -> None:
    table = part(Rain=0.1).table

    assert table is not None
    assert table.rows == [("Rain", pytest.approx(10), pytest.approx(1), pytest.approx(2), 0.4)]
