"""Who was selected and who was dropped when: a table, and what is promised in plain words.

The promise is about the procedure, before it is played: it does not say how sure this one answer
is.
"""

from collections.abc import Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text as StyledText

from sim.metrics.interval import Interval
from sim.metrics.selection import Selection, Standing
from sim.reporting.kpi_text import KpiText
from sim.reporting.number_format import number, percent
from sim.reporting.tables.csv_file import write_csv
from sim.scenario.text import Language, Text

TITLE = Text(es="¿Cuál es la mejor? {kpi}", en="Which one is the best? {kpi}")
CONTENDER = Text(es="Estrategia", en="Strategy")
REPLICATIONS = Text(es="Réplicas", en="Replications")
DROPPED_BY = Text(es="La superó", en="Beaten by")
TIED = Text(es="igual que {winner}", en="same as {winner}")
BEHIND = Text(es="Diferencia", en="Difference")
BEST = Text(es="la mejor", en="the best")
GUARANTEE = Text(
    es="Se elige «{best}». Si la mejor aventaja a cada una de las demás en {zone} {unit} o más,"
    " con probabilidad de al menos {confidence} es la elegida; si alguna está más cerca de ella,"
    " la elegida puede ser esa otra.",
    en="Selected: “{best}”. If the best is ahead of every other by {zone} {unit} or more, it is the"
    " one selected with a probability of at least {confidence}; where another is closer to it, that"
    " other may be the one.",
)
EFFORT = Text(
    es="Se hicieron {runs} corridas. Quien queda fuera ya no se corre: así se ahorraron {spared}"
    " réplicas.",
    en="{runs} runs were made. Who is dropped is run no further: that spared {spared}"
    " replications.",
)
_DECIMALS = 2


def print_selection(
    selection: Selection,
    titles: Mapping[str, str],
    *,
    language: Language,
    currency: str,
    console: Console,
) -> None:
    """Print who was dropped when, and what is promised of who is left.

    Parameters
    ----------
    selection
        What came out.
    titles
        Names of the contenders for people, by id.
    language
        Of the reader.
    currency
        Of money.
    console
        Where to.
    """
    text = KpiText(selection.kpi, language, currency)
    console.print(StyledText(TITLE.in_language(language).format(kpi=text.label), style="bold"))
    table = Table()
    table.add_column(CONTENDER.in_language(language), ratio=2, overflow="fold")
    for heading in (text.unit, REPLICATIONS.in_language(language)):
        table.add_column(heading, justify="right")
    table.add_column(DROPPED_BY.in_language(language), ratio=2, overflow="fold")
    table.add_column(f"{BEHIND.in_language(language)} ({text.difference_unit})", justify="right")
    for standing in selection.standings:
        # as styled text: in plain one rich reads square brackets of a title as commands
        table.add_row(*map(StyledText, _cells(standing, titles, text)))
    console.print(table)
    console.print(StyledText(guarantee(selection, titles, text), style="bold"))
    effort = EFFORT.in_language(language)
    console.print(
        StyledText(
            effort.format(runs=number(selection.runs), spared=number(selection.spared)), style="dim"
        )
    )


def guarantee(selection: Selection, titles: Mapping[str, str], text: KpiText) -> str:
    """Return who is selected, and how sure that is, in plain words.

    The zone is in points where the figure is a share.
    """
    size = 100 if text.kpi.unit == "share" else 1
    return GUARANTEE.in_language(text.language).format(
        best=titles[selection.best],
        zone=number(size * selection.zone, decimals=_DECIMALS),
        unit=text.difference_unit,
        confidence=percent(selection.confidence, language=text.language, decimals=0),
    )


def write_selection(selection: Selection, titles: Mapping[str, str], folder: Path) -> Path:
    """Write a row a contender, the best first, and return the file.

    Shares are from 0 to 1; `behind` is empty for who was selected.
    """
    header = (
        "contender", "title", "selected", "kpi", "mean", "replications", "dropped_by", "behind",
        "indifference_zone", "confidence",
    )  # fmt: skip
    rows = (
        (
            each.contender,
            titles[each.contender],
            str(not each.dropped_by).lower(),
            selection.kpi.id,
            each.mean,
            each.replications,
            each.dropped_by,
            each.behind,
            selection.zone,
            selection.confidence,
        )
        for each in selection.standings
    )
    return write_csv(folder / "selection.csv", header, rows)


def _cells(standing: Standing, titles: Mapping[str, str], text: KpiText) -> tuple[str, ...]:
    is_best = not standing.dropped_by
    return (
        titles[standing.contender],
        text.amount(standing.mean),
        number(standing.replications),
        f"({BEST.in_language(text.language)})" if is_best else _winner(standing, titles, text),
        "" if is_best else text.difference(Interval(standing.behind, 0, 0)),
    )


def _winner(standing: Standing, titles: Mapping[str, str], text: KpiText) -> str:
    winner = titles[standing.dropped_by]
    return winner if standing.behind else TIED.in_language(text.language).format(winner=winner)
