from dataclasses import replace

import numpy as np
import pytest

from sim.metrics.catalogue import KPIS
from sim.reporting.digest import StrategyDigest, digest
from tests.builders import FAR, NEAR, STORE, delivery, labels, outcome, records


def played(*deliveries: tuple[float, ...]) -> StrategyDigest:
    """Return the digest of one run with these deliveries."""
    whole = outcome(("pull",), replications=1)
    only = replace(whole.strategies["pull"], records=[records(0, deliveries=deliveries)])
    return digest(replace(whole, strategies={"pull": only})).strategies["pull"]


def test_every_replication_has_its_row() -> None:
    data = digest(outcome(replications=3)).strategies["kit"]

    assert data.filled.shape == (3, 4)
    assert data.product_asked.shape == (3, 3)


def test_store_serves_nobody() -> None:
    data = digest(outcome()).strategies["pull"]

    assert np.isnan(data.filled[:, STORE]).all()
    assert STORE not in data.units


def test_prescriptions_add_up_to_the_kpi() -> None:
    whole = outcome(replications=1)
    data = digest(whole).strategies["pull"]
    kpi = KPIS["prescriptions_filled"].measure(whole.strategies["pull"].records[0], labels())

    assert data.complete.sum() / data.asked.sum() == pytest.approx(kpi)


@pytest.mark.parametrize(
    ("is_order", "cycle_start", "days"),
    [(True, 380.0, 11.0), (False, 380.0, 1.0), (False, float("nan"), 11.0)],
    ids=["an order counts from its review", "a kit from its round", "or from its release"],
)
def test_time_of_a_delivery(is_order: bool, cycle_start: float, days: float) -> None:  # noqa: FBT001 - a case of the table
    row = delivery(is_order=is_order, decided=370.0, received=381.0, cycle_start=cycle_start)

    assert played(row).delivery_days[0].tolist() == [days]


def test_what_has_not_come_takes_for_ever() -> None:
    assert played(delivery(received=float("nan"))).delivery_days[0].tolist() == [np.inf]


def test_goods_for_the_store_are_no_delivery_to_patients() -> None:
    data = played(delivery(facility=STORE), delivery(facility=NEAR))

    assert data.delivery_days[0].size == 1


def test_promise_is_the_median_of_due_dates() -> None:
    data = played(
        delivery(decided=370.0, due=380.0),
        delivery(decided=370.0, due=385.0),
        delivery(decided=370.0, due=399.0, facility=FAR),
    )

    assert data.promised_days == 15.0


def test_no_deliveries_promise_nothing() -> None:
    data = played()

    assert np.isnan(data.promised_days)
    assert not data.is_ordered
