import pytest
from pydantic import ValidationError

from sim.scenario.cold_chain import ColdChain, ColdStorage
from tests.unit.scenario.small_world import Files


def test_refrigerators_never_fail_if_not_said() -> None:
    assert ColdChain().storage.per_day == 0


@pytest.mark.parametrize(
    ("median", "p95", "hours"),
    [("48 h", "96 h", (48, 96)), ("2 d", "4 d", (48, 96)), ("30 min", "30 min", (0.5, 0.5))],
)
def test_the_autonomy_of_boxes_is_counted_in_hours(
    median: str, p95: str, hours: tuple[float, float]
) -> None:
    chain = ColdChain.model_validate({"autonomy_median": median, "autonomy_p95": p95})

    assert (chain.autonomy_median, chain.autonomy_p95) == pytest.approx(hours)


@pytest.mark.parametrize(
    ("median", "p95"), [("0 h", "0 h"), ("0 h", "96 h"), ("97 h", "96 h"), ("5 d", "96 h")]
)
def test_half_of_the_boxes_last_no_longer_than_the_best(median: str, p95: str) -> None:
    with pytest.raises(ValidationError, match="autonomy_median above 0 h and at most autonomy_p95"):
        ColdChain.model_validate({"autonomy_median": median, "autonomy_p95": p95})


@pytest.mark.parametrize("field", ["freezes", "heat_loss", "freeze_loss"])
@pytest.mark.parametrize("value", [-0.01, 1.01])
def test_what_is_lost_is_a_share(field: str, value: float) -> None:
    with pytest.raises(ValidationError, match=field):
        ColdChain.model_validate({field: value})


@pytest.mark.parametrize("field", ["per_day", "loss"])
@pytest.mark.parametrize("value", [-0.01, 1.01])
def test_what_refrigerators_spoil_is_a_share(field: str, value: float) -> None:
    with pytest.raises(ValidationError, match=field):
        ColdStorage.model_validate({field: value})


def test_a_product_may_stand_more_heat_than_others(files: Files) -> None:
    files.edit("institutions:\n", "cold_chain: {heat_loss: 0.9}\ninstitutions:\n")
    files.edit("name: Insulin, ", "name: Insulin, cold_chain: true, heat_loss: 0.2, ")
    base = files.plan().base

    assert base.cold_chain is not None
    assert (base.cold_chain.heat_loss, base.products["insulin"].heat_loss) == (0.9, 0.2)


@pytest.mark.parametrize("field", ["heat_loss", "freeze_loss"])
def test_losses_of_a_product_that_is_not_kept_cold_are_said(files: Files, field: str) -> None:
    files.edit("name: Insulin, ", f"name: Insulin, {field}: ¶0.2, ")

    assert files.problems() == [
        (
            f"{files.expected}: products.insulin.{field}: the product is not kept cold: set its"
            " cold_chain too"
        )
    ]


def test_the_section_may_be_taken_away_by_a_strategy(files: Files) -> None:
    files.edit("institutions:\n", "cold_chain: {freezes: 0.2}\ninstitutions:\n")
    files.edit("name: Insulin, ", "name: Insulin, cold_chain: true, ")
    files.edit(
        "      replenishment:\n        units:\n",
        "      cold_chain: null\n      replenishment:\n        units:\n",
    )

    assert files.plan().strategies["kits"].scenario.cold_chain is None
