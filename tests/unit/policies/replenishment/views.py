"""What deciders see in the tests of replenishment."""

from string import ascii_lowercase

import numpy as np
from numpy.typing import NDArray

from sim.policies.replenishment import StockView
from sim.rng import Streams

Rows = list[list[float]]


def view(
    on_hand: Rows,
    *,
    on_order: Rows | None = None,
    amc: Rows | None = None,
    expected: Rows | None = None,
    kinds: tuple[str, ...] | None = None,
    month: int = 1,
) -> StockView:
    """Return a view, facilities × products; 100 pieces a month, nothing on order if not said.

    Products are called a, b, c, ...
    """
    held = np.array(on_hand, dtype=np.int64)
    consumption = np.full(held.shape, 100.0) if amc is None else np.array(amc, dtype=float)
    return StockView(
        on_hand=held,
        on_order=np.zeros_like(held) if on_order is None else np.array(on_order, dtype=np.int64),
        monthly_consumption=consumption,
        expected_month=consumption if expected is None else np.array(expected, dtype=float),
        kinds=kinds or ("small_unit",) * len(held),
        products=tuple(ascii_lowercase[: held.shape[1]]),
        month=month,
    )


def chance(seed: int = 1) -> np.random.Generator:
    """Return the stream of a review."""
    return Streams(seed, 0).get("review")


def rows(pieces: NDArray[np.int64]) -> list[list[int]]:
    """Return whole pieces as lists; anything else is an error."""
    if pieces.dtype != np.int64:
        raise TypeError(f"expected whole pieces, got {pieces.dtype}")
    listed: list[list[int]] = pieces.tolist()
    return listed
