"""Where the uncertainty of a figure comes from."""

from collections.abc import Mapping
from pathlib import Path

from sim.metrics.sensitivity.sobol_indices import LEVEL, Indices
from sim.reporting.kpi_text import KpiText
from sim.reporting.number_format import percent
from sim.reporting.quotes import quoted
from sim.reporting.swept.part import ESTIMATE, HIGH, LOW, Part
from sim.reporting.table import Table, TableColumn
from sim.scenario.text import Text

TITLE = Text(es="De qué viene lo incierto", en="Where the uncertainty comes from")
NOTE = Text(
    es="{what}: parte de su varianza, con intervalos de {level}. Por sí sola: lo que se quitaría al"
    " saberla; en total: con lo que hace junto con las demás. Azar de las réplicas: {noise}.",
    en="{what}: part of its variance, with {level} intervals. On its own: what would go away if it"
    " were known; in total: with what it does together with others. Chance of the replications:"
    " {noise}.",
)
ALT = Text(
    es="Dos barras por estimación: la parte de la varianza que hace por sí sola y la que hace"
    " junto con las demás, con sus intervalos.",
    en="Two bars an estimate: the part of the variance that it makes on its own and that which it"
    " makes together with others, with their intervals.",
)
MOST = Text(
    es="La mayor parte de lo incierto viene de {estimate}: {share} de la varianza.",
    en="Most of the uncertainty comes from {estimate}: {share} of the variance.",
)
FIRST = Text(es="Por sí sola", en="On its own")
TOTAL = Text(es="En total", en="In total")


def variance(
    indices: Mapping[str, Indices],
    text: KpiText,
    *,
    what: str,
    noise_share: float,
    chart: Path | None,
) -> Part:
    """Return the part on Sobol *indices*, by what planners call the estimate."""
    language = text.language
    level, noise = (percent(one, language=language, decimals=0) for one in (LEVEL, noise_share))
    ordered = dict(sorted(indices.items(), key=lambda item: -item[1].total.value))
    table = Table(
        "sobol",
        sheet="",
        title=TITLE.in_language(language),
        note=NOTE.in_language(language).format(what=what, level=level, noise=noise),
        columns=(
            TableColumn("estimate", ESTIMATE),
            *(
                TableColumn(f"{name}_{end}", heading, "share", decimals=1)
                for name, of in (("first", FIRST), ("total", TOTAL))
                for end, heading in (("value", of), ("low", LOW), ("high", HIGH))
            ),
        ),
        rows=[(name, *one.first, *one.total) for name, one in ordered.items()],
    )
    name, most = next(iter(ordered.items()))
    share = percent(most.total.value, language=language, decimals=0)
    said = MOST.in_language(language).format(estimate=quoted(name, text.language), share=share)
    return Part(said, table, chart, ALT.in_language(language))
