"""Whoever waits comes back once, on their day, the oldest first."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sim.domain.waiting import Remainders, WaitingPatients

DAYS = 6

waiters = st.lists(st.tuples(st.integers(0, 9), st.integers(0, DAYS - 1)), max_size=20)
days_of_refusals = st.lists(waiters, max_size=4)


def queue(refusals: list[list[tuple[int, int]]]) -> WaitingPatients:
    """Return the queue after some days; the quantity of a line is its place among all."""
    waiting, lines = WaitingPatients(), 0
    for refused in refusals:
        number, day = np.array(refused, dtype=np.int64).reshape(-1, 2).T
        remainders = Remainders.of(
            number=number,
            facility=np.zeros_like(number),
            product=np.zeros_like(number),
            quantity=np.arange(lines, lines + number.size),
            visits=1,
            kind=np.zeros(number.size, dtype=np.int8),
        )
        waiting.add(remainders, day)
        lines += number.size
    return waiting


@given(days_of_refusals)
def test_everybody_comes_back_once_and_on_their_day(
    refusals: list[list[tuple[int, int]]],
) -> None:
    waiting = queue(refusals)
    everybody = [line for refused in refusals for line in refused]
    back = [(line, day) for day in range(DAYS) for line in waiting.take(day).quantity.tolist()]

    assert sorted(back) == [(line, day) for line, (_, day) in enumerate(everybody)]


@given(days_of_refusals)
def test_the_oldest_come_first_and_lines_keep_their_order(
    refusals: list[list[tuple[int, int]]],
) -> None:
    waiting = queue(refusals)

    for day in range(DAYS):
        back = waiting.take(day)
        order = list(zip(back.number.tolist(), back.quantity.tolist(), strict=True))

        assert order == sorted(order)
