import numpy as np
import pytest
from numpy.typing import NDArray

from sim.domain.loading import load

VITAL, ESSENTIAL, OTHER = range(3)
KG_AND_LITRES = np.array([[1.0, 2.0, 1.0], [4.0, 2.0, 1.0]])


def loaded(
    *stops: tuple[int, int, int],
    kg: float = 1000.0,
    litres: float = 1000.0,
    size: NDArray[np.float64] = KG_AND_LITRES,
) -> list[list[int]]:
    """Return what is loaded for each stop of a vital, an essential and another product."""
    rows: list[list[int]] = load(
        np.array(stops),
        size=size,
        capacity=np.array([kg, litres]),
        rank=np.array([VITAL, ESSENTIAL, OTHER]),
    ).tolist()
    return rows


def test_all_is_loaded_where_it_fits() -> None:
    assert loaded((10, 20, 30), (5, 5, 5)) == [[10, 20, 30], [5, 5, 5]]


def test_what_fits_to_the_last_gram_is_loaded() -> None:
    assert loaded((10, 20, 30), kg=80, litres=110) == [[10, 20, 30]]


@pytest.mark.parametrize(
    ("kg", "expected"),
    [
        (79, [10, 20, 29]),
        (50, [10, 20, 0]),
        (30, [10, 10, 0]),
        (10, [10, 0, 0]),
        (4, [4, 0, 0]),
        (0, [0, 0, 0]),
    ],
)
def test_vital_products_go_first_and_others_stay_behind(kg: float, expected: list[int]) -> None:
    assert loaded((10, 20, 30), kg=kg) == [expected]


def test_volume_binds_as_weight_does() -> None:
    assert loaded((10, 20, 30), litres=60) == [[10, 10, 0]]


def test_vital_products_of_the_last_stop_go_before_others_of_the_first() -> None:
    assert loaded((5, 0, 50), (5, 0, 50), kg=20) == [[5, 0, 10], [5, 0, 0]]


def test_within_a_class_the_first_stop_goes_first() -> None:
    assert loaded((6, 0, 0), (6, 0, 0), kg=8) == [[6, 0, 0], [2, 0, 0]]


def test_products_of_one_class_are_cut_by_the_same_share() -> None:
    pieces = load(
        np.array([[40, 20]]),
        size=np.ones((2, 2)),
        capacity=np.array([30.0, 30.0]),
        rank=np.array([VITAL, VITAL]),
    )

    assert pieces.tolist() == [[20, 10]]


def test_what_weighs_nothing_always_fits() -> None:
    light = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 0.0]])

    assert loaded((10, 7, 9), kg=0, size=light) == [[0, 7, 9]]


def test_a_vehicle_that_is_full_but_for_rounding_takes_nothing_more() -> None:
    """In floating point the first stop needs 4e-15 kg more than 21.3, and all have no room."""
    pieces = load(
        np.array([[19, 6, 1], [14, 14, 14], [0, 0, 0]]),
        size=np.array([[1.1, 0.05, 0.1], [0, 0, 0]]),
        capacity=np.array([21.3, 0]),
        rank=np.zeros(3, dtype=np.int64),
    )

    assert pieces.tolist() == [[19, 6, 1], [0, 0, 0], [0, 0, 0]]


def test_what_was_wanted_stays_as_it_was() -> None:
    wanted = np.array([[10, 20, 30]])
    load(wanted, size=KG_AND_LITRES, capacity=np.zeros(2), rank=np.arange(3))

    assert wanted.tolist() == [[10, 20, 30]]
