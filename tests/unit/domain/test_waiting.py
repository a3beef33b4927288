import numpy as np
import pytest

from sim.domain.demand_lines import NUMBERS_PER_DAY
from sim.domain.waiting import Remainders, WaitingPatients


def lines(*numbers: int, quantity: int = 5, visits: int = 1, kind: int = 0) -> Remainders:
    """Return a line for each prescription number; the product is its place in the list."""
    number = np.array(numbers, dtype=np.int64)
    return Remainders.of(
        number=number,
        facility=np.full(number.size, 3),
        product=np.arange(number.size),
        quantity=np.full(number.size, quantity),
        visits=visits,
        kind=np.full(number.size, kind, dtype=np.int8),
    )


def queue(*additions: tuple[Remainders, list[int]]) -> WaitingPatients:
    waiting = WaitingPatients()
    for remainders, days in additions:
        waiting.add(remainders, np.array(days, dtype=np.int64))
    return waiting


def numbers_on(waiting: WaitingPatients, day: int) -> list[int]:
    numbers: list[int] = waiting.take(day).number.tolist()
    return numbers


def test_everybody_comes_back_on_their_day() -> None:
    waiting = queue((lines(1, 2, 3, 4), [9, 7, 9, 8]))

    assert [numbers_on(waiting, day) for day in (7, 8, 9)] == [[2], [4], [1, 3]]


def test_who_came_first_is_served_first() -> None:
    waiting = queue((lines(30, 20), [7, 7]), (lines(25, 10), [7, 7]))

    assert numbers_on(waiting, 7) == [10, 20, 25, 30]


def test_the_lines_of_a_prescription_keep_their_order() -> None:
    waiting = queue((lines(8, 5, 5), [7, 7, 7]))

    assert waiting.take(7).product.tolist() == [1, 2, 0]


def test_nobody_comes_back_twice() -> None:
    waiting = queue((lines(1), [7]))
    waiting.take(7)

    assert numbers_on(waiting, 7) == []


@pytest.mark.parametrize("additions", [[], [(lines(), [])]], ids=["never", "without lines"])
def test_an_empty_queue_has_nobody(additions: list[tuple[Remainders, list[int]]]) -> None:
    assert numbers_on(queue(*additions), 0) == []


def test_what_is_added_on_a_day_does_not_change_another() -> None:
    waiting = queue((lines(1), [7]))
    waiting.take(7)
    waiting.add(lines(2), np.array([8]))

    assert numbers_on(waiting, 8) == [2]


def test_a_number_tells_the_day_of_the_first_attempt() -> None:
    assert lines(12 * NUMBERS_PER_DAY + 7, 13 * NUMBERS_PER_DAY).first_tick.tolist() == [12, 13]


@pytest.mark.parametrize("kind", [0, 1, 2])
def test_a_line_keeps_what_it_was_made_of(kind: int) -> None:
    line = lines(4, quantity=6, visits=2, kind=kind)

    assert (line.facility.tolist(), line.product.tolist()) == ([3], [0])
    assert (line.quantity.tolist(), line.visits.tolist()) == ([6], [2])
    assert line.kind.tolist() == [kind]


@pytest.mark.parametrize(
    "index", [np.array([0, 2]), np.array([True, False, True])], ids=["places", "mask"]
)
def test_some_lines_may_be_taken_out(index: np.ndarray) -> None:
    assert lines(4, 5, 6).at(index).number.tolist() == [4, 6]


def test_a_visit_is_counted_and_leaves_what_is_still_wanted() -> None:
    before = lines(4, 5, quantity=6, visits=1)
    after = before.after_visit(np.array([2, 0]))

    assert after.quantity.tolist() == [2, 0]
    assert after.visits.tolist() == [2, 2]
    assert before.quantity.tolist() == [6, 6]


def test_each_prescription_has_a_first_line() -> None:
    assert lines(4, 4, 5, 6, 6, 6).first_lines().tolist() == [0, 2, 3]


def test_groups_of_lines_become_one() -> None:
    together = Remainders.together([lines(4, 5, visits=1), lines(3, visits=2)])

    assert together.number.tolist() == [4, 5, 3]
    assert together.visits.tolist() == [1, 1, 2]
