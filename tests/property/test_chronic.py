"""Refills against a plain loop over patients and days."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from sim.domain.chronic import ChronicPanel, draw_panel
from sim.rng import Streams

DAYS, COMMUNITIES, INTERVAL, WAIT_AT_MOST = 75, 2, 30, 14

openings = arrays(np.bool_, (DAYS, COMMUNITIES), elements=st.sampled_from([True, False, False]))
panels = st.builds(
    lambda patients, seed: draw_panel(
        patients=np.array(patients),
        weights=np.ones((COMMUNITIES, 4)),
        lines_per_refill=2.0,
        pieces_per_line=1.35,
        interval_days=INTERVAL,
        rng=Streams(seed, 0).get("chronic"),
    ),
    st.lists(st.integers(0, 8), min_size=COMMUNITIES, max_size=COMMUNITIES),
    st.integers(0, 1000),
)


def visits(panel: ChronicPanel, is_open: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the day and the patient of each refill, for one patient after the other."""
    found = []
    for patient, phase in enumerate(panel.phase.tolist()):
        opens = is_open[:, panel.community[patient]]
        for due in range(phase, DAYS, INTERVAL):
            days = [day for day in range(due, min(due + WAIT_AT_MOST + 1, DAYS)) if opens[day]]
            found += [(days[0], patient)] if days else []
    return sorted(found)


@given(panels, openings)
def test_refills_are_those_of_a_loop_over_patients(
    panel: ChronicPanel, is_open: NDArray[np.bool_]
) -> None:
    expected = visits(panel, is_open)

    for day in range(DAYS):
        due = panel.due(day, is_open)
        patients = [patient for on, patient in expected if on == day]
        lines = [range(*panel.first_line[patient : patient + 2]) for patient in patients]

        came = np.bincount(panel.community[patients], minlength=is_open.shape[1])

        assert due.by_community.tolist() == came.tolist()
        assert due.product.tolist() == [panel.product[line] for each in lines for line in each]
