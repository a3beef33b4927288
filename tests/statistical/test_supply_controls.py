"""What suppliers happened to lack differs from what was to be expected by chance alone."""

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.engine.supply_controls import supply_controls
from sim.rng import Streams
from tests.unit.engine.worlds import setting

pytestmark = pytest.mark.statistical

_REPLICATIONS = 4000


def drawn(**interruptions: object) -> NDArray[np.float64]:
    """Return the controls of many replications of a year after a warm-up."""
    known = setting(
        run={"horizon": "200 d", "warm_up": "100 d"},
        supply={"maker": {"interruptions": interruptions}},
    )
    return np.array([supply_controls(known, Streams(2026, n)) for n in range(_REPLICATIONS)])


# 4.06 standard errors: each of the two means of a row would be beyond once in 20,000 seeds, so the
# row once in 10,000
@pytest.mark.parametrize(
    ("rate", "median", "p95"),
    [(0.4, "45 d", "120 d"), (4.0, "45 d", "120 d"), (2.0, "30 d", "30 d"), (1.0, "5 d", "150 d")],
    ids=["as in Chihuahua", "often", "all alike", "a few very long"],
)
def test_mean_of_the_controls_is_zero(rate: float, median: str, p95: str) -> None:
    controls = drawn(per_product_year=rate, duration_median=median, duration_p95=p95)
    errors = controls.std(axis=0, ddof=1) / _REPLICATIONS**0.5

    assert (np.abs(controls.mean(axis=0)) < 4.06 * errors).all()
