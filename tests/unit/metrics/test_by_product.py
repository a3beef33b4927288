from dataclasses import replace

import numpy as np
import pytest

from sim.metrics.availability import stockout_days
from sim.metrics.by_product import days, pieces, product_series
from sim.metrics.prescriptions import fill_rate
from sim.scenario.products import Ven
from tests.builders import ESSENTIAL, FAR, NONESSENTIAL, OPENING_DAYS, labels, outcome, records


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


def test_series_has_a_row_for_each_replication() -> None:
    series = product_series(outcome(replications=3).strategies["pull"])

    assert series.fill_rate.shape == series.ven_fill_rate.shape == (3, 3)


def test_fill_rate_of_a_product_is_pieces_served_over_asked() -> None:
    played = outcome().strategies["pull"]
    run = played.records[1]

    expected = run.served[1:, ESSENTIAL].sum() / run.asked[1:, ESSENTIAL].sum()
    assert product_series(played).fill_rate[1, ESSENTIAL] == pytest.approx(expected)


@pytest.mark.parametrize(("index", "ven"), [(0, "V"), (1, "E"), (2, "N")])
def test_classes_agree_with_the_kpis(index: int, ven: Ven) -> None:
    played = outcome().strategies["kit"]
    series, run = product_series(played), played.records[0]

    assert series.ven_fill_rate[0, index] == pytest.approx(fill_rate(run, labels(), ven=ven))
    assert series.ven_stockout_share[0, index] == pytest.approx(
        stockout_days(run, labels(), ven=ven)
    )


def test_a_product_kept_nowhere_has_no_stockout_share() -> None:
    played = outcome().strategies["pull"]
    nowhere = replace(labels(), expected_month=labels().expected_month * [1, 0, 1])

    series = product_series(replace(played, labels=nowhere))

    assert np.isnan(series.stockout_share[:, ESSENTIAL]).all()
