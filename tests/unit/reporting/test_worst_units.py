from dataclasses import replace

import numpy as np
import pytest

from sim.reporting.digest import StrategyDigest, digest
from sim.reporting.worst_units import chance_worst, worst_units
from tests.builders import FAR, HOSPITAL, NEAR, outcome


def played(*shares: tuple[int, int, int]) -> StrategyDigest:
    """Return a strategy whose hospital, near and far unit fill so many of 100 in each run."""
    data = digest(outcome(replications=len(shares))).strategies["kit"]
    complete = np.array([(0, *run) for run in shares], dtype=float)
    return replace(data, complete=complete, asked=np.full(complete.shape, 100.0) * [0, 1, 1, 1])


def test_worst_tenth_of_three_is_one() -> None:
    units = worst_units(played((90, 80, 70), (90, 80, 60)))

    assert [unit.facility for unit in units] == ["lejos"]
    assert units[0].filled.mean == pytest.approx(0.65)


def test_chance_is_the_share_of_replications() -> None:
    chances = chance_worst(played((90, 80, 70), (90, 80, 60), (90, 50, 60), (40, 50, 60)))

    assert chances[[HOSPITAL, NEAR, FAR]] == pytest.approx([0.25, 0.25, 0.5])


def test_chances_add_up_to_the_size_of_the_tenth() -> None:
    data = digest(outcome(replications=5)).strategies["pull"]

    assert chance_worst(data).sum() == pytest.approx(1.0)


def test_real_unit_is_not_marked_synthetic() -> None:
    assert not worst_units(played((90, 80, 70)))[0].is_synthetic
