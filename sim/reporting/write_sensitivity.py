"""The chart of settings that are varied one at a time, on disk."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sim.metrics.interval import Interval
from sim.reporting.charts.sensitivity import Contrast, SensitivityPoint, sensitivity
from sim.reporting.style import drawing, save
from sim.scenario.text import Language

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def write_sensitivity(
    points: Sequence[SensitivityPoint],
    contrast: Contrast,
    folder: Path,
    *,
    language: Language,
    base: Interval | None = None,
) -> list[Path]:
    """Write the chart of a sweep as SVG and PNG into *folder*; return the files."""
    with drawing():
        ax = sensitivity(points, contrast, language=language, base=base)
        figure = cast("Figure", ax.figure)  # axes that a chart makes itself lie in no subfigure
        return save(figure, folder / "charts", "sensitivity")
