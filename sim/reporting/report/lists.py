"""What planners print: the first rows of each list.

All of them are in the workbook and its file.
"""

from datetime import date, datetime
from itertools import groupby
from typing import Any

from sim.reporting.number_format import NOT_KNOWN, number, percent
from sim.reporting.report.material import Material, Section
from sim.reporting.table import Table, TableColumn, Value
from sim.scenario.text import Language, Text

WORDS = {
    "nothing": Text(es="Nada que listar.", en="Nothing to list."),
    "files": Text(es="report.xlsx y en lists/{name}.csv", en="report.xlsx and lists/{name}.csv"),
    "left": Text(
        es="Y {left} más, en {files}.",
        en="And {left} more, in {files}.",
    ),
    "sorted": Text(
        es="Al ordenar cuentan solo los de esta página.",
        en="Sorting knows only those on this page.",
    ),
}

_MOST_ROWS = 40


def _context(material: Material) -> dict[str, Any] | None:
    if not material.lists:
        return None
    return {"lists": [_list(material, table) for table in material.lists]}


def _list(material: Material, table: Table) -> dict[str, Any]:
    file = material.say(WORDS["files"], name=table.name)
    return list_of(table, material.language, most_rows=_MOST_ROWS, file=file)


def list_of(table: Table, language: Language, *, most_rows: int, file: str) -> dict[str, Any]:
    """Return what the template of tables shows: the first rows, and the *file* of the rest."""
    shown = [
        (index, column)
        for index, column in enumerate(table.columns)
        if index >= table.together and column.on_page
    ]
    left = len(table.rows) - most_rows
    groups = groupby(table.rows[:most_rows], lambda row: row[: table.together])
    rest = WORDS["left"].in_language(language).format(left=number(left), files=file)
    return {
        "name": table.name,
        "title": table.title,
        "note": table.note,
        "headings": [(column.title(language), column.kind) for _, column in shown],
        "groups": [
            (
                " · ".join(str(value) for value in front if value),
                [
                    [
                        (cell_text(row[index], column, language), column.kind)
                        for index, column in shown
                    ]
                    for row in rows
                ],
            )
            for front, rows in groups
        ],
        "left": rest if left > 0 else "",
        "sorted": WORDS["sorted"].in_language(language),
    }


def cell_text(value: Value, column: TableColumn, language: Language) -> str:
    """Return what the page shows of a value; a dash where it is not known.

    Room to write by hand stays empty. A moment is its hour: the date stands at the head of its
    sheet.
    """
    match value:
        case str():
            return value
        case None:
            return "" if column.kind == "blank" else NOT_KNOWN
        case datetime():
            return value.strftime("%H:%M")
        case date():
            return value.isoformat()
    if column.kind == "share":
        return percent(value, language=language, decimals=column.decimals)
    return number(value, decimals=column.decimals)


LISTS = Section(
    "lists",
    Text(es="Listas para imprimir", en="Lists to print"),
    WORDS,
    _context,
    styles=("lists.css",),
    scripts=("sort.js",),
)
