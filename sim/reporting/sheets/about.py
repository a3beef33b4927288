"""The first sheet: the question, the answer, and how to get it again.

A workbook is passed on without the page that it was made with.
"""

from sim.reporting.answer import answer
from sim.reporting.report.how_run import HOW_RUN
from sim.reporting.report.material import Material
from sim.reporting.table import Table, TableColumn
from sim.scenario.text import Text

SHEET = Text(es="Léeme", en="Read me")
QUESTION = Text(es="Pregunta", en="Question")
ANSWER = Text(es="Respuesta", en="Answer")
BASELINE = Text(es="Base de comparación", en="Baseline")
NOTE = Text(
    es="Resultados simulados. Los porcentajes y promedios son de todas las réplicas; lo que dice"
    " «réplica 0» es una sola corrida.",
    en="Simulated results. Shares and means are of all replications; what says “replication 0” is"
    " a single run.",
)

COLUMNS = (
    TableColumn("item", Text(es="Qué", en="What")),
    TableColumn("value", Text(es="Valor", en="Value")),
)


def about(material: Material) -> Table:
    """Return what the workbook is about, all of it text: alone it explains itself."""
    base, language = material.plan.base, material.language
    words, values = material.words(HOW_RUN.words), HOW_RUN.context(material) or {}
    said = answer(material.outcome, material.comparison, language=language)
    return Table(
        name="about",
        sheet=material.say(SHEET),
        title=base.title.in_language(language),
        note=material.say(NOTE),
        columns=COLUMNS,
        rows=[
            (material.say(QUESTION), base.question.in_language(language)),
            (material.say(ANSWER), said),
            (material.say(BASELINE), material.title(material.outcome.baseline)),
            *((words[name], str(values[name])) for name in ("replications", "seed", "period")),
            (words["versions"], values["versions"]),
            (words["again"], values["command"]),
        ],
    )
