from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from sim.domain.records import BOXES, Labels, Records
from sim.metrics.cold_chain import (
    COLD_CHAIN,
    cold_lost,
    cold_lost_value,
    frozen_boxes,
    warm_boxes,
)
from sim.metrics.kpi import Kpi
from tests.builders import FAR, NEAR, STORE, VITAL, labels, records


def run() -> Records:
    """Return a run with 40 boxes, in which 9 vital pieces were lost, 2 of them at the store."""
    damaged = np.zeros((4, 3), dtype=np.int64)
    damaged[[STORE, NEAR, FAR], VITAL] = [2, 3, 4]
    boxes = np.zeros((4, len(BOXES)), dtype=np.int64)
    boxes[[NEAR, FAR]] = [[30, 0, 3], [10, 2, 1]]
    return replace(records(), damaged=damaged, boxes=boxes)


WITHOUT = replace(
    records(),
    damaged=np.zeros((0, 0), dtype=np.int64),
    boxes=np.zeros((0, len(BOXES)), dtype=np.int64),
)


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (warm_boxes, 2 / 40),
        (frozen_boxes, 4 / 40),
        (cold_lost, 9.0),
        (cold_lost_value, 9 * 95.0),
    ],
)
def test_all_that_heat_and_frost_did_is_counted(
    measure: Callable[[Records, Labels], float], expected: float
) -> None:
    assert measure(run(), labels()) == pytest.approx(expected)


@pytest.mark.parametrize("kpi", COLD_CHAIN, ids=lambda kpi: kpi.id)
def test_nothing_is_known_without_a_cold_chain(kpi: Kpi) -> None:
    assert np.isnan(kpi.measure(WITHOUT, labels()))
