"""What each combination of the levers gives, and which strategy is the best there."""

from collections import Counter
from pathlib import Path

from sim.reporting.kpi_text import KpiText
from sim.reporting.swept.part import Part, scale_of
from sim.reporting.table import Table, TableColumn, Value
from sim.reporting.write_sweep import SweptCell, SweptLevers
from sim.scenario.text import Text

TITLE = Text(es="Qué da cada combinación", en="What each combination gives")
NOTE = Text(
    es="{kpi} ({unit}), media de {over}; la mejor estrategia lleva * donde lo es más allá del"
    " azar.",
    en="{kpi} ({unit}), mean over {over}; the best strategy has a * where it is so beyond chance.",
)
OVER = {
    False: Text(es="las réplicas", en="the replications"),
    True: Text(es="las muestras de lo que no se sabe", en="the samples of what is not known"),
}
ALT = Text(
    es="Qué da cada estrategia según las palancas; los mismos datos están en la tabla.",
    en="What each strategy gives by the levers; the same figures are in the table.",
)
BEST = Text(es="Mejor estrategia", en="Best strategy")
WINS = Text(
    es="«{strategy}» es la mejor ({kpi}) en {number} de {all} combinaciones ({sure} más allá del"
    " azar).",
    en="“{strategy}” is the best ({kpi}) in {number} of {all} combinations ({sure} beyond chance).",
)


def choices(swept: SweptLevers, text: KpiText, *, chart: Path | None) -> Part:
    """Return the part on the levers."""
    language = text.language
    over = OVER[swept.sampled].in_language(language)
    unit = Text(es=text.unit, en=text.unit)
    table = Table(
        "levers",
        sheet="",
        title=TITLE.in_language(language),
        note=NOTE.in_language(language).format(kpi=text.label, unit=text.unit, over=over),
        columns=(
            *(_named(f"lever_{n}", lever.label) for n, lever in enumerate(swept.levers)),
            *(
                _named(name, title)._replace(kind="number", unit=unit, decimals=2)
                for name, title in swept.titles.items()
            ),
            TableColumn("best", BEST),
        ),
        rows=[_row(swept, cell, text) for cell in swept.cells],
    )
    return Part(_sentence(swept, text), table, chart, ALT.in_language(language))


def _named(name: str, heading: str) -> TableColumn:
    return TableColumn(name, Text(es=heading, en=heading))


def _row(swept: SweptLevers, cell: SweptCell, text: KpiText) -> tuple[Value, ...]:
    values = (lever.values[place] for lever, place in zip(swept.levers, cell.place, strict=True))
    means = (scale_of(text) * cell.means[name].mean for name in swept.titles)
    best = swept.titles[cell.best] + (" *" if cell.is_sure else "") if cell.best else None
    return (*values, *means, best)


def _sentence(swept: SweptLevers, text: KpiText) -> str:
    """Return where which strategy is the best, the most frequent first; nothing where none is."""
    wins = Counter(cell.best for cell in swept.cells if cell.best)
    sure = Counter(cell.best for cell in swept.cells if cell.best and cell.is_sure)
    return " ".join(
        WINS.in_language(text.language).format(
            strategy=swept.titles[name],
            kpi=text.label,
            number=number,
            all=len(swept.cells),
            sure=sure[name],
        )
        for name, number in wins.most_common()
    )
