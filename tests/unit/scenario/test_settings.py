import pytest

from sim.policies.replenishment.pull_by_exception import PullByException
from tests.unit.scenario.small_world import Files


def test_a_setting_changes_the_base_and_every_strategy(files: Files) -> None:
    plan = files.plan(["demand.dispersion=0.3", "run.seed=9"])

    scenarios = [plan.base, *(strategy.scenario for strategy in plan.strategies.values())]
    assert {scenario.demand.dispersion for scenario in scenarios} == {0.3}
    assert {scenario.run.seed for scenario in scenarios} == {9}


def test_a_setting_wins_over_what_a_strategy_says(files: Files) -> None:
    files.edit("          policy: {kind: kit_push}", "          first_stock: 1 months")

    plan = files.plan(["replenishment.units.first_stock=4 months"])
    assert plan.strategies["kits"].scenario.replenishment["units"].first_stock == 4


def test_of_two_settings_of_one_value_the_later_wins(files: Files) -> None:
    assert files.plan(["run.seed=2", "run.seed=3"]).base.run.seed == 3


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("transport.vehicles.truck.surfaces=[paved, dirt, gravel]", ("paved", "dirt", "gravel")),
        ("transport.vehicles.truck={surfaces: [dirt, paved]}", ("dirt", "paved")),
    ],
)
def test_a_value_may_be_a_list_or_a_mapping(
    files: Files, setting: str, value: tuple[str, ...]
) -> None:
    assert files.plan([setting]).base.transport.vehicles["truck"].surfaces == value


def test_null_takes_an_entry_away_everywhere(files: Files) -> None:
    files.edit(
        "      replenishment:", "      facilities: {unit-b: {stop: 5}}\n      replenishment:"
    )

    plan = files.plan(["facilities.unit-b=null"])
    assert "unit-b" not in plan.base.facilities
    assert "unit-b" not in plan.strategies["kits"].scenario.facilities


def test_null_within_a_mapping_takes_an_entry_away_everywhere(files: Files) -> None:
    plan = files.plan(["facilities={unit-a: {population: 5}, unit-b: null}"])
    scenarios = [plan.base, *(strategy.scenario for strategy in plan.strategies.values())]

    assert all("unit-b" not in scenario.facilities for scenario in scenarios)
    assert {scenario.facilities["unit-a"].population for scenario in scenarios} == {5}


def test_what_a_strategy_has_taken_away_stays_away(files: Files) -> None:
    storm = "hills--snow--1"
    files.edit(
        "      replenishment:",
        f"      closures: {{storms: {{{storm}: null}}}}\n      replenishment:",
    )

    plan = files.plan([f"closures.storms.{storm}.storms_per_season=5"])
    assert plan.base.closures.storms[storm].storms_per_season == 5
    assert storm not in plan.strategies["kits"].scenario.closures.storms


def test_an_entry_of_one_strategy_is_set_there(files: Files) -> None:
    files.edit(
        "          policy: {kind: kit_push}",
        "          groups: [kit]\n"
        "        more: {levels: [unit], groups: [other], policy: {kind: kit_push}}",
    )
    files.edit("{name: Insulin, ", "{name: Insulin, supply_group: other, ")
    files.edit("    levels: [unit]\n", "    levels: [unit]\n    groups: [kit, other]\n")

    plan = files.plan(["replenishment.more.policy.size=1.5"])
    assert plan.strategies["kits"].scenario.replenishment["more"].policy.size == 1.5  # type: ignore[union-attr]
    assert "more" not in plan.base.replenishment


def test_an_id_may_have_dots(files: Files) -> None:
    files.text = files.text.replace("insulin:", "010.000.12:")

    plan = files.plan(["products.010.000.12.unit_price=3"])
    assert plan.base.products["010.000.12"].unit_price == 3


def test_the_baseline_can_be_set(files: Files) -> None:
    assert files.plan(["baseline=kits"]).baseline == "kits"


def test_a_setting_replaces_the_source_of_the_value(files: Files) -> None:
    assert not files.plan(["demand.dispersion=0.3"]).assumptions


def test_settings_are_part_of_the_raw_data(files: Files) -> None:
    assert files.plan(["demand.dispersion=0.3"]).raw["demand"]["dispersion"] == 0.3


@pytest.mark.parametrize(
    ("setting", "problem"),
    [
        ("run.seed", "1:1: expected path=value, such as run.seed=2, got 'run.seed'"),
        ("=2", "1:1: expected path=value, such as run.seed=2, got '=2'"),
        ("run.sed=2", "1:9: run.sed: unknown key 'sed'; did you mean 'seed'?"),
        ("run.seed=many", "1:10: run.seed: expected a whole number, got 'many'"),
        ("run.seed=[1", "1:1: this is not YAML"),
        (
            "facilities.unit-c.stop=1",
            "1:1: facilities.unit-c.stop: there is no 'unit-c'; did you mean 'unit-",
        ),
        (
            "facilities.store.lat=null",
            "1:1: facilities.store.lat: null takes an entry away, but there is none",
        ),
        (
            "run.seed.x=1",
            "1:1: run.seed: expected a whole number, got a mapping",
        ),
    ],
    ids=[
        "no value",
        "no path",
        "unknown key",
        "wrong value",
        "no YAML",
        "unknown entry",
        "null of nothing",
        "below a value",
    ],
)
def test_a_mistake_in_a_setting_is_said(files: Files, setting: str, problem: str) -> None:
    (said,) = files.problems([setting])

    assert said.startswith(f"--set:{problem}")


PATCHED = "      replenishment:\n        units:\n          policy: {kind: kit_push}"


def policies(files: Files, change: str, setting: str) -> dict[str, object]:
    """Return the policy of units in the base and under a strategy that changes it."""
    files.edit(PATCHED, PATCHED.replace("{kind: kit_push}", change))
    plan = files.plan([setting])
    played = {"base": plan.base, "kits": plan.strategies["kits"].scenario}
    return {name: each.replenishment["units"].policy for name, each in played.items()}


@pytest.mark.parametrize("written", ["={kind: standard, max_months: 5 months}", ".kind=standard"])
def test_another_kind_leaves_nothing_of_what_a_strategy_changed_of_the_old_one(
    files: Files, written: str
) -> None:
    found = policies(files, "{request: 4 months}", f"replenishment.units.policy{written}")

    assert found["kits"] == found["base"]


def test_another_kind_does_not_take_over_what_it_calls_the_same(files: Files) -> None:
    files.edit("kind: pull_by_exception, threshold: 2 months", "kind: forced_ordering")
    setting = "replenishment.units.policy={kind: report_based_allocation}"
    found = policies(files, "{max_months: 9 months}", setting)

    assert found["kits"] == found["base"]


def test_the_same_kind_keeps_what_a_strategy_changed(files: Files) -> None:
    found = policies(
        files,
        "{request: 4 months}",
        "replenishment.units.policy={kind: pull_by_exception, threshold: 1 months}",
    )

    assert found["base"] == PullByException.model_validate({"threshold": "1 months"})
    assert found["kits"] == PullByException.model_validate(
        {"threshold": "1 months", "request": "4 months"}
    )


def test_the_kind_of_a_facility_is_a_name(files: Files) -> None:
    files.edit(PATCHED, "      facilities: {unit-a: {unloading: 2 h}}\n" + PATCHED)
    files.edit("    stop: 1\n", "    stop: 1\n    kind: small\n")
    plan = files.plan(["facilities.unit-a={kind: large}"])
    unit = plan.strategies["kits"].scenario.facilities["unit-a"]

    assert (unit.kind, unit.unloading) == ("large", 2)
