"""Both pages of stories and their pictures, written into the docs."""

from pathlib import Path

from pages.markdown import template
from pages.pictures import save_picture
from pages.stories.dates import Written
from pages.stories.picture import stock_picture
from pages.stories.told import REPLICATION, Told
from pages.stories.unit_year import UnitYear, unit_year
from pages.stories.vehicle_week import VehicleWeek, vehicle_week
from sim.engine.model_version import MODEL_VERSION
from sim.reporting.style import drawing
from sim.scenario.text import Language

FILES: dict[Language, str] = {"en": "stories.md", "es": "historias.md"}
"""The page in each language."""

IMAGES = Path("images") / "stories"


def write_stories(told: Told, docs: Path) -> list[Path]:
    """Write the page in each language into *docs*, with its picture; return the files."""
    facility = told.scenario.trace.facilities[0]
    year, week = unit_year(told, facility), vehicle_week(told)
    files = []
    for language, name in FILES.items():
        picture = IMAGES / f"stock.{language}.png"
        with drawing():
            figure = stock_picture(told, facility, year.orders, language=language)
        files.append(save_picture(figure, docs / picture))
        page = docs / name
        text = render_stories(told, year, week, picture=picture.as_posix(), language=language)
        page.write_text(text, encoding="utf-8")
        files.append(page)
    return files


def render_stories(
    told: Told, year: UnitYear, week: VehicleWeek, *, picture: str, language: Language
) -> str:
    """Return the page in Markdown."""
    return template(FILES[language]).render(
        told=told,
        title=told.plan.base.title.in_language(language),
        strategy=told.plan.strategies[told.strategy].title.in_language(language),
        seed=told.plan.base.run.seed,
        replication=REPLICATION,
        model=MODEL_VERSION,
        unit=year,
        entries=sorted([*year.orders, *year.gaps], key=lambda entry: entry.begins),
        week=week,
        picture=picture,
        write=Written(language),
    )
