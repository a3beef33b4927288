import numpy as np
import pytest

from sim.domain.runs import lengths_of_runs, members_of_runs, starts_of_runs, sums_of_runs


@pytest.mark.parametrize(
    ("values", "starts", "lengths"),
    [
        pytest.param([], [], [], id="nothing"),
        pytest.param([7], [0], [1], id="one"),
        pytest.param([7, 7, 7], [0], [3], id="all alike"),
        pytest.param([7, 7, 8, 9, 9], [0, 2, 3], [2, 1, 2], id="some"),
        pytest.param([7, 8, 7], [0, 1, 2], [1, 1, 1], id="one that returns"),
    ],
)
def test_a_run_lasts_until_the_value_changes(
    values: list[int], starts: list[int], lengths: list[int]
) -> None:
    begins = starts_of_runs(np.array(values, dtype=np.int64))

    assert begins.tolist() == starts
    assert lengths_of_runs(begins, len(values)).tolist() == lengths


@pytest.mark.parametrize(
    ("chosen", "members"),
    [
        pytest.param([], [], id="none"),
        pytest.param([0, 2], [0, 1, 3, 4, 5], id="some"),
        pytest.param([2, 1], [3, 4, 5, 2], id="in another order"),
        pytest.param([3, 0], [0, 1], id="an empty one"),
    ],
)
def test_members_of_chosen_runs_stand_run_by_run(chosen: list[int], members: list[int]) -> None:
    first = np.array([0, 2, 3, 6, 6])

    assert members_of_runs(first, np.array(chosen, dtype=np.int64)).tolist() == members


@pytest.mark.parametrize(
    ("lengths", "sums"),
    [
        pytest.param([], [], id="none"),
        pytest.param([2, 1], [3, 4], id="some"),
        pytest.param([0, 3, 0], [0, 7, 0], id="empty ones"),
    ],
)
def test_runs_are_summed_one_by_one(lengths: list[int], sums: list[int]) -> None:
    values = np.array([1, 2, 4][: sum(lengths)], dtype=np.int64)

    assert sums_of_runs(values, np.array(lengths, dtype=np.int64)).tolist() == sums
