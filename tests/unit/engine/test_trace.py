from typing import Any

import pytest

from tests.unit.engine.worlds import Game, patient, setting

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
