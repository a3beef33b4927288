from dataclasses import replace
from math import nan

import numpy as np
import pytest

from sim.domain.records import OUTCOMES
from sim.metrics.availability import stockout_days
from sim.metrics.by_facility import share_filled, stockout_share
from sim.scenario.products import Ven
from tests.builders import FAR, NEAR, VITAL, labels, records


def test_share_filled_is_of_each_facility_alone() -> None:
    counts = np.zeros((2, 4, len(OUTCOMES)), dtype=np.int64)
    counts[:, NEAR, :2] = [10, 8]
    counts[:, FAR, :2] = [4, 1]
    run = replace(records(), prescriptions=counts)

    np.testing.assert_array_equal(share_filled(run, labels()), [nan, nan, 0.8, 0.25])


def test_stockout_share_is_over_the_products_that_a_facility_keeps() -> None:
    days_out = np.zeros((4, 3), dtype=np.int64)
    days_out[FAR, VITAL] = 20
    run = replace(records(), stockout_days=days_out)

    np.testing.assert_array_equal(stockout_share(run, labels()), [nan, 0, 0, 0.25])


def test_vital_stockouts_leave_the_other_products_out() -> None:
    days_out = np.full((4, 3), 40)
    days_out[:, VITAL] = 10
    run = replace(records(), stockout_days=days_out)

    assert stockout_share(run, labels(), ven="V")[NEAR] == 0.25


@pytest.mark.parametrize("ven", [None, "V", "E"])
def test_facilities_add_up_to_the_kpi(ven: Ven | None) -> None:
    cells = labels().expected_month[1:, [ven in (None, own) for own in labels().ven]] > 0
    by_facility = stockout_share(records(), labels(), ven=ven)[1:]

    weighted = np.average(by_facility, weights=cells.sum(axis=1))
    assert weighted == pytest.approx(stockout_days(records(), labels(), ven=ven))
