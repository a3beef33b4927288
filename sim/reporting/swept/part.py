"""One thing that a sweep found: a sentence, a chart and its table."""

from pathlib import Path
from typing import NamedTuple

from sim.reporting.kpi_text import KpiText
from sim.reporting.table import Table
from sim.scenario.text import Text

ESTIMATE = Text(es="Estimación", en="Estimate")
LOW = Text(es="Desde", en="Low")
HIGH = Text(es="Hasta", en="High")


class Part(NamedTuple):
    """One thing that a sweep found, in the language of its reader."""

    sentence: str
    """What it comes to; part of the answer."""

    table: Table | None = None
    """The figures behind it."""

    chart: Path | None = None
    """Its drawing (SVG)."""

    alt: str = ""
    """The drawing for those who cannot see it."""


def svg_of(files: list[Path]) -> Path | None:
    """Return the drawing among the files that a chart was written to."""
    return next((file for file in files if file.suffix == ".svg"), None)


def scale_of(text: KpiText) -> int:
    """Return what a figure is multiplied with to be read: shares are in percent or points."""
    return 100 if text.kpi.unit == "share" else 1
