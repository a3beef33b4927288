from dataclasses import replace
from math import nan

import numpy as np
import pytest

from sim.domain.records import OUTCOMES, Labels, Records
from sim.metrics.regions import region_gini, region_worst_best
from tests.builders import labels as some_labels
from tests.builders import records as some_records


def in_regions(*regions: str) -> Labels:
    """Return labels of one unit a name."""
    return replace(some_labels(), regions=regions, serves_patients=np.ones(4, dtype=np.bool_))


def filled(*of_hundred: int, asked: int = 100) -> Records:
    """Return records where each unit filled so many of 100 prescriptions; the last was asked so."""
    counts = np.zeros((1, len(of_hundred), len(OUTCOMES)), dtype=np.int64)
    counts[0, :, OUTCOMES.index("asked")] = 100
    counts[0, -1, OUTCOMES.index("asked")] = asked
    counts[0, :, OUTCOMES.index("complete")] = of_hundred
    return replace(some_records(), prescriptions=counts)


@pytest.mark.parametrize(
    ("regions", "ratio", "inequality"),
    [
        (("norte", "norte", "sur", "sur"), 0.75, 1 / 14),
        (("norte", "sur", "norte", "sur"), 5 / 9, 1 / 7),
        (("norte",) * 4, nan, nan),
    ],
    ids=["two regions", "two others", "one region"],
)
def test_regions_are_compared_by_the_share_they_fill(
    regions: tuple[str, ...], ratio: float, inequality: float
) -> None:
    run, labels = filled(60, 100, 40, 80), in_regions(*regions)

    assert region_worst_best(run, labels) == pytest.approx(ratio, nan_ok=True)
    assert region_gini(run, labels) == pytest.approx(inequality, nan_ok=True)


def test_a_region_where_nobody_asked_is_not_the_worst() -> None:
    labels = in_regions("norte", "norte", "sur", "este")

    assert region_worst_best(filled(80, 80, 40, 0, asked=0), labels) == pytest.approx(0.5)
