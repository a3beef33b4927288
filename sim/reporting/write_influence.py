"""The charts of what a figure depends on, on disk, each under a name of its own."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from matplotlib.axes import Axes

from sim.metrics.sensitivity.decision_changes import DecisionChanges
from sim.metrics.sensitivity.elementary_effects import Effects
from sim.metrics.sensitivity.sobol_indices import Indices
from sim.reporting.charts.decision_changes import decision_changes
from sim.reporting.charts.elementary_effects import elementary_effects
from sim.reporting.charts.sobol_indices import sobol_indices
from sim.reporting.kpi_text import KpiText
from sim.reporting.style import drawing, save
from sim.scenario.text import Language

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def write_effects_chart(
    effects: Mapping[str, Effects], text: KpiText, folder: Path, *, what: str
) -> list[Path]:
    """Write `effects.svg` and `.png` into the charts of *folder*.

    Parameters
    ----------
    effects
        Elementary effects by what planners call the setting, the largest first; one at least.
    text
        How the figure is written.
    folder
        Results folder of the sweep.
    what
        The figure, or the difference, in words.
    """
    with drawing():
        return _saved(elementary_effects(effects, text, what=what), folder, "effects")


def write_indices_chart(
    indices: Mapping[str, Indices],
    language: Language,
    folder: Path,
    *,
    what: str,
    noise_share: float,
) -> list[Path]:
    """Write `sobol.svg` and `.png` into the charts of *folder*; *noise_share* is from 0 to 1."""
    with drawing():
        ax = sobol_indices(indices, language, what=what, noise_share=noise_share)
        return _saved(ax, folder, "sobol")


def write_changes_chart(
    changes: Mapping[str, DecisionChanges], language: Language, folder: Path
) -> list[Path]:
    """Write `estimates.svg` and `.png` into the charts of *folder*."""
    with drawing():
        return _saved(decision_changes(changes, language), folder, "estimates")


def _saved(ax: Axes, folder: Path, name: str) -> list[Path]:
    figure = cast("Figure", ax.figure)  # axes that a chart makes itself lie in no subfigure
    return save(figure, folder / "charts", name)
