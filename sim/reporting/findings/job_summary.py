"""Findings as Markdown, for the summary page of a job.

GitHub gives a file that every step adds to; other CI systems can show one of their own.
"""

from collections.abc import Sequence
from pathlib import Path

from sim.metrics.judgement import Decision
from sim.reporting.findings.finding import Finding
from sim.scenario.text import Language, Text

_SIGNS: dict[Decision, str] = {
    "met": "✅",
    "not met": "❌",
    "not decided": "❔",
    "not played": "⏭️",
}
_MANY = 30

COUNTS = Text(es="{met} de {all} en orden.", en="{met} of {all} in order.")
NOTHING = Text(es="No se esperaba nada.", en="Nothing was expected.")
OUTCOME = Text(es="resultado", en="what came out")
HIDDEN = Text(es="Lo que está en orden no se muestra.", en="What is in order is not shown.")


def append_summary(
    findings: Sequence[Finding], file: Path, *, title: str, language: Language
) -> Path:
    """Add a section about *findings* to *file* and return it.

    Where there are many, those that are met are only counted.

    Parameters
    ----------
    findings
        What was looked at; with none it says that nothing was expected.
    file
        Need not be there, nor its folder; what it has stays.
    title
        What it was looked at in.
    language
        Of our words; findings come in theirs.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as stream:
        stream.write("\n".join(_lines(findings, title, language)) + "\n\n")
    return file


def _lines(findings: Sequence[Finding], title: str, language: Language) -> list[str]:
    heading = [f"## abasto: {title}", ""]
    if not findings:
        return [*heading, NOTHING.in_language(language)]
    met = sum(finding.decision == "met" for finding in findings)
    shown = [one for one in findings if len(findings) <= _MANY or one.decision != "met"]
    counts = COUNTS.in_language(language).format(met=met, all=len(findings))
    if len(shown) < len(findings):
        counts += f" {HIDDEN.in_language(language)}"
    table = [f"| | {OUTCOME.in_language(language)} |", "| --- | --- |"]
    rows = [f"| {_SIGNS[one.decision]} | {_cell(one.line)} |" for one in shown]
    return [*heading, counts, "", *(table + rows if rows else ())]


def _cell(text: str) -> str:
    """Return *text* as a cell of a table shows it, with nothing in it read as Markdown or HTML."""
    # the backslash first, or it would escape our own
    for sign in "\\`*_|<>[]":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", " ")
