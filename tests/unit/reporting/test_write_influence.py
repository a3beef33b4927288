"""Tests of the charts of what a figure depends on, on disk."""

from pathlib import Path

import pytest

from sim.metrics.catalogue import KPIS
from sim.metrics.interval import Interval
from sim.metrics.sensitivity.decision_changes import DecisionChanges
from sim.metrics.sensitivity.elementary_effects import Effects
from sim.metrics.sensitivity.sobol_indices import Estimate, Indices
from sim.reporting.kpi_text import KpiText
from sim.reporting.write_influence import (
    write_changes_chart,
    write_effects_chart,
    write_indices_chart,
)

TEXT = KpiText(KPIS["prescriptions_filled"], "es", "MXN")
EFFECTS = Effects(Interval(0.2, 0.05, 0.95), -0.1, 0.02, noise=0.004)
SOME = Estimate(0.4, 0.3, 0.5)
LABEL = "Costo de $ a $ <b>"
"""Matplotlib would take what stands between two dollar signs for a formula."""


def names(files: list[Path], folder: Path) -> list[str]:
    assert all(file.stat().st_size for file in files)
    return [str(file.relative_to(folder)) for file in files]


def test_each_chart_has_files_of_its_own(tmp_path: Path) -> None:
    files = [
        *write_effects_chart({LABEL: EFFECTS}, TEXT, tmp_path, what="?"),
        *write_indices_chart({LABEL: Indices(SOME, SOME)}, "es", tmp_path, what="?", noise_share=0),
        *write_changes_chart({LABEL: DecisionChanges(9, 3, 1, 0.1, 0.6)}, "es", tmp_path),
    ]

    assert names(files, tmp_path) == [
        f"charts/{name}.{kind}"
        for name in ("effects", "sobol", "estimates")
        for kind in ("svg", "png")
    ]


@pytest.mark.parametrize("label", ["$x", "x_{1", "$\\frac$"])
def test_label_is_no_formula(tmp_path: Path, label: str) -> None:
    changes = {label: DecisionChanges(9, 3, 1, 0.1, 0.6)}

    assert write_changes_chart(changes, "en", tmp_path)
