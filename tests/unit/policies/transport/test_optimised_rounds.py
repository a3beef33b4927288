from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from sim.domain.calendar import Calendar
from sim.policies.transport import FixedRounds, OptimisedRounds, Rounds, TransportPlan

EVERY_TWO_WEEKS = {"start": {"kind": "every", "interval": "2 weeks", "first": "9 d"}}


def test_the_kind_chooses_optimised_rounds() -> None:
    read: Rounds = TypeAdapter(TransportPlan).validate_python({"kind": "optimised_rounds"})

    assert read == OptimisedRounds()


def test_the_store_shares_its_stock_before_optimised_rounds_as_before_fixed_ones() -> None:
    january = Calendar(date(2025, 1, 1), 31)
    both = [kind.model_validate(EVERY_TWO_WEEKS) for kind in (FixedRounds, OptimisedRounds)]

    assert [each.cut_offs(january) for each in both] == [[6, 20]] * 2


@pytest.mark.parametrize(
    ("field", "value"), [("days_at_most", 0), ("iterations", 0), ("least", "trips")]
)
def test_a_plan_that_makes_no_sense_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValidationError, match=field):
        OptimisedRounds.model_validate({field: value})
