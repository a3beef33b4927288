"""The kernel that serves a day at once against a plain loop over its patients."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sim.domain.service import serve

CELLS = 5

lines = st.lists(st.tuples(st.integers(0, CELLS - 1), st.integers(0, 12)), max_size=60)
shelves = st.lists(st.integers(0, 60), min_size=CELLS, max_size=CELLS)


def one_after_the_other(patients: list[tuple[int, int]], shelf: list[int]) -> list[int]:
    """Return what each line gets, and leave on the *shelf* what is left."""
    given_to = []
    for cell, wanted in patients:
        handed_out = min(wanted, shelf[cell])
        shelf[cell] -= handed_out
        given_to.append(handed_out)
    return given_to


@given(lines, shelves)
def test_the_kernel_equals_a_loop_over_patients(
    patients: list[tuple[int, int]], shelf: list[int]
) -> None:
    cell, quantity = np.array(patients, dtype=np.int64).reshape(-1, 2).T
    on_hand = np.array(shelf)
    service = serve(cell, quantity.astype(np.int32), on_hand)
    handed_out = one_after_the_other(patients, shelf)
    short = [line for line, wanted in enumerate(quantity.tolist()) if handed_out[line] < wanted]

    assert service.short.tolist() == short
    assert service.given.tolist() == [handed_out[line] for line in short]
    assert on_hand.tolist() == shelf


@given(lines, shelves)
def test_what_leaves_the_shelf_is_what_was_handed_out(
    patients: list[tuple[int, int]], shelf: list[int]
) -> None:
    cell, quantity = np.array(patients, dtype=np.int64).reshape(-1, 2).T
    on_hand = np.array(shelf)
    service = serve(cell, quantity.astype(np.int32), on_hand)
    handed_out = quantity.copy()
    handed_out[service.short] = service.given

    assert (on_hand + np.bincount(cell, handed_out, CELLS)).tolist() == shelf
    assert on_hand.min() >= 0


@given(lines, shelves, st.integers(1, 30))
def test_a_fuller_shelf_never_serves_anybody_less(
    patients: list[tuple[int, int]], shelf: list[int], more: int
) -> None:
    cell, quantity = np.array(patients, dtype=np.int64).reshape(-1, 2).T
    bare, full = (
        dict(
            zip(
                *map(np.ndarray.tolist, serve(cell, quantity, np.array(shelf) + extra)), strict=True
            )
        )
        for extra in (0, more)
    )

    assert all(given >= bare.get(line, given + 1) for line, given in full.items())
