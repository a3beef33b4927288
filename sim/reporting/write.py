"""Everything that a comparison leaves on disk for people: tables, charts and the report.

All of it is made of results that are there: it can be written again, in another language, without
playing.
"""

from dataclasses import replace
from pathlib import Path

from sim.metrics.comparison import compare
from sim.metrics.outcome import Outcome
from sim.reporting.digest import digest
from sim.reporting.gallery import gallery
from sim.reporting.lists.planner_lists import planner_lists
from sim.reporting.report.material import Material, ReportChart
from sim.reporting.report.render import render_report
from sim.reporting.sheets.all_sheets import SHEETS
from sim.reporting.style import drawing, save
from sim.reporting.tables.csv_tables import write_tables
from sim.reporting.tables.table_file import write_table
from sim.reporting.workbook import write_workbook
from sim.scenario.text import Language


def write_outcome(outcome: Outcome, folder: Path, language: Language) -> list[Path]:
    """Write tables, charts, workbook and report into *folder* and return the files.

    Tables are CSV files, charts SVG and PNG, the others report.xlsx and report.html. What an
    earlier start wrote is replaced; a list that the results have nothing for is not removed.
    """
    comparison = compare(outcome)
    data = digest(outcome)
    files = write_tables(outcome, comparison, data, folder=folder, language=language)
    charts = []
    with drawing():
        for drawn in gallery(outcome, comparison, data, language=language):
            svg, png = save(drawn.figure, folder / "charts", drawn.name)
            charts.append(ReportChart(drawn.kind, svg.read_text(encoding="utf-8")))
            files += [svg, png]
    material = Material(outcome, comparison, data, charts, language)
    lists = planner_lists(material)
    files += [write_table(table, folder / "lists") for table in lists]
    tables = [*(made(material) for made in SHEETS), *lists]
    workbook = write_workbook(tables, folder / "report.xlsx", language=language)
    report = folder / "report.html"
    # lists are made of the material, and then belong to it
    report.write_text(render_report(replace(material, lists=lists)), encoding="utf-8")
    return [*files, workbook, report]
