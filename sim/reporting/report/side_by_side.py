"""One page of two results: what changed in the settings, and what came of it.

It is for a planner who moved something and asks what that did, strategy by strategy.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sim.errors import SimError
from sim.metrics.catalogue import HEADLINE, KPIS
from sim.metrics.outcome import Outcome
from sim.metrics.side_by_side import Change, side_by_side
from sim.reporting.charts.results_beside import results_beside
from sim.reporting.charts.strategies_compared import SHOWN
from sim.reporting.kpi_text import KpiText
from sim.reporting.report.cells import Cell, shown
from sim.reporting.report.page import environment, whole_page
from sim.reporting.report.pictures import picture
from sim.reporting.style import drawing, save
from sim.scenario.changed_settings import changed_settings
from sim.scenario.text import Language, Text

WORDS = {
    "question": Text(
        es="¿Qué cambia entre «{before}» (A) y «{after}» (B)?",
        en="What changes between “{before}” (A) and “{after}” (B)?",
    ),
    "settings": Text(es="Lo que cambió en los datos", en="What changed in the settings"),
    "same": Text(es="Los datos son iguales.", en="The settings are the same."),
    "more": Text(es="Y {number} más.", en="And {number} more."),
    "setting": Text(es="Parámetro", en="Setting"),
    "figures": Text(es="Lo que resulta", en="What came of it"),
    "kpi": Text(es="Indicador", en="KPI"),
    "change": Text(es="B − A", en="B − A"),
    "paired": Text(
        es="Diferencia pareada: las mismas personas y tormentas, réplica por réplica.",
        en="Paired difference: the same people and storms, replication by replication.",
    ),
    "welch": Text(
        es="Diferencia de medias independientes (Welch): no conocieron el mismo azar.",
        en="Difference of independent means (Welch): they did not meet the same chance.",
    ),
    "note": Text(
        es="± mitad del intervalo de 95 % de cada cifra; * la diferencia excluye el cero. La de un"
        " porcentaje está en puntos.",
        en="± half of the 95% interval of each figure; * the difference excludes zero. That of a"
        " share is in points.",
    ),
    "alt": Text(
        es="Un punto por estrategia y resultado, con su intervalo, en cuatro indicadores.",
        en="A dot a strategy and result, with its interval, for four KPIs.",
    ),
}

_MOST_SETTINGS = 200
_NAME = "side_by_side"


def write_side_by_side(
    one: Outcome, other: Outcome, folders: tuple[Path, Path], language: Language
) -> list[Path]:
    """Write ``side_by_side.html`` and its chart into the first folder; return the files.

    Differences are second minus first, paired by replication where both met the same chance.

    Parameters
    ----------
    one, other
        What was played before and after a change of the scenario.
    folders
        Where they lie, in the same order.
    language
        Of the page.

    Raises
    ------
    SimError
        When they are not of the same scenario, or have no strategy in common.
    """
    changes = side_by_side(one, other)
    if one.plan.name != other.plan.name or not changes:
        raise SimError(
            f"{folders[1]}: expected results of the scenario {one.plan.name!r} with one of its"
            f" strategies ({', '.join(one.strategies)}), found {other.plan.name!r} with"
            f" {', '.join(other.strategies)}"
        )
    titles = {
        each.strategy: one.plan.strategies[each.strategy].title.in_language(language)
        for each in changes
    }
    texts = {kpi: KpiText(KPIS[kpi], language, _currency(one)) for kpi in (*HEADLINE, *SHOWN)}
    with drawing():
        figure = results_beside(changes, [texts[kpi] for kpi in SHOWN], titles)
        svg, png = save(figure, folders[0] / "charts", _NAME)
    html = environment().get_template(f"{_NAME}.html.jinja")
    context = _context(one, other, changes, texts, titles)
    page = folders[0] / f"{_NAME}.html"
    said = {name: text.in_language(language) for name, text in WORDS.items()}
    question = said["question"].format(before=folders[0].name, after=folders[1].name)
    title = one.plan.base.title.in_language(language)
    image = picture(svg.read_text(encoding="utf-8"))
    body = html.render(**context, say=said, title=title, question=question, image=image)
    section = {"name": _NAME, "heading": title, "html": body, "pictures": []}
    page.write_text(whole_page(title, [section], ["page.css"], [], language), encoding="utf-8")
    return [page, svg, png]


def _currency(one: Outcome) -> str:
    return one.strategies[one.baseline].labels.currency


def _context(
    one: Outcome,
    other: Outcome,
    changes: Sequence[Change],
    texts: Mapping[str, KpiText],
    titles: Mapping[str, str],
) -> dict[str, Any]:
    settings = changed_settings(one.plan.raw, other.plan.raw)
    return {
        "settings": settings[:_MOST_SETTINGS],
        "further": max(len(settings) - _MOST_SETTINGS, 0),
        "strategies": [
            {
                "title": titles[each.strategy],
                "is_paired": each.is_paired,
                "rows": [_row(each, texts[kpi]) for kpi in HEADLINE],
            }
            for each in changes
        ],
    }


def _row(change: Change, text: KpiText) -> tuple[str, str, str, Cell]:
    """Return name, unit, the first figure, and the second with the difference."""
    kpi = text.kpi.id
    before = f"{text.value(change.before[kpi].mean)} {text.half_width(change.before[kpi])}"
    cell = shown(change.after[kpi], change.differences[kpi], text)
    return text.label, text.unit, before, cell
