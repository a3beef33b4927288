import numpy as np
import pytest

from sim.domain.runs import lengths_of_runs, starts_of_runs


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
