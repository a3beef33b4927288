"""The page of known answers, in each language."""

from collections.abc import Iterator, Mapping, Sequence

from sim.engine.model_version import MODEL_VERSION
from sim.scenario.text import Language, Text
from validation.known_answer import KnownAnswer, Row

FILES: Mapping[Language, str] = {"en": "validation.md", "es": "validacion.md"}
"""Names of the pages, below the docs."""

_TITLE = Text(en="Known answers", es="Respuestas conocidas")
_INTRODUCTION = Text(
    en="""\
Why anyone should believe the numbers: figures that are known beforehand, from a book, an exact
chain or a published study, beside the same figures as abasto simulates them. Every scenario here
is played by the ordinary engine, from a YAML file that `abasto run` plays too. A simulated figure
may lie as far from the known one as the column ± says; with another seed a right program would
lie farther off at most once in 10,000 times, for each row. Where ± stands for a bound instead,
the text above the table says so.

This page is written by `make validation` ({model}); one topic is shown by the command below its
table.""",
    es="""\
Por qué creer en los números: cifras que se conocen de antemano, de un libro, de una cadena exacta
o de un estudio publicado, al lado de las mismas cifras simuladas por abasto. Todos los escenarios
de esta página los juega el motor de siempre, desde un archivo YAML que también juega `abasto
run`. La cifra simulada puede distar de la conocida lo que dice la columna ±; con otra semilla, un
programa correcto distaría más a lo sumo una de cada 10,000 veces, por renglón. Donde ± es una
cota y no un intervalo, lo dice el texto arriba de la tabla.

Esta página la escribe `make validation` ({model}); cada tema se repite con la orden al pie de su
tabla.""",
)
_MODEL = Text(en="model version {version}", es="versión {version} del modelo")
_COLUMNS = Text(
    en="| figure | expected | simulated | ± | agrees | source |",
    es="| cifra | esperada | simulada | ± | coincide | fuente |",
)
_YES, _NO = Text(en="yes", es="sí"), Text(en="**no**", es="**no**")
_PLAYED = Text(
    en="Played: {files}. Again: `{command}`", es="Se juega: {files}. De nuevo: `{command}`"
)


def render_page(
    rows: Sequence[Row], answers: Mapping[str, KnownAnswer], *, language: Language
) -> str:
    """Return the page with the *rows*, topic by topic in the order of *answers*.

    Topics without rows are left out, heading and all.
    """
    model = _MODEL.in_language(language).format(version=MODEL_VERSION)
    parts = [
        f"# {_TITLE.in_language(language)}",
        _INTRODUCTION.in_language(language).format(model=model),
    ]
    for topic, answer in answers.items():
        of_topic = [row for row in rows if row.topic == topic]
        if of_topic:
            parts += _section(answer, of_topic, language)
    return "\n\n".join(parts) + "\n"


def render_table(rows: Sequence[Row], *, language: Language) -> str:
    """Return the rows as a Markdown table."""
    return "\n".join(
        [
            _COLUMNS.in_language(language),
            "| --- | --: | --: | --: | --- | --- |",
            *(_line(row, language) for row in rows),
        ]
    )


def _section(answer: KnownAnswer, rows: Sequence[Row], language: Language) -> Iterator[str]:
    yield f"## {answer.title.in_language(language)}"
    yield answer.about.in_language(language)
    yield render_table(rows, language=language)
    files = ", ".join(f"`{file}`" for file in dict.fromkeys(row.scenario_file for row in rows))
    yield _PLAYED.in_language(language).format(files=files, command=rows[0].command)


def _line(row: Row, language: Language) -> str:
    figures = (f"{value:.{row.decimals}f}" for value in (row.expected, row.simulated))
    agrees = (_YES if row.agrees else _NO).in_language(language)
    apart = f"{row.half_width:.{row.decimals}f}"
    cells = (row.title.in_language(language), *figures, apart, agrees, row.source)
    return f"| {' | '.join(cells)} |"
