from dataclasses import replace

import numpy as np
import pytest

from sim.metrics.availability import stockout_days
from sim.metrics.by_product import days, pieces
from sim.metrics.prescriptions import fill_rate
from sim.scenario.products import Ven
from tests.builders import FAR, NONESSENTIAL, OPENING_DAYS, labels, records


def test_pieces_leave_the_store_out() -> None:
    run = replace(
        records(), asked=np.full((4, 3), 10), served=np.array([[9] * 3] + [[1, 2, 3]] * 3)
    )

    served, asked = pieces(run, labels())

    assert (served.tolist(), asked.tolist()) == ([3, 6, 9], [30, 30, 30])


def test_days_count_where_a_product_is_kept() -> None:
    days_out = np.zeros((4, 3), dtype=np.int64)
    days_out[FAR] = 7

    out, opened = days(replace(records(), stockout_days=days_out), labels())

    assert labels().expected_month[FAR, NONESSENTIAL] == 0
    assert (out.tolist(), opened.tolist()) == ([7, 7, 0], [120, 120, 2 * OPENING_DAYS])


@pytest.mark.parametrize("ven", [None, "V", "E", "N"])
def test_products_add_up_to_the_kpis(ven: Ven | None) -> None:
    run, chosen = records(), [ven in (None, own) for own in labels().ven]
    (served, asked), (out, opened) = pieces(run, labels()), days(run, labels())

    assert served[chosen].sum() / asked[chosen].sum() == fill_rate(run, labels(), ven=ven)
    assert out[chosen].sum() / opened[chosen].sum() == stockout_days(run, labels(), ven=ven)
