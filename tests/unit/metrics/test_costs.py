from dataclasses import replace
from math import isnan, nan

import numpy as np
import pytest

from sim.domain.records import OUTCOMES
from sim.metrics.costs import (
    cost_per_filled_prescription,
    cost_per_visit,
    supplied_value,
    transport_cost,
)
from tests.builders import NEAR, STORE, delivery, labels, records, trip

TRIPS = [trip(cost=1000.0, stops=3), trip(cost=500.0, stops=2)]


def test_transport_cost_adds_up_the_trips() -> None:
    assert transport_cost(records(trips=TRIPS), labels()) == 1500


def test_cost_per_visit_is_over_the_stops_served() -> None:
    assert cost_per_visit(records(trips=TRIPS), labels()) == 300


@pytest.mark.parametrize("trips", [[], [trip(stops=0)]])
def test_without_visits_there_is_no_cost_per_visit(trips: list[tuple[float, ...]]) -> None:
    assert isnan(cost_per_visit(records(trips=trips), labels()))


def test_cost_per_prescription_is_over_those_filled_at_the_first_attempt() -> None:
    counts = np.zeros((2, 4, len(OUTCOMES)), dtype=np.int64)
    counts[:, NEAR, OUTCOMES.index("complete")] = 50
    counts[:, STORE, OUTCOMES.index("complete")] = 99

    run = replace(records(trips=TRIPS), prescriptions=counts)

    assert cost_per_filled_prescription(run, labels()) == 15


def test_when_nothing_is_filled_there_is_no_cost_per_prescription() -> None:
    nothing = np.zeros((2, 4, len(OUTCOMES)), dtype=np.int64)

    assert isnan(cost_per_filled_prescription(replace(records(), prescriptions=nothing), labels()))


@pytest.mark.parametrize(
    ("other", "value"),
    [
        pytest.param({}, 300, id="unit"),
        pytest.param({"facility": STORE}, 100, id="store"),
        pytest.param({"received": nan}, 100, id="not received"),
    ],
)
def test_supplied_value_is_what_reached_those_who_serve_patients(other: dict, value: float) -> None:
    run = records(deliveries=[delivery(value=100.0), delivery(value=200.0, **other)])

    assert supplied_value(run, labels()) == value
