"""Held together, the safety stock of n alike and independent users is √n times that of one."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.policies.forecast import PastUse
from sim.policies.replenishment.safety_stock import SafetyStock
from sim.quantities import DAYS_PER_MONTH
from sim.rng import Streams
from tests.unit.engine.two_institutions import two_institutions, world
from tests.unit.engine.worlds import FAR, NEAR, STORE
from tests.unit.policies.replenishment.views import chance, view

MONTHS, USE, PRODUCTS = 400, 900.0, 50
ONE_IN_10_000 = 3.89
REPLICATIONS = range(8)


def safety_pieces(used: NDArray[np.float64]) -> float:
    """Return the pieces beyond mean use, over all facilities and products.

    *used* is months × facilities × products.
    """
    past = PastUse(
        used=used, days=np.full((MONTHS, 1, 1), DAYS_PER_MONTH), days_out=np.zeros_like(used)
    )
    mean = used.mean(axis=0)
    stock = replace(view(np.zeros_like(mean).tolist(), amc=mean.tolist()), past=lambda: past)
    return float((SafetyStock().order(stock, chance()) - 2 * mean).sum())


@pytest.mark.parametrize("n", [4, 16, 23])
def test_pooled_safety_stock_follows_the_square_root(n: int) -> None:
    used = Streams(1, n).get("use").poisson(USE, (MONTHS, n, PRODUCTS)).astype(float)
    apart, pooled = safety_pieces(used), safety_pieces(used.sum(axis=1, keepdims=True))
    # a σ estimated from m months has a relative standard error of 1/√(2m), and rounding adds half
    # a piece to each of 164 / √n pieces or more
    allowed = ONE_IN_10_000 / np.sqrt(2 * MONTHS * PRODUCTS) * np.sqrt(1 + 1 / n) + 0.012

    assert pooled / apart == pytest.approx(1 / np.sqrt(n), rel=allowed)


def played(harmonisation: float, policy: dict[str, str]) -> tuple[float, float]:
    """Return mean stock of the store and pieces served, over the replications."""
    known = two_institutions(harmonisation, replenishment={"stores": {"policy": policy}})
    records = [world(known, each).run() for each in REPLICATIONS]
    stock = np.mean([each.stock_sum[STORE].sum() for each in records])
    return float(stock), float(np.mean([each.served[[NEAR, FAR]].sum() for each in records]))


def test_a_store_of_common_keys_holds_less_safety_stock() -> None:
    apart, pooled = (played(keys, {"kind": "safety_stock"}) for keys in (0.0, 1.0))

    assert pooled[0] < apart[0]


def test_the_same_stock_serves_no_fewer_when_its_keys_are_common() -> None:
    up_to = {"kind": "forced_ordering", "max_months": "1.2 months"}
    apart, pooled = (played(keys, up_to) for keys in (0.0, 1.0))

    assert pooled[1] >= apart[1]
