"""Who is seen by visiting doctors, against a plain loop over sessions and patients."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sim.domain.specialty_need import NOT_SEEN, Queue, Session, Waiting

COMMUNITIES = 3

people = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 15), st.integers(0, COMMUNITIES - 1)), max_size=25
)
sessions = st.lists(
    st.builds(
        Session,
        st.integers(0, 40),
        st.integers(1, 4),
        st.lists(st.booleans(), min_size=COMMUNITIES, max_size=COMMUNITIES).map(np.array),
    ),
    max_size=8,
).map(lambda found: sorted(found, key=lambda session: session.day))


def one_by_one(who: list[tuple[int, int, int]], held: list[Session]) -> list[int]:
    """Return the session of each patient, called in one after the other."""
    session_of = [NOT_SEEN] * len(who)
    queue = sorted(range(len(who)), key=lambda patient: who[patient][0])
    for number, session in enumerate(held):
        left = session.patients_at_most
        for patient in queue:
            need, patience, community = who[patient]
            waits = need <= session.day <= need + patience and session_of[patient] == NOT_SEEN
            if left and waits and session.accepts[community]:
                session_of[patient] = number
                left -= 1
    return session_of


@given(people, sessions)
def test_sessions_see_whom_a_loop_over_patients_calls_in(
    who: list[tuple[int, int, int]], held: list[Session]
) -> None:
    day, patience, community = np.array(who, dtype=np.int64).reshape(-1, 3).T
    queue, session_of = Queue(Waiting(day, day + patience, community)), np.full(len(who), NOT_SEEN)
    for number, session in enumerate(held):
        session_of[queue.see(session)] = number

    assert session_of.tolist() == one_by_one(who, held)
