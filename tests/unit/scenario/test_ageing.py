import pytest
from pydantic import ValidationError

from sim.scenario.ageing import Ageing
from tests.unit.scenario.small_world import Files


def test_nothing_expires_if_not_said() -> None:
    assert not Ageing().expires


@pytest.mark.parametrize(
    ("written", "months"), [("12 months", 12), ("1 years", 12), ("365.25 d", 12), ("0 d", 0)]
)
def test_remaining_life_is_counted_in_months(written: str, months: float) -> None:
    ageing = Ageing.model_validate({"least_remaining_life": written})

    assert ageing.least_remaining_life == pytest.approx(months)


@pytest.mark.parametrize(("least", "most"), [(0, 0), (0.5, 0.5), (0, 1), (0.2, 0.75)])
def test_first_stock_may_be_of_one_age_or_of_several(least: float, most: float) -> None:
    ageing = Ageing(first_age_least=least, first_age_most=most)

    assert (ageing.first_age_least, ageing.first_age_most) == (least, most)


WRONG: dict[str, tuple[dict[str, object], str]] = {
    "youngest older than the oldest": (
        {"first_age_least": 0.8},
        "first_age_least has to be at most first_age_most",
    ),
    "older than its shelf life": ({"first_age_most": 1.1}, "less than or equal to 1"),
    "not yet made": ({"first_age_least": -0.1}, "greater than or equal to 0"),
    "months without their unit": ({"least_remaining_life": 12}, "such as '2.5 months', got 12"),
    "less than no life": ({"least_remaining_life": "-1 months"}, "expected 0 or more"),
    "a misspelled key": ({"expire": True}, "Extra inputs are not permitted"),
}


@pytest.mark.parametrize(("fields", "words"), WRONG.values(), ids=WRONG)
def test_what_no_stock_can_be_is_refused(fields: dict[str, object], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        Ageing.model_validate(fields)


@pytest.mark.parametrize("expires", ["true", "false"])
def test_only_what_is_played_needs_a_product_that_expires(files: Files, expires: str) -> None:
    files.edit("institutions:\n", f"ageing: {{expires: {expires}}}\ninstitutions:\n")
    files.edit("name: Paracetamol, ", "name: Paracetamol, shelf_life_months: 24, ")

    assert files.plan().base.ageing.expires is (expires == "true")
