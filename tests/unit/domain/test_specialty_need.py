from collections.abc import Sequence

import numpy as np
import pytest

from sim.domain.alias import alias_tables
from sim.domain.specialty_need import Queue, Session, SpecialtyNeed, SpecialtyPatients, Waiting
from sim.rng import Streams

BOTH = np.array([True, True])


def drawn(mean_per_day: float = 5.0, days: int = 100, **changes: float) -> SpecialtyPatients:
    means = {"drops_out_after_days": 30.0, "lines_per_consultation": 2.0, "pieces_per_line": 1.35}
    means |= changes
    need = SpecialtyNeed(
        drops_out_after_days=means["drops_out_after_days"],
        lines_per_consultation=means["lines_per_consultation"],
        pieces_per_line=means["pieces_per_line"],
        products=alias_tables(np.array([[0.0, 3.0, 1.0]])),
    )
    return need.draw(mean_per_day, days, Streams(1, 0).get("specialty", "eyes", "calafate"))


def waiting(*days: tuple[int, int], community: Sequence[int] = ()) -> Waiting:
    """Return patients by the first and the last day on which they wait."""
    first, last = np.array(days, dtype=np.int64).reshape(-1, 2).T
    return Waiting(first, last, np.array(community or [0] * len(days)))


def seen(who: Waiting, *sessions: tuple[int, int]) -> list[int]:
    """Return the session of each patient, sessions by their day and how many they see."""
    return seen_in(who, [Session(day, at_most, BOTH) for day, at_most in sessions])


def seen_in(who: Waiting, sessions: Sequence[Session]) -> list[int]:
    """Return the same for any sessions."""
    queue, session_of = Queue(who), np.full(who.day.size, -1)
    for number, session in enumerate(sessions):
        session_of[queue.see(session)] = number
    return session_of.tolist()


def test_the_first_patients_of_a_community() -> None:
    patients = drawn()

    assert patients.day[:5].tolist() == [0, 0, 0, 0, 0]
    assert (patients.last_day - patients.day)[:5].tolist() == [12, 23, 11, 8, 0]
    assert patients.product[:5].tolist() == [1, 1, 1, 2, 2]


def test_needs_arise_at_their_rate() -> None:
    assert drawn(20.0, 1000).day.size == pytest.approx(20_000, rel=0.03)


def test_patients_wait_as_long_as_the_mean_says() -> None:
    patients = drawn(20.0, 1000)

    assert (patients.last_day - patients.day).mean() == pytest.approx(29.5, rel=0.03)


def test_needs_arise_in_order() -> None:
    assert (np.diff(drawn().day) >= 0).all()


def test_everybody_gets_a_prescription() -> None:
    patients = drawn()

    assert np.diff(patients.first_line).min() >= 1
    assert patients.first_line[-1] == patients.product.size == patients.quantity.size
    assert set(patients.product.tolist()) == {1, 2}


@pytest.mark.parametrize("mean", ["lines_per_consultation", "pieces_per_line"])
def test_a_mean_of_one_means_always_one(mean: str) -> None:
    patients = drawn(**{mean: 1.0})
    values = {
        "lines_per_consultation": np.diff(patients.first_line),
        "pieces_per_line": patients.quantity,
    }

    assert set(values[mean].tolist()) == {1}


def test_where_nobody_lives_nobody_needs_a_doctor() -> None:
    patients = drawn(0.0)

    assert (patients.day.size, patients.first_line.tolist()) == (0, [0])


def test_patients_of_several_communities_keep_their_lines() -> None:
    one, other = drawn(days=3), drawn(days=5)
    both = SpecialtyPatients.together([one, other])

    first = both.first_line[one.day.size]
    assert both.product[:first].tolist() == one.product.tolist()
    assert both.product[first:].tolist() == other.product.tolist()
    assert both.first_line[-1] == both.product.size


@pytest.mark.parametrize(
    ("day", "session"),
    [(3, -1), (4, 0), (8, 0), (9, -1)],
    ids=["before the need", "on its day", "on the last day", "after dropping out"],
)
def test_a_patient_is_seen_while_waiting(day: int, session: int) -> None:
    assert seen(waiting((4, 8)), (day, 5)) == [session]


def test_the_longest_waiting_are_seen_first() -> None:
    assert seen(waiting((6, 99), (2, 99), (4, 99)), (9, 2)) == [-1, 0, 0]


def test_who_is_not_seen_waits_for_the_next_session() -> None:
    assert seen(waiting((0, 99), (0, 99), (0, 5)), (4, 1), (9, 1)) == [0, 1, -1]


def test_a_second_doctor_finds_an_empty_queue() -> None:
    assert seen(waiting((0, 99), (1, 99)), (4, 16), (4, 16)) == [0, 0]


def test_a_doctor_sees_only_those_who_are_accepted() -> None:
    sessions = [Session(4, 1, np.array([False, True])), Session(5, 5, np.array([True, True]))]
    patients = waiting((0, 99), (1, 99), (2, 99), community=[0, 1, 0])

    assert seen_in(patients, sessions) == [1, 0, 1]


def test_without_sessions_nobody_is_seen() -> None:
    assert seen(waiting((0, 99))) == [-1]
