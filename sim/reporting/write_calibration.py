"""What a calibration says to people: its tables on the terminal, and its chart."""

from pathlib import Path

from rich.console import Console

from sim.metrics.calibrated import Calibrated
from sim.reporting.calibration_terminal import print_calibration
from sim.reporting.calibration_text import CalibrationText
from sim.reporting.charts.calibration import calibration_chart
from sim.reporting.style import drawing, save
from sim.scenario.plan import Plan
from sim.scenario.text import Language


def show_calibration(
    outcome: Calibrated, plan: Plan, folder: Path, *, language: Language
) -> list[Path]:
    """Print the tables and write the chart as SVG and PNG into *folder*; return the files.

    Tables go to stdout, as wide as the terminal is.
    """
    text = CalibrationText(outcome, language, plan.base.costs.currency)
    titles = {name: one.title.in_language(language) for name, one in plan.strategies.items()}
    print_calibration(text, titles, Console())
    with drawing():
        title = plan.base.title.in_language(language)
        return save(calibration_chart(text, titles, title=title), folder / "charts", "calibration")
