import csv
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

SCENARIOS = Path(__file__).parents[3] / "scenarios"
FOLDER = SCENARIOS / "chihuahua_convenios"
CYCLES = {"imss-bienestar": "28 d", "ssa": "42 d"}

Rows = list[dict[str, str]]


def read(file: Path) -> Rows:
    with file.open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def visits() -> Rows:
    return read(FOLDER / "visits.csv")


@pytest.fixture(scope="module")
def facilities() -> dict[str, dict[str, str]]:
    rows = read(SCENARIOS / "chihuahua_intercambio" / "facilities.csv")
    return {row["id"]: row for row in rows}


def test_the_same_visits_come_out_every_time(tmp_path: Path) -> None:
    command = [sys.executable, str(FOLDER / "make_tables.py"), str(tmp_path)]
    subprocess.run(  # noqa: S603 - our own script
        command, check=True, capture_output=True, cwd=SCENARIOS.parent, env={"PYTHONPATH": "."}
    )

    assert (tmp_path / "visits.csv").read_bytes() == (FOLDER / "visits.csv").read_bytes()


def test_specialists_stay_for_one_to_five_days(visits: Rows) -> None:
    lengths = {
        (date.fromisoformat(row["last_day"]) - date.fromisoformat(row["first_day"])).days + 1
        for row in visits
    }

    assert lengths == {1, 2, 3, 4, 5}


def test_specialists_visit_facilities_of_who_sends_them(
    visits: Rows, facilities: dict[str, dict[str, str]]
) -> None:
    owners = [facilities[row["facility"]]["institution"] for row in visits]

    assert owners == [row["institution"] for row in visits]


def test_both_institutions_visit_most_of_the_towns(
    visits: Rows, facilities: dict[str, dict[str, str]]
) -> None:
    towns: dict[str, set[str]] = {name: set() for name in CYCLES}
    for row in visits:
        towns[row["institution"]].add(facilities[row["facility"]]["place"])

    assert towns["ssa"] - towns["imss-bienestar"] == {"moris"}
    assert towns["imss-bienestar"] - towns["ssa"] == {"san-juanito"}


@pytest.mark.parametrize(("institution", "cycle"), CYCLES.items())
def test_tours_come_again_in_their_cycle(visits: Rows, institution: str, cycle: str) -> None:
    theirs = {row["repeats_every"] for row in visits if row["institution"] == institution}

    assert theirs == {cycle}
