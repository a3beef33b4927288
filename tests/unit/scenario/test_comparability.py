import pytest

from tests.unit.scenario.small_world import Files

POLICY = "          policy: {kind: kit_push}\n"
WHY = "a strategy meets the same patients as all others"
CHANGES = {
    "another horizon": (
        "      run: {horizon: 30 d}\n",
        "strategies.kits.run: " + WHY + "; change `run` for all, or use `--set`",
    ),
    "other patients": (
        "      demand: {dispersion: 0.2}\n",
        "strategies.kits.demand: " + WHY + "; change `demand` for all, or use `--set`",
    ),
    "a product less": (
        "      products: {insulin: null}\n      demand: {rates: {insulin: null}}\n",
        "strategies.kits.products: " + WHY + ": it may change what a product is, but neither add"
        " nor remove one",
    ),
    "other specialties": (
        "      itinerants: {specialties: {eyes: {name: Eyes, per_person_year: 1, mix: rural}}}\n",
        "strategies.kits.itinerants.specialties: " + WHY + "; change the specialties for all, or"
        " use `--set`",
    ),
    "another currency": (
        "      costs: {currency: USD}\n",
        (
            "strategies.kits.costs.currency: costs of strategies are compared: expected the same"
            " money for all; change it for all, or use `--set`"
        ),
    ),
    "prices of another year": (
        "      costs: {base_year: 2019}\n",
        (
            "strategies.kits.costs.base_year: costs of strategies are compared: expected the same"
            " money for all; change it for all, or use `--set`"
        ),
    ),
    "a facility less": (
        "      facilities: {unit-b: null}\n",
        "strategies.kits.facilities: " + WHY + ": it may not remove 'unit-b'",
    ),
}


@pytest.mark.parametrize(("change", "problem"), CHANGES.values(), ids=CHANGES.keys())
def test_strategy_may_not_change_whom_all_strategies_serve(
    files: Files, change: str, problem: str
) -> None:
    files.edit(POLICY, POLICY + change)

    assert any(line.endswith(problem) for line in files.problems())


def test_strategy_may_add_a_facility(files: Files) -> None:
    hub = "{name: Hub, institution: health, level: hub, place: town, supplier: maker}"
    files.edit(POLICY, f"{POLICY}      facilities: {{hub: {hub}}}\n")

    assert "hub" in files.plan().strategies["kits"].scenario.facilities


def test_strategy_may_pay_its_crews_otherwise(files: Files) -> None:
    files.edit(POLICY, POLICY + "      costs: {night: 700, team_per_day: 90}\n")

    assert files.plan().strategies["kits"].scenario.costs.night == 700


def test_strategy_may_give_a_product_another_price(files: Files) -> None:
    files.edit(POLICY, POLICY + "      products: {insulin: {unit_price: 9}}\n")

    assert files.plan().strategies["kits"].scenario.products["insulin"].unit_price == 9
