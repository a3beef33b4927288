"""The page of a sweep: the answer, the charts with their tables, and how it was played."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sim.reporting.number_format import number
from sim.reporting.report.lists import list_of
from sim.reporting.report.page import environment, whole_page
from sim.reporting.report.pictures import picture
from sim.reporting.swept.part import Part
from sim.reporting.table import Table
from sim.scenario.text import Language, Text

WORDS = {
    "answer": Text(es="Respuesta", en="Answer"),
    "found": Text(es="Lo que se encontró", en="What was found"),
    "how_run": Text(es="Cómo se corrió", en="How it was run"),
    "subject": Text(es="¿Dónde cambia la respuesta?", en="Where does the answer change?"),
    "strategies": Text(es="Estrategias", en="Strategies"),
    "points": Text(es="Puntos jugados", en="Points played"),
    "replications": Text(es="Réplicas por punto y estrategia", en="Replications a point, strategy"),
    "seed": Text(es="Semilla", en="Seed"),
    "failed": Text(es="Corridas que fallaron", en="Runs that failed"),
    "versions": Text(es="Versiones", en="Versions"),
    "again": Text(es="Para repetirlo", en="To run it again"),
    "nothing": Text(es="Nada que listar.", en="Nothing to list."),
    "only_tables": Text(
        es="Lo jugado está en las tablas CSV de esta carpeta.",
        en="What was played is in the CSV tables of this folder.",
    ),
}

_FILE = "report.html"
_MOST_ROWS = 200


class Played(NamedTuple):
    """What a sweep was, as its page says."""

    title: str
    """Of the scenario."""

    question: str
    """Of the scenario."""

    strategies: Sequence[str]
    """Their titles."""

    points: int
    """How many variants of the scenario were played."""

    replications: int
    """How often each."""

    seed: int
    """Of all."""

    failed: int
    """How many runs are missing."""

    versions: str
    """Of what played it."""

    command: str
    """That plays it again."""


def write_page(parts: Sequence[Part], played: Played, folder: Path, language: Language) -> Path:
    """Write ``report.html`` into *folder* and return it."""
    said = {name: text.in_language(language) for name, text in WORDS.items()}
    templates = environment()

    def section(name: str, heading: str, **context: object) -> dict[str, Any]:
        html = templates.get_template(f"sweep_{name}.html.jinja").render(say=said, **context)
        return {"name": name, "heading": heading, "html": html, "pictures": []}

    sentences = [part.sentence for part in parts if part.sentence] or [said["only_tables"]]
    sections = [section("answer", said["answer"], played=played, sentences=sentences)]
    if shown := [_shown(one, one.table, language) for one in parts if one.table is not None]:
        sections.append(section("found", said["found"], parts=shown))
    sections.append(section("how_run", said["how_run"], played=played, facts=_facts(played, said)))
    styles, scripts = ["page.css", "lists.css"], ["sort.js"]
    page = whole_page(played.title, sections, styles, scripts, language)
    file = folder / _FILE
    file.write_text(page, encoding="utf-8")
    return file


def _shown(part: Part, table: Table, language: Language) -> dict[str, Any]:
    image = None
    if part.chart is not None:
        image = picture(part.chart.read_text(encoding="utf-8"))
    shown = list_of(table, language, most_rows=_MOST_ROWS, file=f"{table.name}.csv")
    return {"list": shown, "image": image, "alt": part.alt}


def _facts(played: Played, said: dict[str, str]) -> list[tuple[str, str]]:
    facts = [
        (said["strategies"], "; ".join(played.strategies)),
        (said["points"], number(played.points)),
        (said["replications"], number(played.replications)),
        (said["seed"], str(played.seed)),
        (said["versions"], played.versions),
    ]
    return [*facts, (said["failed"], number(played.failed))] if played.failed else facts
