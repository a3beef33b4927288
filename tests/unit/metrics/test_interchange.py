from dataclasses import replace

import numpy as np
import pytest

from sim.domain.records import OUTCOMES
from sim.metrics.interchange import (
    INTERCHANGE,
    attended_by_others,
    compensation_due,
    compensation_paid,
    no_access,
    travel_hours_mean,
)
from sim.metrics.kpi import Kpi
from tests.builders import FAR, NEAR, labels, records

NAMES = replace(labels(), affiliations=("imss", "css"))
CAME = np.zeros((2, 4, 4), dtype=np.int64)
CAME[0, NEAR, 0], CAME[1, NEAR, 0], CAME[1, FAR, 0] = 70, 20, 10
MONEY = np.zeros((2, 4, 2))
MONEY[1, NEAR] = [900, 400]
RUN = replace(records(), attended=CAME, travel_hours=np.full((2, 4), 25.0), compensation=MONEY)


def test_patients_of_others_are_a_share_of_all_who_came() -> None:
    assert attended_by_others(RUN, NAMES) == pytest.approx(0.3)


def test_travel_is_a_mean_over_prescriptions() -> None:
    assert travel_hours_mean(RUN, NAMES) == pytest.approx(200 / 100)


def test_who_has_no_access_is_a_share_of_all_who_asked() -> None:
    prescriptions = np.zeros((1, 4, len(OUTCOMES)), dtype=np.int64)
    prescriptions[0, FAR, [OUTCOMES.index("asked"), OUTCOMES.index("no_access")]] = [40, 10]

    assert no_access(replace(RUN, prescriptions=prescriptions), NAMES) == pytest.approx(0.25)


def test_compensation_is_summed_over_institutions_and_hosts() -> None:
    assert (compensation_due(RUN, NAMES), compensation_paid(RUN, NAMES)) == (900, 400)


@pytest.mark.parametrize("kpi", INTERCHANGE, ids=lambda kpi: kpi.id)
def test_nothing_is_known_where_patients_are_not_told_apart(kpi: Kpi) -> None:
    untold = replace(RUN, attended=np.zeros((0, 0, 4)), compensation=np.zeros((0, 0, 2)))

    assert np.isnan(kpi.measure(untold, labels()))
