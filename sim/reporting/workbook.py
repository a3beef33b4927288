"""The workbook: a sheet a table, ready to be filtered and printed.

Cells hold numbers and dates with formats, not text that looks like them: people go on reckoning
with them.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import partial
from itertools import pairwise
from pathlib import Path
from textwrap import wrap
from typing import Any

import xlsxwriter

from sim.reporting.table import Table, TableColumn, Value
from sim.scenario.text import Language, Text

# names come from users: "=cmd|…" must not run, and a clave of digits must keep its zeros
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)  # the same bytes for the same content
_A4, _A4_CHARACTERS, _MARGIN_INCHES = 9, 100, 0.4
_MOST_BREAKS = 1023
_TITLE_ROW, _NOTE_ROW, _HEADING_ROW = range(3)
_LEAST_WIDTH, _MOST_WIDTH, _LOOKED_AT = 9, 40, 500
_MOST_TEXT = 32_767
_CELL_PADDING = 2
_LINE_POINTS = 15

PAGE = Text(es="Página &P de &N", en="Page &P of &N")
Formats = Mapping[str, Any]


def write_workbook(tables: Sequence[Table], file: Path, *, language: Language) -> Path:
    """Write *tables* as sheets of an Excel workbook and return *file*.

    Text is always text: what looks like a formula or a link is neither. The bytes are the same for
    the same content. Text beyond what a cell can hold, 32,767 characters, is cut.

    Parameters
    ----------
    tables
        One a sheet, in order; names of sheets are at most 31 characters and no two the same.
    file
        Where to; an earlier one is replaced.
    language
        Of headings and of the foot of printed pages.
    """
    with xlsxwriter.Workbook(str(file), _OPTIONS) as book:
        book.set_properties({"created": _CREATED.replace(tzinfo=None), "author": "abasto"})
        formats = _formats(book)
        for table in tables:
            _write_sheet(book.add_worksheet(table.sheet), table, formats, language)
    return file


def _formats(book: Any) -> Formats:  # noqa: ANN401 - XlsxWriter says no types
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "note": book.add_format({"text_wrap": True, "valign": "top", "font_color": "#404040"}),
        "heading": book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E8EEF4"}
        ),
        "text": book.add_format({"valign": "top", "text_wrap": True}),
        "code": book.add_format({"valign": "top"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        "time": book.add_format({"num_format": "hh:mm", "valign": "top"}),
        "blank": book.add_format({"bottom": 1}),
        "number": partial(_number_format, book, "#,##0", ""),
        "share": partial(_number_format, book, "0", "%"),
    }


def _number_format(book: Any, whole: str, sign: str, decimals: int) -> Any:  # noqa: ANN401 - the same
    places = f".{'0' * decimals}" if decimals else ""
    return book.add_format({"num_format": f"{whole}{places}{sign}", "valign": "top"})


def _write_sheet(sheet: Any, table: Table, formats: Formats, language: Language) -> None:  # noqa: ANN401 - the same
    last = len(table.columns) - 1
    sheet.write_string(_TITLE_ROW, 0, table.title[:_MOST_TEXT], formats["title"])
    widths = [_width(table, index, language) for index in range(last + 1)]
    # merged empty and then written: XlsxWriter would guess the type of what it merges
    sheet.merge_range(_NOTE_ROW, 0, _NOTE_ROW, last, "", formats["note"])
    sheet.write_string(_NOTE_ROW, 0, table.note[:_MOST_TEXT], formats["note"])
    # Excel does not fit the height of merged cells itself
    sheet.set_row(_NOTE_ROW, _LINE_POINTS * math.ceil(1 + len(table.note) / sum(widths)))
    _set_heights(sheet, table, widths=widths, language=language)
    for index, column in enumerate(table.columns):
        style = formats[column.kind]
        style = style(column.decimals) if isinstance(style, partial) else style
        sheet.set_column(index, index, widths[index])
        sheet.write_string(_HEADING_ROW, index, column.title(language), formats["heading"])
        for row, values in enumerate(table.rows, _HEADING_ROW + 1):
            _write_cell(sheet, (row, index), values[index], style)
    sheet.autofilter(_HEADING_ROW, 0, _HEADING_ROW + len(table.rows), last)
    sheet.freeze_panes(_HEADING_ROW + 1, 0)
    _prepare_print(sheet, table, widths=widths, language=language)


def _set_heights(sheet: Any, table: Table, *, widths: Sequence[int], language: Language) -> None:  # noqa: ANN401 - the same
    """Give rows of several lines their height: not every program finds it on its own."""
    rows: list[Sequence[Value]] = [[column.title(language) for column in table.columns]]
    rows.extend(table.rows)
    for row, values in enumerate(rows, _HEADING_ROW):
        lines = max(map(_lines, values, widths))
        if lines > 1:
            sheet.set_row(row, _LINE_POINTS * lines)


def _lines(value: Value, width: int) -> int:
    """Return how many lines text takes in a column of this width."""
    if not isinstance(value, str):
        return 1
    room = width - _CELL_PADDING
    whole = (line if len(line) > room else "" for line in value.splitlines())
    return sum(len(wrap(line, room)) or 1 for line in whole) or 1


def _write_cell(sheet: Any, at: tuple[int, int], value: Value, style: Any) -> None:  # noqa: ANN401 - the same
    """Write one value by its type; what is not known leaves the cell empty, with its format."""
    write: Callable[..., object]
    match value:
        case str():
            value, write = value[:_MOST_TEXT], sheet.write_string
        case date():
            write = sheet.write_datetime
        case None:
            sheet.write_blank(*at, None, style)
            return
        case _:
            if not math.isfinite(value):
                return
            write = sheet.write_number
    write(*at, value, style)


def _prepare_print(
    sheet: Any,  # noqa: ANN401 - the same
    table: Table,
    *,
    widths: Sequence[int],
    language: Language,
) -> None:
    """Set up A4 pages, with the heading on each and the sheet's name at the foot.

    A table of several sheets of paper, such as one a vehicle and day, begins a new page with each.
    """
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.set_margins(left=_MARGIN_INCHES, right=_MARGIN_INCHES)
    sheet.repeat_rows(_HEADING_ROW)
    # a single & begins a command of the footer
    sheet.set_footer(f"&L{table.sheet.replace('&', '&&')}&R{PAGE.in_language(language)}")
    if not table.together:
        sheet.fit_to_pages(1, 0)
        return
    breaks = [
        _HEADING_ROW + 1 + row
        for row, (before, after) in enumerate(pairwise(table.rows), 1)
        if before[: table.together] != after[: table.together]
    ]
    # Excel heeds page breaks only where it is not told to fit the width
    sheet.set_print_scale(min(100, 100 * _A4_CHARACTERS // sum(widths)))
    sheet.set_h_pagebreaks(breaks[:_MOST_BREAKS])


def _width(table: Table, index: int, language: Language) -> int:
    """Return the width of a column in characters: its longest word above, its longest cell."""
    column = table.columns[index]
    shown = [_length(row[index], column) for row in table.rows[:_LOOKED_AT]]
    heading = max(map(len, column.title(language).split()), default=0)
    return min(max(_LEAST_WIDTH, heading, *shown, 0) + _CELL_PADDING, _MOST_WIDTH)


def _length(value: Value, column: TableColumn) -> int:
    match value:
        case str():
            return max(map(len, value.splitlines()), default=0)
        case float() | int():
            return len(f"{value:,.{column.decimals}f}")
        case _:
            return len("2025-01-31") if column.kind == "date" else _LEAST_WIDTH
