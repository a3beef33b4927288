"""Who gains and who does not, by group of facilities and of products.

It is the table of the page with its ends as numbers, to be sorted and drawn.
"""

from collections.abc import Iterator

from sim.metrics.interval import Interval
from sim.reporting.breakdown import facility_groups, product_groups
from sim.reporting.report.groups import GROUPS
from sim.reporting.report.groups import WORDS as GROUP_WORDS
from sim.reporting.report.material import Material
from sim.reporting.sheets.kpis import HIGH, LOW, STRATEGY
from sim.reporting.table import Table, TableColumn, Value
from sim.scenario.text import Text

SHEET = Text(es="Grupos", en="Groups")
NOTE = Text(
    es="Recetas surtidas completas en cada grupo, y piezas surtidas de cada clase VEN, con su"
    " intervalo de {level}; diferencia pareada con la base.",
    en="Prescriptions filled completely in each group, and pieces filled of each VEN class, with"
    " their {level} interval; paired difference to the baseline.",
)

COLUMNS = (
    TableColumn("group", GROUP_WORDS["group"]),
    STRATEGY,
    TableColumn("filled_share", Text(es="Surtido", en="Filled"), "share", decimals=1),
    TableColumn("low", LOW, "share", decimals=1),
    TableColumn("high", HIGH, "share", decimals=1),
    TableColumn("difference", Text(es="Diferencia", en="Difference"), "share", decimals=1),
    TableColumn("difference_low", LOW, "share", decimals=1),
    TableColumn("difference_high", HIGH, "share", decimals=1),
)

_UNKNOWN = Interval(float("nan"), float("nan"), float("nan"))


def groups(material: Material) -> Table:
    """Return the groups, the strategies of each one below the other.

    Differences are to the baseline, shares as all else, and not known for the baseline itself.
    """
    return Table(
        name="groups",
        sheet=material.say(SHEET),
        title=material.say(GROUPS.heading),
        note=material.say(NOTE, level=material.level),
        columns=COLUMNS,
        rows=list(_rows(material)),
    )


def _rows(material: Material) -> Iterator[tuple[Value, ...]]:
    data, language = material.data, material.language
    for group in (
        *facility_groups(data, language=language),
        *product_groups(data, language=language),
    ):
        for name, share in group.shares.items():
            difference = group.differences.get(name, _UNKNOWN)
            yield (
                group.name,
                material.title(name),
                *(share.mean, share.low, share.high),
                *(difference.mean, difference.low, difference.high),
            )
