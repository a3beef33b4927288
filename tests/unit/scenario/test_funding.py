import pytest

from tests.unit.scenario.small_world import Files

HEALTH = "  health: {name: Ministry of Health}\n"
POOR = "  health: {name: Ministry of Health, budget: {share_of_requirement: 0.8}}\n"
SUPPORT = "agreements:\n  ¶insabi: {kind: external_support, "

WRONG: dict[str, tuple[str, str]] = {
    "money for who does not buy": (
        "  health: {name: Ministry of Health, budget: {per_month: {¶unit-a: 900}}}\n",
        (
            "institutions.health.budget.per_month.unit-a: 'unit-a' buys nothing from outside:"
            " 'store' supplies it"
        ),
    ),
    "money for somebody else": (
        HEALTH + "  other: {name: Other, budget: {per_month: {¶store: 900}}}\n",
        "institutions.other.budget.per_month.store: 'store' belongs to 'health'",
    ),
    "support where money is no limit": (
        HEALTH
        + "agreements:\n  insabi: {kind: external_support, ¶supply: {share_of_requirement: 0.1}}\n",
        (
            "agreements.insabi.supply: 'store' buys for them without a budget: more money changes"
            " nothing"
        ),
    ),
    "support of nobody": (
        POOR + SUPPORT + "regions: [plain], facilities: [unit-a]}\n",
        "agreements.insabi: chooses no facility: none has one of these owners, regions and names",
    ),
    "support of a facility that there is not": (
        POOR + "agreements:\n  insabi: {kind: external_support, facilities: [¶unit-x]}\n",
        "agreements.insabi.facilities.0: unknown facility 'unit-x'",
    ),
}


@pytest.mark.parametrize(("written", "message"), WRONG.values(), ids=WRONG)
def test_money_that_changes_nothing_is_said(files: Files, written: str, message: str) -> None:
    files.edit(HEALTH, written)

    (problem,) = files.problems()

    assert problem.startswith(f"{files.expected}: {message}")


def test_support_of_a_buyer_with_a_budget_is_in_order(files: Files) -> None:
    support = SUPPORT.replace("¶", "") + "supply: {per_month: 900}}\n"
    files.edit(HEALTH, POOR + support)

    assert "insabi" in files.plan().base.agreements
