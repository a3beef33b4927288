import pytest

from tests.unit.scenario.small_world import Files

FLEETS = "    trucks: {vehicle: truck, number: 1, home: store}\n"
VANS = "    vans: {vehicle: van, number: 1, home: store}\n"
VAN = (
    "    van:\n      {payload_kg: 350, volume_m3: 8, max_speed_kph: 80, cost_per_km: 1,"
    " cost_per_day: 1, surfaces: [paved]}\n"
)
DATES = "fleet: trucks, first_day: 2025-01-01, last_day: 2025-02-01"


def failing(files: Files, rest: str) -> Files:
    """Let the contract of the trucks fail, in a world that has vans too."""
    interruption = f"  interruptions:\n    tender: {{{DATES}, {rest}}}\n"
    files.edit("  fleets:\n", VAN + "  fleets:\n")
    files.edit(FLEETS, FLEETS + VANS + interruption)
    return files


@pytest.mark.parametrize(
    ("rest", "home", "expected"),
    [
        pytest.param(
            "falls_back_to: ¶trucks",
            "store",
            "'trucks' cannot stand in for itself; name another fleet",
            id="itself",
        ),
        pytest.param(
            "routes: [north], falls_back_to: ¶vans",
            "unit-a",
            "the vehicles of 'vans' load at 'unit-a', expected 'store' as those of 'trucks'",
            id="elsewhere",
        ),
    ],
)
def test_who_cannot_stand_in_is_said(files: Files, rest: str, home: str, expected: str) -> None:
    failing(files, rest)
    files.text = files.text.replace(VANS, VANS.replace("home: store", f"home: {home}"))
    path = "transport.interruptions.tender.falls_back_to"

    assert f"{files.expected}: {path}: {expected}" in files.problems()


@pytest.mark.parametrize(
    "who", ["regions: [sierra], ", "routes: [north], ", ""], ids=["region", "route", "all"]
)
def test_who_stands_in_has_to_get_there(files: Files, who: str) -> None:
    (problem,) = failing(files, f"{who}falls_back_to: vans").problems()

    assert "facilities.unit-b: 'van' cannot get here from 'store'" in problem


@pytest.mark.parametrize("rest", ["regions: [plain], falls_back_to: vans", "regions: [sierra]"])
def test_who_stands_in_need_not_get_to_others(files: Files, rest: str) -> None:
    plan = failing(files, rest).plan()

    assert plan.base.transport.interruptions["tender"].is_of_stops


def test_a_share_of_the_vehicles_is_no_share_of_the_stops(files: Files) -> None:
    (problem,) = failing(files, "share: 0.5, regions: [sierra]").problems()

    assert problem.endswith(
        "transport.interruptions.tender: expected a share of the vehicles, or who is not served"
        " (regions, routes, falls_back_to), got both"
    )


def between(files: Files, first: str, last: str) -> list[str]:
    """Return what is said of an interruption between these dates."""
    failing(files, "regions: [sierra]")
    files.edit("first_day: 2025-01-01", f"first_day: {first}")
    files.edit("last_day: 2025-02-01", f"last_day: {last}")
    return [str(each) for each in files.plan().warnings if "interruptions" in str(each)]


@pytest.mark.parametrize(
    ("first", "last"), [("2023-01-01", "2024-12-01"), ("2025-04-01", "2026-01-01")]
)
def test_an_interruption_outside_the_run_is_warned_of(files: Files, first: str, last: str) -> None:
    (warning,) = between(files, first, last)

    assert warning.endswith(
        f"transport.interruptions.tender: interrupts nothing from {first} to {last}: the run is"
        " from 2024-12-02, warm-up included, to 2025-03-31"
    )


@pytest.mark.parametrize(
    ("first", "last"), [("2024-11-01", "2024-12-02"), ("2025-03-31", "2026-01-01")]
)
def test_a_day_in_the_run_is_enough(files: Files, first: str, last: str) -> None:
    assert not between(files, first, last)
