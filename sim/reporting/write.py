"""Everything that a comparison leaves on disk for people: tables, charts and the report."""

from pathlib import Path

from sim.metrics.comparison import compare
from sim.metrics.outcome import Outcome
from sim.reporting.digest import digest
from sim.reporting.gallery import gallery
from sim.reporting.report.material import Material, ReportChart
from sim.reporting.report.render import render_report
from sim.reporting.style import drawing, save
from sim.reporting.tables.csv_tables import write_tables
from sim.scenario.text import Language


def write_outcome(outcome: Outcome, folder: Path, language: Language) -> list[Path]:
    """Write CSV tables, charts as SVG and PNG, and report.html into *folder*; return the files."""
    comparison = compare(outcome)
    data = digest(outcome)
    files = write_tables(outcome, comparison, data, folder=folder, language=language)
    charts = []
    with drawing():
        for drawn in gallery(outcome, comparison, data, language=language):
            svg, png = save(drawn.figure, folder / "charts", drawn.name)
            charts.append(ReportChart(drawn.kind, svg.read_text(encoding="utf-8")))
            files += [svg, png]
    report = folder / "report.html"
    material = Material(outcome, comparison, data, charts, language)
    report.write_text(render_report(material), encoding="utf-8")
    return [*files, report]
