from math import nan

import numpy as np
import pytest

from sim.metrics.kpi import Better
from sim.metrics.ranking import chance_best


@pytest.mark.parametrize(("better", "chances"), [("higher", [0, 1]), ("lower", [1, 0])])
def test_a_strategy_that_is_always_ahead_is_the_best_for_sure(
    better: Better, chances: list[float]
) -> None:
    values = [[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]]

    assert chance_best(values, better=better, seed=1).tolist() == chances


def test_replications_stay_paired() -> None:
    common = np.array([0.1, 0.9, 0.5, 0.3])

    assert chance_best([common, common + 0.001], better="higher", seed=1).tolist() == [0, 1]


def test_strategies_that_tie_share_the_chance() -> None:
    values = [[0.1, 0.7], [0.1, 0.7], [0.0, 0.1]]

    assert chance_best(values, better="higher", seed=1).tolist() == [0.5, 0.5, 0]


def test_chances_add_up_to_one() -> None:
    values = [[1.0, 2, 3, 4], [2.0, 1, 4, 3], [4.0, 3, 2, 1.5]]

    assert chance_best(values, better="lower", seed=1).sum() == pytest.approx(1)


def test_an_even_race_is_open() -> None:
    chances = chance_best([[0.0, 1, 0, 1], [1.0, 0, 1, 0.001]], better="higher", seed=1)

    assert chances.tolist() == pytest.approx([0.5, 0.5], abs=0.25)
    assert 0 < chances[0] < 1


def test_the_same_seed_gives_the_same_chances() -> None:
    values = [[1.0, 2, 3], [2.0, 1.5, 2]]

    first, again = (chance_best(values, better="higher", seed=8).tolist() for _ in range(2))
    assert first == again


def test_a_strategy_without_values_takes_no_part() -> None:
    chances = chance_best([[nan, nan], [1.0, 2], [3.0, 4]], better="higher", seed=1)

    np.testing.assert_array_equal(chances, [nan, 0, 1])


def test_replications_that_someone_lacks_are_left_out() -> None:
    chances = chance_best([[9.0, 1, 1], [nan, 2, 2]], better="higher", seed=1)

    assert chances.tolist() == [0, 1]


@pytest.mark.parametrize(
    ("values", "better"),
    [
        pytest.param([[1.0], [2.0]], "neither", id="no direction"),
        pytest.param([[nan], [nan]], "higher", id="no values"),
        pytest.param([[1.0, nan], [nan, 2.0]], "higher", id="no replication in common"),
    ],
)
def test_without_a_ground_nobody_is_ranked(values: list[list[float]], better: Better) -> None:
    assert np.isnan(chance_best(values, better=better, seed=1)).all()
