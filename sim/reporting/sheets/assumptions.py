"""Every parameter with its source."""

from sim.reporting.report.assumptions import ASSUMPTIONS, MARKS, value_text
from sim.reporting.report.assumptions import WORDS as SAID
from sim.reporting.report.material import Material
from sim.reporting.table import Table, TableColumn
from sim.scenario.text import Text

SHEET = Text(es="Supuestos", en="Assumptions")
NOTE = Text(
    es="Cada parámetro que declara el escenario, con su fuente y qué tan seguro es.",
    en="Every parameter that the scenario states, with its source and how sure it is.",
)

COLUMNS = (
    TableColumn("parameter", SAID["parameter"]),
    TableColumn("value", SAID["value"]),
    TableColumn("mark", SAID["mark"]),
    TableColumn("source", SAID["source"]),
)


def assumptions(material: Material) -> Table:
    """Return the assumptions in the order of the scenario."""
    return Table(
        name="assumptions",
        sheet=material.say(SHEET),
        title=material.say(ASSUMPTIONS.heading),
        note=material.say(NOTE),
        columns=COLUMNS,
        rows=[
            (
                each.path,
                value_text(each.value, material.language),
                material.say(MARKS[each.mark]),
                each.source,
            )
            for each in material.plan.assumptions
        ],
    )
