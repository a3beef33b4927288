from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from sim.domain.calendar import Calendar
from sim.policies.transport import ConsolidatedTrips, FixedRounds, TransportPlan


def test_a_round_starts_in_the_last_week_but_one_if_not_said() -> None:
    january = Calendar(date(2025, 1, 1), 31)

    assert [january.date(day).day for day in FixedRounds().start.days(january)] == [20]


def test_a_round_may_start_every_so_many_days() -> None:
    rounds = FixedRounds.model_validate({"start": {"kind": "every", "interval": "2 weeks"}})

    assert rounds.start.days(Calendar(date(2025, 1, 1), 31)) == [0, 14, 28]


@pytest.mark.parametrize(
    ("field", "value"), [("cut_off_working_days", -1), ("window_working_days", 0)]
)
def test_what_makes_no_sense_is_refused(field: str, value: int) -> None:
    with pytest.raises(ValidationError, match=field):
        FixedRounds.model_validate({field: value})


@pytest.mark.parametrize(
    ("kind", "plan"),
    [("fixed_rounds", FixedRounds()), ("consolidated_trips", ConsolidatedTrips())],
)
def test_the_kind_chooses_the_plan(kind: str, plan: FixedRounds | ConsolidatedTrips) -> None:
    read: FixedRounds | ConsolidatedTrips = TypeAdapter(TransportPlan).validate_python(
        {"kind": kind}
    )

    assert read == plan
