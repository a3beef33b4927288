"""Tests of the designs that tell which uncertain settings matter."""

from pathlib import Path

import numpy as np
import pytest

from sim.experiment.design import points_of
from sim.experiment.sensitivity_design import Morris, Sobol
from sim.experiment.sweep_file import read_sweep
from tests.tiny_scenario import UNCERTAIN, write_sweep


def settings(folder: Path, design: str) -> list[tuple[str, ...]]:
    sweep = read_sweep(write_sweep(folder, f"{UNCERTAIN}design: {design}\n")).sweep
    return [tuple(map(str, point.settings)) for point in points_of(sweep)]


def test_one_at_a_time_is_the_scenario_and_both_ends_of_each(tmp_path: Path) -> None:
    assert settings(tmp_path, "{kind: one_at_a_time}") == [
        (),
        ("spread=0.1",),
        ("spread=0.5",),
        ("threshold=1 months",),
        ("threshold=2 months",),
    ]


@pytest.mark.parametrize(
    ("design", "points"),
    [("{kind: morris, trajectories: 5}", 5 * 3), ("{kind: sobol, points: 8}", 8 * 4)],
)
def test_every_point_sets_everything(tmp_path: Path, design: str, points: int) -> None:
    each = settings(tmp_path, design)

    assert len(each) == points
    assert {len(one) for one in each} == {2}


@pytest.mark.parametrize("levels", [2, 4, 6])
def test_each_step_of_a_trajectory_moves_one_setting_by_half_the_levels(levels: int) -> None:
    design = Morris(trajectories=6, levels=levels)
    shares = design.shares(3)

    for one, steps in enumerate(design.steps(3)):
        for step in steps:
            moved = shares[step.after] - shares[step.before]
            assert moved[one] == step.distance
            assert abs(step.distance) == pytest.approx(levels / 2 / (levels - 1))
            assert np.count_nonzero(moved) == 1


def test_trajectory_stays_on_its_levels() -> None:
    assert set((3 * Morris(trajectories=20).shares(4)).ravel().round(9)) == {0, 1, 2, 3}


def test_step_of_sobol_takes_one_column_of_the_second_sample() -> None:
    design = Sobol(points=8)
    shares = design.shares(3)
    first, second = shares[:8], shares[8:16]

    for one, steps in enumerate(design.steps(3)):
        taken = shares[[step.after for step in steps]]
        assert (shares[[step.before for step in steps]] == first).all()
        assert (taken[:, one] == second[:, one]).all()
        assert (np.delete(taken, one, axis=1) == np.delete(first, one, axis=1)).all()


def test_seed_decides_the_samples() -> None:
    one, same, other = (Morris(seed=seed).shares(3) for seed in (1, 1, 2))

    assert (one == same).all()
    assert (one != other).any()
