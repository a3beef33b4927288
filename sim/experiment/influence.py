"""Which uncertain settings matter: the figure of a sweep at the samples of its design.

It joins answers with the steps of their design; what is computed from them is in
`sim.metrics.sensitivity`. With two strategies the figure is their difference, the second minus the
first, replication by replication.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from sim.experiment.amount import Value, amount, in_one_unit
from sim.experiment.answers import Answers
from sim.experiment.prepared_sweep import PreparedSweep
from sim.experiment.sampling import Sampling
from sim.experiment.sensitivity_design import Morris, Sobol
from sim.metrics.catalogue import KPIS
from sim.metrics.sensitivity.decision_changes import DecisionChanges, decision_changes
from sim.metrics.sensitivity.elementary_effects import Effects, elementary_effects
from sim.metrics.sensitivity.rule import Condition, Rule, Wins, find_rule
from sim.metrics.sensitivity.sobol_indices import Played, Variance, sobol_indices

Matrix = NDArray[np.float64]
"""The figure, points × replications; nan where a run failed."""
_PAIR = 2


def effects_of(answers: Answers, design: Morris) -> dict[str, Effects]:
    """Return the elementary effects of each uncertainty, the largest first.

    Effects are in the unit of the figure over the whole range of the setting. *design* has to be
    the one that the points were made by: its seed says which of them are neighbours.
    """
    figure, names = _figure(answers), tuple(answers.prepared.sweep.uncertainties)
    effects = {
        name: elementary_effects(
            figure[[step.before for step in steps]],
            figure[[step.after for step in steps]],
            [step.distance for step in steps],
        )
        for name, steps in zip(names, design.steps(len(names)), strict=True)
    }
    return dict(sorted(effects.items(), key=lambda item: -item[1].mean_size.mean))


def variance_of(answers: Answers, design: Sobol) -> Variance:
    """Return the Sobol indices of the uncertainties, in their order.

    Points are A, B, then A with each column of B. A sample of which a run failed anywhere is left
    out of all of them.
    """
    figure = _figure(answers)
    first, second, *mixed = figure.reshape(-1, design.points, figure.shape[1])
    return sobol_indices(Played(first, second, np.stack(mixed)), seed=design.seed)


def changes_of(answers: Answers, design: Morris | Sobol) -> dict[str, DecisionChanges]:
    """Return how often each uncertainty alone changes which strategy is better, the most first.

    Ties are broken by changes beyond the replications' chance. Nothing, where there is one
    strategy, or neither way is better.
    """
    prepared = answers.prepared
    if not _decides(prepared):
        return {}
    figure, names = _figure(answers), tuple(prepared.sweep.uncertainties)
    changes = {
        name: decision_changes(
            figure[[step.before for step in steps]], figure[[step.after for step in steps]]
        )
        for name, steps in zip(names, design.steps(len(names)), strict=True)
    }
    return dict(sorted(changes.items(), key=lambda item: (-item[1].changes, -item[1].sure_changes)))


def rule_of(answers: Answers) -> Rule | None:
    """Return when the second of two strategies wins, from samples that are spread over everything.

    A point counts as won where the mean difference over its replications is for the better.
    Nothing, where there is no second strategy, or neither way is better, or settings move one at a
    time, or no setting is a number, or a run failed.
    """
    prepared = answers.prepared
    design, sampling = prepared.sweep.design, prepared.sweep.sampling
    if not _decides(prepared) or prepared.sweep.vary:
        return None
    if design is not None and not isinstance(design, Sobol):
        return None
    figure = _figure(answers).mean(axis=1)
    if isinstance(design, Sobol):  # A and B; the others share their columns
        figure = figure[: 2 * design.points]
    count = _samples(design, sampling)
    if np.isnan(figure).any():
        return None
    # who wins by less is turned round, so that above zero always means won
    sign = -1 if KPIS[prepared.sweep.kpi].better == "lower" else 1
    won = (sign * figure > 0).reshape(-1, count)
    choices, samples = _numbers(prepared, count)
    if not choices and not samples:
        return None
    return find_rule(Wins(won, choices, samples), seed=prepared.plan.base.run.seed)


def written(answers: Answers, condition: Condition) -> Value:
    """Return the bound of *condition* with the unit of its setting, as scenarios write it."""
    some = dict(answers.prepared.points[0].settings)[condition.name]
    return amount(some).with_number(condition.bound)


def _decides(prepared: PreparedSweep) -> bool:
    """Return whether there are two strategies and a figure that says which is better."""
    return len(prepared.strategies) == _PAIR and KPIS[prepared.sweep.kpi].better != "neither"


def _figure(answers: Answers) -> Matrix:
    """Return the figure, or its difference to the baseline, points × replications."""
    prepared = answers.prepared
    by_strategy = [
        np.array([answers.of(point, name) for point in prepared.points])
        for name in prepared.strategies
    ]
    if len(by_strategy) == 1:
        return by_strategy[0]
    baseline, alternative = by_strategy
    return np.asarray(alternative - baseline)


def _samples(design: Sobol | None, sampling: Sampling | None) -> int:
    """Return how many samples each choice of the levers met."""
    if design is not None:
        return 2 * design.points
    return sampling.points if sampling else 1


def _numbers(
    prepared: PreparedSweep, samples: int
) -> tuple[Mapping[str, Matrix], Mapping[str, Matrix]]:
    """Return the levers by choice and the uncertainties by sample, those that are numbers."""
    sweep, points = prepared.sweep, prepared.points
    levers = [dict(point.levers) for point in points[::samples]]
    uncertain = [dict(point.uncertainties) for point in points[:samples]]
    return (
        _that_are_numbers({name: [one[name] for one in levers] for name in sweep.levers}),
        _that_are_numbers({name: [one[name] for one in uncertain] for name in sweep.uncertainties}),
    )


def _that_are_numbers(values: Mapping[str, list[Value]]) -> dict[str, Matrix]:
    """Return those settings all of whose values are numbers of one unit; words are left out."""
    found = {}
    for name, each in values.items():
        try:
            found[name] = np.array([one.number for one in in_one_unit(*each)])
        except ValueError:
            continue
    return found
