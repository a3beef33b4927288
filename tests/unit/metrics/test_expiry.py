from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from sim.domain.records import Labels, Records
from sim.metrics.expiry import (
    EXPIRY,
    expired_pieces,
    expired_share,
    expired_value,
    expired_value_stores,
    short_dated,
)
from tests.builders import FAR, NEAR, STORE, labels, records


def run(**expired: int) -> Records:
    """Return a run that opened with 10 pieces a cell and received 10, of which these expired."""
    cells = np.zeros((4, 3), dtype=np.int64)
    cells[[STORE, NEAR, FAR], 0] = [expired.get(name, 0) for name in ("store", "near", "far")]
    watch = np.zeros((4, 3, 4), dtype=np.int64)
    watch[NEAR, 0], watch[STORE, 0] = [1, 2, 3, 4], [90, 0, 0, 0]
    tens = np.full((4, 3), 10)
    return replace(records(), opening=tens, received=tens, expired=cells, short_dated=watch)


WITHOUT = replace(
    records(),
    opening=np.zeros((0, 0), dtype=np.int64),
    expired=np.zeros((0, 0), dtype=np.int64),
    short_dated=np.zeros((0, 0, 4), dtype=np.int64),
)


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (expired_share, 9 / 180),
        (expired_value, 9 * 95.0),
        (expired_value_stores, 7 * 95.0),
        (short_dated, 1 / 10),
    ],
)
def test_what_expired_is_counted_where_it_lay(
    measure: Callable[[Records, Labels], float], expected: float
) -> None:
    assert measure(run(store=7, near=4, far=5), labels()) == pytest.approx(expected)


@pytest.mark.parametrize("kpi", EXPIRY, ids=lambda kpi: kpi.id)
def test_nothing_is_known_where_nothing_expires(kpi: Callable[..., float]) -> None:
    assert np.isnan(kpi.measure(WITHOUT, labels()))


def test_expired_pieces_are_those_of_units() -> None:
    assert expired_pieces(run(store=7, near=4, far=5), labels()).tolist() == [9, 0, 0]
    assert np.isnan(expired_pieces(WITHOUT, labels())).all()
