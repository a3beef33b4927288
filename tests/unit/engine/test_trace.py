from typing import Any

import pytest

from tests.unit.engine.worlds import NEAR, Game, patient, setting
from tests.unit.network.worlds import closed

TRACE: dict[str, Any] = {"trace": {"facilities": ["near"], "products": ["e", "v"]}}


def test_a_trace_has_the_stock_at_opening_day_by_day() -> None:
    game = Game(setting(**TRACE), traced=True, patients={8: [patient("near", v=3)]})
    trace = game.play().trace

    assert trace.shape == (28, 1, 2)
    assert trace[6:11, 0].tolist() == [[0, 0], [0, 0], [10, 10], [10, 7], [10, 7]]


def test_facilities_and_products_stand_in_the_order_of_the_trace() -> None:
    known = setting(trace={"facilities": ["far", "near"], "products": ["v"]})

    assert Game(known, traced=True).play().trace[-1].tolist() == [[20], [10]]


def test_a_trace_starts_with_the_first_day_measured() -> None:
    known = setting(**TRACE, run={"warm_up": "7 d", "horizon": "3 d"})

    assert Game(known, traced=True).play().trace[:, 0, 0].tolist() == [0, 10, 10]


def test_a_trace_has_the_consumption_as_estimated() -> None:
    records = Game(setting(**TRACE, run={"horizon": "40 d"}), traced=True).play()

    assert records.trace_consumption[0, 0] == pytest.approx([10.1458, 10.1458], abs=1e-4)
    assert records.trace_consumption[39, 0, 0] < records.trace_consumption[28, 0, 0]


@pytest.mark.parametrize("traced", [True, False])
def test_days_are_there_only_where_the_run_is_traced(*, traced: bool) -> None:
    records = Game(setting(**TRACE), traced=traced).play()

    assert len(records.trace) == len(records.trace_consumption) == 28 * traced


def test_a_trace_of_nothing_has_its_days() -> None:
    assert Game(traced=True).play().trace.shape == (28, 0, 0)


def test_a_trace_counts_the_keys_that_are_out_at_opening_by_class() -> None:
    game = Game(traced=True, patients={8: [patient("near", v=10)]})
    keys_out = game.play().keys_out

    assert keys_out.shape == (28, 3, 3)
    assert keys_out[[6, 8, 9], NEAR].tolist() == [[1, 1, 1], [0, 0, 0], [1, 0, 0]]


def test_a_trace_has_every_road_that_a_trip_drove() -> None:
    records = Game(traced=True).play()
    names = [setting().network.nodes[node] for node in records.passages["origin"]]

    assert names == ["w", "a", "b", "a"]
    assert set(records.passages["trip"]) == set(records.trips["trip"])
    assert (records.passages["reached"] > records.passages["left"]).all()


@pytest.mark.parametrize("traced", [True, False])
def test_roads_are_written_down_only_where_the_run_is_traced(*, traced: bool) -> None:
    records = Game(traced=traced).play()

    assert bool(records.passages.size) == traced
    assert len(records.keys_out) == 28 * traced


def test_a_traced_run_is_the_same_as_one_that_is_not() -> None:
    traced, plain = (Game(traced=each).play() for each in (True, False))

    assert traced.trips.tobytes() == plain.trips.tobytes()
    assert traced.deliveries.tobytes() == plain.deliveries.tobytes()


def test_a_trace_has_the_closures_that_touch_the_days_measured() -> None:
    storms = {"wa": closed(3.0, 5.5), "ab": closed(40.0, 41.0)}
    records = Game(traced=True, storms=storms).play()

    assert records.closures[["start", "end", "trucks_only"]].tolist() == [(3.0, 5.5, False)]
