"""What to measure first: which estimate alone changes which strategy is better."""

from collections.abc import Mapping
from pathlib import Path

from sim.metrics.sensitivity.decision_changes import LEVEL, DecisionChanges
from sim.reporting.kpi_text import KpiText
from sim.reporting.number_format import percent
from sim.reporting.quotes import quoted
from sim.reporting.swept.part import ESTIMATE, HIGH, LOW, Part
from sim.reporting.table import Table, TableColumn
from sim.scenario.text import Text

TITLE = Text(es="Qué conviene medir primero", en="What to measure first")
NOTE = Text(
    es="Cuántas veces otro valor de una sola estimación, lo demás igual, cambió cuál de las dos"
    " estrategias es mejor; la probabilidad, con su intervalo de {level}.",
    en="How often another value of one estimate, all else the same, changed which of the two"
    " strategies is better; the probability with its {level} interval.",
)
ALT = Text(
    es="Una barra por estimación con la probabilidad de que otro valor suyo cambie cuál estrategia"
    " es mejor; en azul, más allá del azar.",
    en="A bar an estimate with the probability that another value of it changes which strategy is"
    " better; in blue, beyond chance.",
)
FIRST = Text(
    es="Conviene medir primero {estimate}: otro valor suyo cambia cuál estrategia es mejor en"
    " {share} de los casos.",
    en="Measure {estimate} first: another value of it changes which strategy is better in {share}"
    " of cases.",
)
NONE = Text(
    es="Ninguna estimación cambió por sí sola cuál estrategia es mejor.",
    en="No estimate alone changed which strategy is better.",
)
STEPS = Text(es="Veces que se movió", en="Times it was moved")
CHANGES = Text(es="Cambió la decisión", en="Changed the decision")
SURE = Text(es="Más allá del azar", en="Beyond chance")
CHANCE = Text(es="Probabilidad", en="Probability")


def measure_first(
    changes: Mapping[str, DecisionChanges], text: KpiText, *, chart: Path | None
) -> Part:
    """Return the part on *changes*, by what planners call the estimate, the most first."""
    language = text.language
    level = percent(LEVEL, language=language, decimals=0)
    table = Table(
        "estimates",
        sheet="",
        title=TITLE.in_language(language),
        note=NOTE.in_language(language).format(level=level),
        columns=(
            TableColumn("estimate", ESTIMATE),
            TableColumn("steps", STEPS, "number"),
            TableColumn("changes", CHANGES, "number"),
            TableColumn("sure_changes", SURE, "number"),
            TableColumn("probability", CHANCE, "share"),
            TableColumn("low", LOW, "share"),
            TableColumn("high", HIGH, "share"),
        ),
        rows=[
            (name, one.steps, one.changes, one.sure_changes, one.probability, one.low, one.high)
            for name, one in changes.items()
        ],
    )
    name, first = next(iter(changes.items()))
    share = percent(first.probability, language=language, decimals=0)
    said = NONE.in_language(language)
    if first.changes:
        said = FIRST.in_language(language).format(estimate=quoted(name, text.language), share=share)
    return Part(said, table, chart, ALT.in_language(language))
