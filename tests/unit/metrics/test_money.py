from dataclasses import replace

import numpy as np
import pytest

from sim.metrics.kpi import Kpi
from sim.metrics.money import MONEY_SPENT, not_ordered, spent_on_goods, support_cost
from tests.builders import labels, records

RUN = replace(records(), money=np.array([[500.0, 50, 300, 100], [400.0, 20, 400, 0]]))
"""Income, support, spent and not ordered of two facilities."""


def test_money_is_summed_over_facilities() -> None:
    assert spent_on_goods(RUN, labels()) == 700
    assert support_cost(RUN, labels()) == 70


def test_what_was_not_ordered_is_a_share_of_what_would_have_been() -> None:
    assert not_ordered(RUN, labels()) == pytest.approx(100 / 800)


def test_it_is_all_where_more_was_paid_back_than_spent() -> None:
    money = np.array([[0.0, 0.0, -50.0, 100.0]])

    assert not_ordered(replace(records(), money=money), labels()) == 1


@pytest.mark.parametrize("kpi", MONEY_SPENT, ids=lambda kpi: kpi.id)
def test_nothing_is_known_where_money_never_binds(kpi: Kpi) -> None:
    assert np.isnan(kpi.measure(replace(records(), money=np.zeros((0, 4))), labels()))
