"""What the means of a comparison are adjusted for, read from the records of its runs."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.experiment.totals import read_controls, run_file
from sim.metrics.adjustment import adjustment_of
from sim.metrics.outcome import Outcome
from sim.scenario.plan import Plan


def controls_of(
    plan: Plan, folder: Path, strategies: Sequence[str], *, replications: int
) -> NDArray[np.float64] | None:
    """Return the controls of the first *replications*, one row each.

    They are the same under all strategies, so any that has them all will do. None where the run
    does not ask for them, or an earlier version played it, which kept none.
    """
    if plan.base.run.controls == "none":
        return None
    for strategy in strategies:
        files = (run_file(folder, strategy, number) for number in range(replications))
        rows = [read_controls(file) for file in files]
        if all(row.size for row in rows):
            return np.stack(rows)
    return None


def controls_data(outcome: Outcome) -> dict[str, Any] | None:
    """Return what means are adjusted for and what that is worth; None where none was asked."""
    found = adjustment_of(outcome)
    return None if found is None else found._asdict() | {"worth": dict(found.worth)}
