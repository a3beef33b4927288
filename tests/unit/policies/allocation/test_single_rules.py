from typing import TYPE_CHECKING

import pytest
from pydantic import TypeAdapter, ValidationError

from sim.policies.allocation.one_month_floor import OneMonthFloor
from sim.policies.allocation.single_rules import SingleRule
from sim.policies.allocation.ven_first import VenFirst

if TYPE_CHECKING:
    from sim.policies.allocation.base import AllocationRule

SINGLE = ("first_come", "equal_months", "proportional", "remoteness_weighted")


@pytest.mark.parametrize("kind", SINGLE)
def test_a_single_rule_is_chosen_by_its_kind(kind: str) -> None:
    rule: AllocationRule = TypeAdapter(SingleRule).validate_python({"kind": kind})

    assert rule.model_dump()["kind"] == kind


@pytest.mark.parametrize("outer", [OneMonthFloor, VenFirst])
@pytest.mark.parametrize("kind", SINGLE)
def test_rules_that_build_on_another_take_any_single_one(
    outer: type[OneMonthFloor | VenFirst], kind: str
) -> None:
    assert outer.model_validate({"then": {"kind": kind}}).then.kind == kind


@pytest.mark.parametrize("outer", [OneMonthFloor, VenFirst])
@pytest.mark.parametrize("kind", ["one_month_floor", "ven_first"])
def test_rules_that_build_on_another_do_not_build_on_each_other(
    outer: type[OneMonthFloor | VenFirst], kind: str
) -> None:
    with pytest.raises(ValidationError, match="does not match any of the expected tags"):
        outer.model_validate({"then": {"kind": kind}})


@pytest.mark.parametrize(
    ("outer", "kind"), [(OneMonthFloor, "proportional"), (VenFirst, "equal_months")]
)
def test_what_comes_then_if_not_said(outer: type[OneMonthFloor | VenFirst], kind: str) -> None:
    assert outer().then.kind == kind
