import pytest

from tests.unit.scenario.small_world import Files

HEALTH = "  health: {name: Ministry of Health}\n"


def with_budget(budget: str) -> str:
    return f"  health: {{name: Ministry of Health, budget: {budget}}}\n"


def test_money_never_binds_without_a_budget(files: Files) -> None:
    assert files.plan().base.institutions["health"].budget is None


def test_a_budget_without_figures_pays_for_what_is_expected(files: Files) -> None:
    files.edit(HEALTH, with_budget("{}"))
    budget = files.plan().base.institutions["health"].budget

    assert budget is not None
    assert (budget.share_of_requirement, budget.per_month) == (1.0, {})


@pytest.mark.parametrize(
    ("written", "months"),
    [("{}", None), ("{carry_over_months: 0}", 0), ("{carry_over_months: 3}", 3)],
)
def test_all_that_is_left_stays_unless_a_limit_is_given(
    files: Files, written: str, months: float | None
) -> None:
    files.edit(HEALTH, with_budget(written))
    budget = files.plan().base.institutions["health"].budget

    assert budget is not None
    assert budget.carry_over_months == months


def test_one_strategy_alone_may_be_short_of_money(files: Files) -> None:
    files.edit(
        "      replenishment:\n        units:\n",
        "      institutions: {health: {budget: {share_of_requirement: 0.8}}}\n"
        "      replenishment:\n        units:\n",
    )
    plan = files.plan()
    budgets = {
        name: strategy.scenario.institutions["health"].budget
        for name, strategy in plan.strategies.items()
    }

    assert budgets["today"] is None
    assert budgets["kits"] is not None


WRONG: dict[str, tuple[str, str]] = {
    "less than nothing of the need": (
        "{share_of_requirement: ¶-0.1}",
        "budget.share_of_requirement: expected a number of at least 0, got -0.1",
    ),
    "money that is owed": (
        "{per_month: {store: ¶-5}}",
        "budget.per_month.store: expected a number of at least 0, got -5",
    ),
    "money of somebody unknown": (
        "{per_month: {¶stores: 5}}",
        "budget.per_month.stores: unknown facility 'stores'; did you mean 'store'?",
    ),
    "words for a number of months": (
        "{carry_over_months: ¶all}",
        "budget.carry_over_months: expected a number, got 'all'",
    ),
    "a unit behind a plain number of months": (
        "{carry_over_months: ¶2 months}",
        "budget.carry_over_months: expected a number, got '2 months'",
    ),
    "unknown key": (
        "{¶per_months: 5}",
        "budget.per_months: unknown key 'per_months'; did you mean 'per_month'?",
    ),
}


@pytest.mark.parametrize(("budget", "message"), WRONG.values(), ids=WRONG)
def test_a_budget_that_makes_no_sense_is_said(files: Files, budget: str, message: str) -> None:
    files.edit(HEALTH, with_budget(budget))

    assert files.problems() == [f"{files.expected}: institutions.health.{message}"]
