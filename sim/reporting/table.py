"""A table with typed columns, which the report, the workbook and CSV files show alike.

It holds values, not text: a share is a share until a page, a sheet or a file writes it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

from sim.scenario.text import Language, Text

Kind = Literal["text", "code", "number", "share", "date", "time", "blank"]
"""What stands in a column; a code is text that is not broken, blank is room to write by hand."""

Value = str | float | datetime | date | None
"""What stands in a cell; a share from 0 to 1; nothing where it is not known."""

NO_UNIT = Text(es="", en="")


class TableColumn(NamedTuple):
    """One column."""

    name: str
    """In a CSV file, with its unit."""

    heading: Text
    """Above it, for people, without its unit."""

    kind: Kind = "text"
    """What stands in it."""

    unit: Text = NO_UNIT
    """Of its numbers."""

    decimals: int = 0
    """Of its numbers, as people read them; shares are in percent."""

    on_page: bool = True
    """Whether the report shows it, which has less room than a file."""

    def title(self, language: Language) -> str:
        """Return the heading with the unit, unless it is the heading that names it."""
        heading, unit = self.heading.in_language(language), self.unit.in_language(language)
        return heading if unit.lower() in ("", heading.lower()) else f"{heading} ({unit})"


@dataclass(frozen=True)
class Table:
    """What a list says, in the language of its reader."""

    name: str
    """Of its file."""

    sheet: str
    """Of its sheet in a workbook, at most 31 characters."""

    title: str
    """What it lists."""

    note: str
    """What it counts, and when."""

    columns: tuple[TableColumn, ...]
    """In order."""

    rows: Sequence[tuple[Value, ...]]
    """In order, a value a column."""

    together: int = 0
    """So many columns in front say which rows belong on one sheet of paper; none: all do."""
