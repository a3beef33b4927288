"""Tests of trials of a calibration: points that are played once and kept."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sim.errors import SimError
from sim.experiment.calibration.calibration_file import load_calibration
from sim.experiment.calibration.space import Space, narrowed
from sim.experiment.calibration.target import Target
from sim.experiment.calibration.trials import Trials
from sim.experiment.failures import FailedRunsError
from sim.experiment.how import How
from sim.experiment.ledger import Ledger
from sim.scenario.loader import load_plan
from tests.fake_stages import Fails, MadeUp, NeverPlayed
from tests.tiny_scenario import write_calibration

FILLED = Target("prescriptions_filled", 0.9, 0.01, "pull")
LOW, HIGH = np.array([0.0, 0.5]), np.array([1.0, 0.5])
Told = list[tuple[int, int]]


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Callable[..., Trials]]:
    """Return what makes trials in one ledger, with a stage and targets."""
    file = write_calibration(tmp_path)
    space = Space(narrowed(load_plan(file.parent), ["pull"]), load_calibration(file).uncertain)
    with Ledger(tmp_path / "runs.sqlite") as ledger:

        def trials(stage: object = MadeUp, *targets: Target, told: Told | None = None) -> Trials:
            return trials_of(
                space, targets or (FILLED,), ledger, stage, [] if told is None else told
            )

        yield trials


def trials_of(
    space: Space, targets: tuple[Target, ...], ledger: Ledger, stage: object, told: Told
) -> Trials:
    how = How(progress=lambda *counts: told.append(counts))
    return Trials(space, targets, ledger, how, stage, at_most=10)


def test_each_point_has_replications_by_targets(made: Callable[..., Trials]) -> None:
    both = (FILLED, FILLED._replace(kpi="fill_rate"))
    low, high = made(MadeUp, *both).measure([LOW, HIGH], range(3))

    assert low.shape == high.shape == (3, 2)
    assert not np.array_equal(low, high)


def test_point_that_was_measured_is_not_played_again(made: Callable[..., Trials]) -> None:
    (first,) = made().measure([LOW], range(3))
    (again,) = made(NeverPlayed).measure([LOW], range(3))

    assert np.array_equal(first, again)


def test_more_replications_keep_those_there_are(made: Callable[..., Trials]) -> None:
    (few,) = made().measure([LOW], range(2))
    (more,) = made().measure([LOW], range(4))

    assert np.array_equal(few, more[:2])


def test_new_replications_are_others(made: Callable[..., Trials]) -> None:
    trials = made()
    (old,), (new,) = trials.measure([LOW], range(2)), trials.measure([LOW], range(2, 4))

    assert not np.isin(new, old).any()


def test_points_of_the_same_values_are_one_run(made: Callable[..., Trials]) -> None:
    trials = made()
    first, second = trials.measure([LOW, LOW + 1e-9], range(2))

    assert np.array_equal(first, second)
    assert len(trials.ledger.runs()) == 2


def test_figure_that_is_not_defined_is_a_problem_of_the_user(made: Callable[..., Trials]) -> None:
    class NobodyComes(MadeUp):
        def play(self, *args: object, **options: object) -> Iterator[tuple[str, object]]:
            for name, played in super().play(*args, **options):
                yield name, replace(played, prescriptions=0 * played.prescriptions)

    with pytest.raises(SimError, match="not defined under 'pull'; choose another strategy"):
        made(NobodyComes).measure([LOW], range(2))


def test_run_that_fails_ends_it_and_keeps_what_there_is(made: Callable[..., Trials]) -> None:
    trials = made(Fails(1))

    with pytest.raises(FailedRunsError, match="replication 1: RuntimeError: bad luck"):
        trials.measure([LOW], range(3))
    assert {run.replication for run in trials.ledger.runs()} == {0}


def test_progress_counts_through_all_points(made: Callable[..., Trials]) -> None:
    told: Told = []
    trials = made(told=told)
    trials.measure([LOW, HIGH], range(2))
    trials.measure([LOW], range(2, 4))

    assert (told[0], told[-1]) == ((0, 10), (6, 10))
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_progress_of_what_is_there_is_told_at_once(made: Callable[..., Trials]) -> None:
    made().measure([LOW], range(3))
    told: Told = []
    made(NeverPlayed, told=told).measure([LOW], range(3))

    assert told == [(3, 10)]


def test_end_is_told_as_whole(made: Callable[..., Trials]) -> None:
    told: Told = []
    trials = made(told=told)
    trials.measure([LOW], range(2))
    trials.finish()

    assert told[-1] == (2, 2)
