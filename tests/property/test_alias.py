"""An alias table is exact: what it draws is what its weights say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from sim.domain.alias import alias_tables

weight = st.one_of(st.just(0.0), st.floats(1e-6, 1e6))
weights = st.tuples(st.integers(1, 5), st.integers(1, 12)).flatmap(
    lambda shape: arrays(np.float64, shape, elements=weight)
)


@given(weights)
def test_a_table_implies_its_weights(weights: NDArray[np.float64]) -> None:
    tables = alias_tables(weights)
    rows, width = weights.shape
    implied = tables.keep / width
    np.add.at(implied, (np.arange(rows)[:, None], tables.alias), (1 - tables.keep) / width)
    totals = weights.sum(axis=1, keepdims=True)
    expected = np.where(totals > 0, weights / np.where(totals > 0, totals, 1), 1 / width)

    assert implied == pytest.approx(expected, abs=1e-12)


@given(weights)
def test_chances_are_chances_and_aliases_are_columns(weights: NDArray[np.float64]) -> None:
    tables = alias_tables(weights)

    assert tables.keep.min() >= 0
    assert tables.keep.max() <= 1
    assert tables.alias.min() >= 0
    assert tables.alias.max() < weights.shape[1]


@given(weights, st.floats(0, 1, exclude_max=True))
def test_no_column_without_weight_is_drawn(weights: NDArray[np.float64], uniform: float) -> None:
    weights[:, 0] += 1.0
    rows = np.arange(len(weights))
    columns = alias_tables(weights).draw(rows, np.full(rows.size, uniform))

    assert (weights[rows, columns] > 0).all()
