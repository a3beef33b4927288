import pytest

from tests.unit.scenario.small_world import Files

OPEN = "level: unit, opens: every day"
TICK = "  warm_up: 30 d\n"
WRONG = {
    "closed at weekends": (
        "level: unit, opens: every day, place: hamlet",
        "level: unit, place: hamlet",
        "facilities.unit-b: it is closed on whole days: leave it out, or the tick of 6 h",
    ),
    "chronic patients": (
        "name: Insulin, ven: V",
        "name: Insulin, ven: V, seasonality: chronic",
        "products.insulin.seasonality: chronic patients come on whole days",
    ),
    "holidays": (
        TICK,
        f"{TICK}  holidays: {{new-year: {{date: 2025-01-01}}}}\n",
        "run.holidays: holidays are whole days",
    ),
    "reviews between ticks": (
        "    policy: {kind: pull_by_exception",
        "    review: {kind: every, interval: 8 h}\n    policy: {kind: pull_by_exception",
        "review.interval: expected a whole number of ticks of 6 h, got 8 h",
    ),
}


@pytest.fixture
def ticking(files: Files) -> Files:
    """Return the small world with a tick of six hours, in which units never close."""
    files.edit("level: unit, place: hamlet", "level: unit, opens: every day, place: hamlet")
    files.edit("    level: unit\n", "    level: unit\n    opens: every day\n")
    files.edit(", seasonality: chronic", "")
    files.edit(TICK, f"{TICK}  tick: 6 h\n")
    return files


def test_a_tick_of_hours_suits_units_that_never_close(ticking: Files) -> None:
    assert ticking.plan().base.run.ticks_per_day == 4


@pytest.mark.parametrize(("old", "new", "problem"), WRONG.values(), ids=WRONG.keys())
def test_what_goes_by_whole_days_does_not_suit_it(
    ticking: Files, old: str, new: str, problem: str
) -> None:
    ticking.edit(old, new)

    assert problem in ticking.problems()[0]


def test_a_shock_has_to_be_in_the_uniform_calendar(files: Files) -> None:
    files.edit(TICK, f"{TICK}  calendar: uniform\n")
    files.edit(
        "baseline: today\n",
        "baseline: today\nshocks:\n  x: {kind: hub_out, facility: store, first_day: 2025-01-02,"
        " last_day: 2025-01-31}\n",
    )

    assert "shocks.x.last_day: months of the uniform calendar have 28 days" in files.problems()[0]
