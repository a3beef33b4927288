from pathlib import Path

import pytest

from sim.reporting.write import write_outcome
from tests.builders import outcome


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path]]:
    """Write a small comparison once for all tests of this file."""
    folder = tmp_path_factory.mktemp("results")
    return folder, write_outcome(outcome(), folder, "es")


def test_all_files_are_named_and_there(written: tuple[Path, list[Path]]) -> None:
    folder, files = written

    assert sorted(files) == sorted(file for file in folder.rglob("*") if file.is_file())


@pytest.mark.parametrize(
    "name",
    [
        "kpis.csv",
        "report.html",
        "report.xlsx",
        "charts/strategies_compared.svg",
        "charts/network_map.png",
        "charts/availability_by_unit.png",
        "charts/delivery_times.png",
        "charts/time_made_of.png",
        "charts/coverage_curve.png",
        "charts/shock_recovery.png",
        "charts/stock_over_time_2.svg",
    ],
)
def test_file_is_written(written: tuple[Path, list[Path]], name: str) -> None:
    assert (written[0] / name).stat().st_size > 1000


@pytest.mark.parametrize("name", ["units_at_risk", "route_sheets", "itinerant_calendar"])
def test_list_is_written_and_shown(written: tuple[Path, list[Path]], name: str) -> None:
    folder, _ = written

    assert (folder / "lists" / f"{name}.csv").exists()
    assert f'id="list_{name}"' in (folder / "report.html").read_text(encoding="utf-8")


def test_report_holds_every_chart(written: tuple[Path, list[Path]]) -> None:
    drawings = [file for file in written[1] if file.suffix == ".svg"]
    page = (written[0] / "report.html").read_text(encoding="utf-8")

    assert page.count("data:image/svg+xml;charset=utf-8,") == len(drawings)
