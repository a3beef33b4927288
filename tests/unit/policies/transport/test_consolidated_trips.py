import pytest
from pydantic import ValidationError

from sim.policies.transport.consolidated_trips import ConsolidatedTrips


@pytest.mark.parametrize(
    ("waited", "fill", "leaves"),
    [
        pytest.param(0, 0.1, False, id="little and new"),
        pytest.param(0, 0.8, True, id="full enough"),
        pytest.param(9, 0.79, False, id="just not"),
        pytest.param(10, 0.0, True, id="waited enough"),
        pytest.param(30, 2.0, True, id="both"),
    ],
)
def test_a_truck_leaves_when_it_pays_or_has_to(waited: int, fill: float, leaves: bool) -> None:  # noqa: FBT001 - a column of the table
    assert ConsolidatedTrips().leaves(working_days_waited=waited, fill=fill) is leaves


def test_without_patience_every_order_leaves_at_once() -> None:
    plan = ConsolidatedTrips(wait_at_most_working_days=0)

    assert plan.leaves(working_days_waited=0, fill=0.0)


@pytest.mark.parametrize(
    ("field", "value"),
    [("wait_at_most_working_days", -1), ("full_enough", 1.5), ("promised_working_days", 0)],
)
def test_what_makes_no_sense_is_refused(field: str, value: float) -> None:
    with pytest.raises(ValidationError, match=field):
        ConsolidatedTrips.model_validate({field: value})
