"""Which uncertain settings matter, as tables for spreadsheets.

Figures are as the metrics have them: shares from 0 to 1, so that a share and its noise are in the
same unit. A cell that is not defined, such as the interval of one trajectory, is empty.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from sim.experiment.answers import Answers
from sim.experiment.influence import written
from sim.experiment.sweep_file import Sweep
from sim.experiment.sweep_tables import Cells, write_rows
from sim.metrics.sensitivity.decision_changes import LEVEL, DecisionChanges
from sim.metrics.sensitivity.elementary_effects import Effects
from sim.metrics.sensitivity.rule import Rule
from sim.metrics.sensitivity.sobol_indices import LEVEL as SOBOL_LEVEL
from sim.metrics.sensitivity.sobol_indices import Variance

_WHAT = ("uncertainty", "path", "strategy")


def write_effects(sweep: Sweep, effects: Mapping[str, Effects], folder: Path) -> Path:
    """Write `effects.csv`, the elementary effects in the unit of the figure, and return it.

    One row an uncertainty, in the order of *effects*: mean size µ* with half of its interval, mean
    µ and deviation σ of what crossing the whole range does, and the µ* that noise alone would give.
    """
    columns = (*_WHAT, "mu_star", "half_width", "level", "mu", "sigma", "noise")
    rows = (
        (
            *_what(sweep, name),
            one.mean_size.mean,
            one.mean_size.half_width,
            one.mean_size.level,
            one.mean,
            one.deviation,
            one.noise,
        )
        for name, one in effects.items()
    )
    return write_rows(folder / "effects.csv", columns, rows)


def write_variance(sweep: Sweep, variance: Variance, folder: Path) -> Path:
    """Write `sobol.csv`, the indices with their intervals, and return it.

    One row an uncertainty, in the order of the sweep file. Indices are parts of the variance
    between samples; `noise_share`, the same in every row, is the part of it that is the chance of
    the replications.

    Raises
    ------
    ValueError
        When *variance* is of another number of uncertainties than *sweep* has: a defect of ours.
    """
    columns = (*_WHAT, *_ends("first"), *_ends("total"), "level", "noise_share")
    rows = (
        (*_what(sweep, name), *one.first, *one.total, SOBOL_LEVEL, variance.noise_share)
        for name, one in zip(sweep.uncertainties, variance.settings, strict=True)
    )
    return write_rows(folder / "sobol.csv", columns, rows)


def write_changes(sweep: Sweep, changes: Mapping[str, DecisionChanges], folder: Path) -> Path:
    """Write `estimates.csv`, what to measure first, and return it.

    One row an uncertainty, in the order of *changes*: how often its value was drawn anew, how often
    the better strategy was another one afterwards, and the probability with its interval.
    """
    columns = (
        *_WHAT,
        "steps",
        "changes",
        "sure_changes",
        *_ends("probability"),
        "level",
    )
    rows = (
        (
            *_what(sweep, name),
            one.steps,
            one.changes,
            one.sure_changes,
            one.probability,
            one.low,
            one.high,
            LEVEL,
        )
        for name, one in changes.items()
    )
    return write_rows(folder / "estimates.csv", columns, rows)


def write_rule(answers: Answers, rule: Rule, folder: Path) -> Path:
    """Write `rule.csv`, one row a condition, and return it.

    Bounds are written with the unit of the setting; `density`, `coverage` and `wins` are those of
    the whole rule, in every row, and `chance` is the worst of its steps.
    """
    columns = (*_WHAT, "bound", "value", "density", "coverage", "wins", "chance")
    return write_rows(folder / "rule.csv", columns, _conditions(answers, rule))


def _conditions(answers: Answers, rule: Rule) -> Iterator[Cells]:
    for one in rule.conditions:
        bound = "at_least" if one.is_least else "at_most"
        stated = (rule.density, rule.coverage, rule.wins, max(rule.chance))
        what = _what(answers.prepared.sweep, one.name)
        yield (*what, bound, written(answers, one), *stated)


def _what(sweep: Sweep, name: str) -> Cells:
    """Return the cells that name a setting.

    Its name in the sweep, its place, and its strategy if one.
    """
    return (name, sweep.varied[name].path, sweep.varied[name].strategy)


def _ends(name: str) -> tuple[str, ...]:
    """Return the columns of a value and its interval."""
    return (name, f"{name}_low", f"{name}_high")
