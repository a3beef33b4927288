"""Tests of the stories: every figure is one of the records, in both languages."""

import re
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from pages.stories.dates import Written
from pages.stories.told import Told, play_to_tell
from pages.stories.unit_year import UnitYear, unit_year
from pages.stories.vehicle_week import vehicle_week
from pages.stories.write import FILES, write_stories
from sim.domain.records import OUTCOMES
from sim.scenario.loader import load_plan
from sim.scenario.text import Language
from tests.tiny_scenario import TINY

ROOT = Path(__file__).parents[3]
TRACE = "trace: {facilities: [umr-lejos], products: [insulina, amoxicilina]}\n"
LANGUAGES: list[Language] = ["es", "en"]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    file = tmp_path_factory.mktemp("tiny") / "scenario.yaml"
    file.write_text(TINY + TRACE, encoding="utf-8")
    return play_to_tell(load_plan(file), "pull")


@pytest.fixture(scope="module")
def year(told: Told) -> UnitYear:
    return unit_year(told, "umr-lejos")


def test_first_day_measured_is_the_start_of_the_run(told: Told) -> None:
    assert told.moment(told.records.first_day + 0.5).isoformat() == "2025-01-01T12:00:00"


def test_year_counts_the_prescriptions_of_the_unit(told: Told, year: UnitYear) -> None:
    index = told.labels.facilities.index("umr-lejos")
    asked = told.records.prescriptions[:, index, OUTCOMES.index("asked")]

    assert [month.asked for month in year.months] == asked.tolist()
    assert year.outcomes["asked"] == asked.sum()


def test_every_order_that_came_is_told_in_its_order(told: Told, year: UnitYear) -> None:
    rows = told.records.deliveries
    index = told.labels.facilities.index("umr-lejos")
    came = rows[(rows["facility"] == index) & ~np.isnan(rows["received"])]

    assert sorted(order.came for order in year.orders) == sorted(came["pieces"].tolist())
    assert all(one.begins <= one.departed <= one.received for one in year.orders)


def test_gaps_are_the_mornings_without_stock(told: Told, year: UnitYear) -> None:
    assert sum(gap.days for gap in year.gaps) == np.count_nonzero(told.records.trace == 0)
    assert all((gap.ends - gap.begins).days == gap.days - 1 for gap in year.gaps)


def test_week_has_seven_days_with_all_its_trips(told: Told) -> None:
    week = vehicle_week(told)

    assert [day.day.weekday() for day in week.days] == list(range(7))
    assert all(drive.departed < drive.returned for drive in week.drives)


def test_events_of_the_week_are_on_their_days(told: Told) -> None:
    days = vehicle_week(told).days
    kinds = [event.kind for day in days for event in day.events]

    assert all(event.moment.date() == day.day for day in days for event in day.events)
    assert {"departs", "stop"} <= set(kinds)


@pytest.mark.parametrize(
    ("language", "day", "weekday"),
    [
        pytest.param("es", "5 de enero", "domingo", id="Spanish"),
        pytest.param("en", "5 January", "Sunday", id="English"),
    ],
)
def test_dates_are_written_as_people_do(language: Language, day: str, weekday: str) -> None:
    write = Written(language)
    fifth = date(2025, 1, 5)

    assert (write.day(fifth), write.weekday(fifth)) == (day, weekday)


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_written_with_its_picture(told: Told, tmp_path: Path, language: Language) -> None:
    files = write_stories(told, tmp_path)
    page = (tmp_path / FILES[language]).read_text(encoding="utf-8")

    assert tmp_path / FILES[language] in files
    assert f"images/stories/stock.{language}.png" in page
    assert (tmp_path / "images" / "stories" / f"stock.{language}.png").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_of_the_shipped_page_leads_somewhere(language: Language) -> None:
    page = ROOT / "docs" / FILES[language]
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_shipped_page_tells_the_scenario_as_it_stands(tmp_path: Path, language: Language) -> None:
    plan = load_plan(ROOT / "scenarios" / "chihuahua_ultima_milla")
    write_stories(play_to_tell(plan, plan.baseline), tmp_path)
    written, shipped = (
        (docs / FILES[language]).read_text(encoding="utf-8") for docs in (tmp_path, ROOT / "docs")
    )

    assert written == shipped, "tell it again: python -m pages.stories"
