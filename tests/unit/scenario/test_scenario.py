import pytest

from sim.agreements import JointCalendar, ReciprocalLoans, SingleCatalogue
from sim.scenario.scenario import Scenario
from tests.unit.scenario.small_world import Files

MONTHS = range(1, 13)


@pytest.fixture
def rainy(files: Files) -> Scenario:
    rows = ", ".join(f"{month}: {{rain: {month / 10}}}" for month in reversed(MONTHS))
    files.edit("demand:\n", f"profiles: {{{rows}}}\ndemand:\n")
    return files.plan().base


def test_a_profile_begins_in_january_whatever_the_order_of_its_rows(rainy: Scenario) -> None:
    assert rainy.profile("rain") == [month / 10 for month in MONTHS]


def test_without_a_profile_all_months_are_alike(rainy: Scenario) -> None:
    assert rainy.profile("") == [1.0] * 12


@pytest.mark.parametrize(("line", "counts"), [("", False), ("    counts_backorders: true\n", True)])
def test_what_is_owed_counts_where_one_programme_says_so(
    files: Files, line: str, *, counts: bool
) -> None:
    files.edit("    levels: [unit]\n", f"    levels: [unit]\n{line}")

    assert files.plan().base.counts_backorders is counts


def test_agreements_of_one_kind_are_found_by_name(files: Files) -> None:
    files.edit(
        "institutions:\n",
        "agreements:\n"
        "  keys: {kind: single_catalogue}\n"
        "  loans: {kind: reciprocal_loans, parties: [health, social], levels: [unit]}\n"
        "institutions:\n  social: {name: Social Security}\n",
    )
    files.edit("name: Unit B, institution: health", "name: Unit B, institution: social")
    base = files.plan().base

    assert list(base.agreed(ReciprocalLoans)) == ["loans"]
    assert list(base.agreed(SingleCatalogue)) == ["keys"]
    assert base.agreed(JointCalendar) == {}


WRONG: dict[str, tuple[str, str, str]] = {
    "nothing to supply": (
        "supply:\n  maker: {name: Maker, lead_time_most: 40 d}\n",
        "supply: {}\n",
        "supply: expected at least one entry, got none",
    ),
    "no title": ("title: {es: Prueba, en: Test}\n", "", "'title' is missing"),
    "words in one language": (
        "title: {es: Prueba, en: Test}",
        "title: {es: Prueba}",
        "title: 'en' is missing",
    ),
    "an unknown baseline": (
        "baseline: today",
        "baseline: tomorrow",
        "baseline: unknown strategy 'tomorrow'; known: 'today', 'kits'",
    ),
    "a profile of nothing in every month": (
        "    winter: {months: [12, 1, 2], factor: 1.5}",
        "    winter: {profile: rain}",
        (
            "demand.seasons.winter.profile: the profile 'rain' is 0 in every month: nobody would"
            " ever come"
        ),
    ),
    "a thirteenth month": (
        "demand:\n",
        "profiles: {13: {rain: 1}}\ndemand:\n",
        "profiles: expected a row for each month from 1 to 12, got '13'",
    ),
}


@pytest.mark.parametrize(("old", "new", "message"), WRONG.values(), ids=WRONG)
def test_what_a_scenario_lacks_is_said(files: Files, old: str, new: str, message: str) -> None:
    files.edit(old, new)
    if "'rain'" in message:
        rows = ", ".join(f"{month}: {{rain: 0}}" for month in MONTHS)
        files.text += f"profiles: {{{rows}}}\n"

    assert any(message in problem for problem in files.problems())
