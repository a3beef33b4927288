import pytest
from pydantic import ValidationError

from sim.policies.replenishment.pre_positioning import PrePositioning
from tests.unit.policies.replenishment.views import chance, rows, view

BEFORE_SNOW = PrePositioning.model_validate(
    {"max_months": "3 months", "extra": "1.5 months", "months": [11, 12]}
)


@pytest.mark.parametrize(("month", "pieces"), [(10, 250), (11, 400), (12, 400), (1, 250), (7, 250)])
def test_more_is_ordered_in_the_months_before_the_season(month: int, pieces: int) -> None:
    assert rows(BEFORE_SNOW.order(view([[50]], month=month), chance())) == [[pieces]]


def test_what_was_laid_up_is_used_before_more_is_ordered() -> None:
    assert rows(BEFORE_SNOW.order(view([[450, 290]], month=1), chance())) == [[0, 10]]


@pytest.mark.parametrize("months", [[], [0], [13], ["november"]])
def test_months_are_those_of_the_calendar(months: list[object]) -> None:
    with pytest.raises(ValidationError, match="months"):
        PrePositioning.model_validate({"months": months})
