"""Tests of the outcome of a calibration in the words of its parameters."""

from collections.abc import Sequence
from math import nan
from pathlib import Path

import numpy as np
import pytest

from sim.experiment.calibration.calibration_file import load_calibration
from sim.experiment.calibration.gauss_newton import Look
from sim.experiment.calibration.outcome import calibrated
from sim.experiment.calibration.space import Space, narrowed
from sim.experiment.calibration.target import Target
from sim.metrics.calibrated import Calibrated
from sim.metrics.interval import Interval
from sim.scenario.loader import load_plan
from tests.tiny_scenario import write_calibration

FILLED = Target("prescriptions_filled", 0.9, 0.01, "pull")
ON_TIME = Target("on_time", 0.5, 0.05, "pull")
SURE, NOTHING = Interval(0.2, 0.01, 0.95), Interval(0.0, 0.1, 0.95)


@pytest.fixture
def space(tmp_path: Path) -> Space:
    """Return a threshold from 0.25 to 3 months and a share from 0.2 to 0.6."""
    file = write_calibration(tmp_path)
    return Space(narrowed(load_plan(file.parent), ["pull"]), load_calibration(file).uncertain)


def outcome(
    space: Space,
    effects: Sequence[Sequence[Interval]],
    *,
    targets: Sequence[Target] = (FILLED,),
    found: tuple[float, float] = (1.0, 0.5),
    after: float = 0.9,
) -> Calibrated:
    """Return the outcome where each parameter has these effects on each target."""
    before = np.full((10, len(targets)), 0.8) + np.linspace(0, 0.001, 10)[:, np.newaxis]
    return calibrated(
        space,
        targets,
        np.array([0.5, 0.5]),
        Look(np.array(found), [list(row) for row in effects]),
        before=before,
        after=before - 0.8 + after,
        level=0.95,
    )


def test_values_are_in_the_units_of_the_scenario(space: Space) -> None:
    threshold, returns = outcome(space, [[SURE], [NOTHING]]).parameters

    assert (threshold.unit, threshold.low, threshold.high) == ("months", 0.25, 3.0)
    assert (threshold.before, threshold.after) == (1.625, 3.0)
    assert (returns.unit, returns.before, returns.after) == ("", 0.4, 0.4)


def test_parameter_is_named_by_where_it_is_set(space: Space) -> None:
    threshold, returns = outcome(space, [[SURE], [NOTHING]]).parameters

    assert threshold.place == "strategies.pull.change.replenishment.units.policy.threshold"
    assert returns.place == "patients.acute.returns"


def test_values_that_fit_as_well_stay_within_the_range(space: Space) -> None:
    threshold, returns = outcome(space, [[SURE], [NOTHING]]).parameters

    assert threshold.fits_from < threshold.fits_to == 3.0
    assert (returns.fits_from, returns.fits_to) == (0.2, 0.6)


def test_parameter_at_the_end_of_its_range_is_told(space: Space) -> None:
    threshold, returns = outcome(space, [[SURE], [NOTHING]]).parameters

    assert threshold.at_limit
    assert not returns.at_limit


@pytest.mark.parametrize(
    ("effects", "words"),
    [
        pytest.param([[SURE], [NOTHING]], ["determined", "unseen"], id="one is seen"),
        pytest.param([[SURE], [SURE]], ["traded", "traded"], id="two for one figure"),
        pytest.param([[NOTHING], [NOTHING]], ["unseen", "unseen"], id="none is seen"),
    ],
)
def test_each_parameter_says_what_is_known_of_it(
    space: Space, effects: list[list[Interval]], words: list[str]
) -> None:
    assert [one.knowledge for one in outcome(space, effects).parameters] == words


def test_two_figures_tell_two_parameters_apart(space: Space) -> None:
    effects = [[SURE, NOTHING], [NOTHING, Interval(0.9, 0.01, 0.95)]]
    found = outcome(space, effects, targets=(FILLED, ON_TIME))

    assert [one.knowledge for one in found.parameters] == ["determined", "determined"]
    assert found.trade_offs == ()


def test_trade_off_is_in_the_units_of_its_parameters(space: Space) -> None:
    (trade,) = outcome(space, [[SURE], [SURE]]).trade_offs

    assert set(trade.moves) == {"threshold", "returns"}
    assert trade.moves["threshold"] / 2.75 == pytest.approx(-trade.moves["returns"] / 0.4)
    assert max(abs(trade.moves["threshold"]) / 2.75, abs(trade.moves["returns"]) / 0.4) <= 0.1001


@pytest.mark.parametrize(
    ("after", "verdict", "is_met"),
    [(0.9, "met", True), (0.95, "missed", False)],
)
def test_target_is_judged_on_what_came_out_afterwards(
    space: Space, after: float, verdict: str, *, is_met: bool
) -> None:
    found = outcome(space, [[SURE], [NOTHING]], after=after)

    assert (found.targets[0].verdict, found.is_met) == (verdict, is_met)
    assert found.targets[0].before.mean == pytest.approx(0.8005)


def test_outcome_says_how_often_it_was_checked(space: Space) -> None:
    found = outcome(space, [[SURE], [NOTHING]])

    assert (found.replications, found.level) == (10, 0.95)


def test_effect_that_is_not_known_leaves_its_parameter_unseen(space: Space) -> None:
    unknown = Interval(nan, nan, 0.95)

    assert outcome(space, [[SURE], [unknown]]).parameters[1].knowledge == "unseen"
