import pytest

from sim.reporting.table import NO_UNIT, TableColumn
from sim.scenario.text import Text

PIECES = Text(es="piezas", en="pieces")


@pytest.mark.parametrize(
    ("heading", "unit", "shown"),
    [
        (Text(es="Peso", en="Weight"), Text(es="kg", en="kg"), "Peso (kg)"),
        (Text(es="Piezas", en="Pieces"), PIECES, "Piezas"),
        (Text(es="Ruta", en="Route"), NO_UNIT, "Ruta"),
    ],
)
def test_a_heading_has_its_unit_once(heading: Text, unit: Text, shown: str) -> None:
    assert TableColumn("any", heading, "number", unit).title("es") == shown
