"""The tables of the clinic of Zambia are what its script makes of the published figures."""

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCENARIOS = Path(__file__).parents[3] / "scenarios"
CLINIC = SCENARIOS / "zambia_clinic"
MONTHLY = "zambia_clinic_monthly.csv"


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


@pytest.fixture(scope="module")
def remade(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which the script was run anew."""
    folder = tmp_path_factory.mktemp("scenarios")
    (folder / "data").mkdir()
    shutil.copy(SCENARIOS / "data" / MONTHLY, folder / "data")
    (folder / CLINIC.name).mkdir()
    script = shutil.copy(CLINIC / "make_tables.py", folder / CLINIC.name)
    subprocess.run([sys.executable, script], check=True)  # noqa: S603 - our own script
    return folder / CLINIC.name


@pytest.mark.parametrize("name", ["facilities.csv", "monthly.csv"])
def test_the_script_makes_the_tables_that_are_here(remade: Path, name: str) -> None:
    assert (remade / name).read_bytes() == (CLINIC / name).read_bytes()


def test_every_month_names_its_licence() -> None:
    assert all("CC BY 4.0" in row["source"] for row in rows(CLINIC / "monthly.csv"))


def test_copies_differ_by_their_names_alone() -> None:
    copies = [{**row, "id": "", "name": ""} for row in rows(CLINIC / "facilities.csv")]

    assert len(copies) == 100
    assert all(copy == copies[0] for copy in copies)
