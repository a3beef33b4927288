"""What must hold for any cargo on any vehicle."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from sim.domain.loading import load

STOPS, PRODUCTS = 3, 5
ROUNDING = 1 + 1e-7

cargoes = arrays(np.int64, (STOPS, PRODUCTS), elements=st.integers(0, 500))
sizes = arrays(np.float64, (3, PRODUCTS), elements=st.sampled_from([0.0, 0.1, 0.3, 1.0, 7.5]))
capacities = arrays(np.float64, 3, elements=st.sampled_from([0.0, 0.3, 5.0, 100.0, 3500.0]))
ranks = arrays(np.int64, PRODUCTS, elements=st.integers(0, 2))

Cargo = NDArray[np.int64]
Sizes = NDArray[np.float64]


@given(cargoes, sizes, capacities, ranks)
def test_a_load_exceeds_neither_the_vehicle_nor_what_is_wanted(
    wanted: Cargo, size: Sizes, capacity: Sizes, rank: Cargo
) -> None:
    loaded = load(wanted, size=size, capacity=capacity, rank=rank)

    assert (loaded >= 0).all()
    assert (loaded <= wanted).all()
    assert (size @ loaded.sum(axis=0) <= capacity * ROUNDING).all()


@given(cargoes, sizes, capacities, ranks)
def test_what_is_less_urgent_never_displaces_what_is_more(
    wanted: Cargo, size: Sizes, capacity: Sizes, rank: Cargo
) -> None:
    vital = rank == 0
    loaded = load(wanted, size=size, capacity=capacity, rank=rank)
    alone = load(np.where(vital, wanted, 0), size=size, capacity=capacity, rank=rank)

    assert loaded[:, vital].tolist() == alone[:, vital].tolist()


@given(cargoes, sizes, capacities, ranks)
def test_later_stops_never_displace_earlier_ones(
    wanted: Cargo, size: Sizes, capacity: Sizes, rank: Cargo
) -> None:
    rank = np.zeros_like(rank)
    loaded = load(wanted, size=size, capacity=capacity, rank=rank)
    alone = load(wanted[:1], size=size, capacity=capacity, rank=rank)

    assert loaded[0].tolist() == alone[0].tolist()


@given(cargoes, sizes, ranks)
def test_all_is_loaded_where_it_fits(wanted: Cargo, size: Sizes, rank: Cargo) -> None:
    enough = size @ wanted.sum(axis=0)

    assert (load(wanted, size=size, capacity=enough, rank=rank) == wanted).all()


@given(cargoes, sizes, capacities, ranks)
def test_room_that_nobody_lacks_changes_nothing(
    wanted: Cargo, size: Sizes, capacity: Sizes, rank: Cargo
) -> None:
    size[2], capacity[2] = size[1] * (np.arange(PRODUCTS) < 2), capacity[1]
    loaded = load(wanted, size=size, capacity=capacity, rank=rank)
    without = load(wanted, size=size[:2], capacity=capacity[:2], rank=rank)

    assert loaded.tolist() == without.tolist()


@given(cargoes, sizes, capacities)
def test_who_needs_no_cold_room_is_not_cut_for_lack_of_it(
    wanted: Cargo, size: Sizes, capacity: Sizes
) -> None:
    is_cold = np.arange(PRODUCTS) < 2
    enough = size[:2] @ wanted.sum(axis=0)
    size[2] = size[1] * is_cold
    room = np.array([*enough, capacity[2]])
    loaded = load(wanted, size=size, capacity=room, rank=np.zeros(PRODUCTS, dtype=np.int64))

    assert loaded[:, ~is_cold].tolist() == wanted[:, ~is_cold].tolist()
