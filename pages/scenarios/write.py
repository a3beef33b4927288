"""The pages of scenarios and their index, written into the docs."""

from collections.abc import Sequence
from pathlib import Path

from pages.pictures import save_picture
from pages.scenarios.material import Material
from pages.scenarios.pictures import scenario_figures
from pages.scenarios.scenario_page import ENDINGS, IndexLine, render_index, render_scenario
from sim.reporting.style import drawing
from sim.scenario.text import Language

FOLDER = "scenarios"
"""Where the pages are, below the docs."""

IMAGES = Path("images") / "scenarios"
"""Where their pictures are, below the docs; those of a page that are no more are removed."""


def write_scenario(material: Material, docs: Path) -> list[Path]:
    """Write the page of a scenario in each language with its pictures; return the files."""
    name, files = material.outcome.plan.name, []
    for language, ending in ENDINGS.items():
        pictures = _save_pictures(material, docs, language)
        charts = {
            kind: f"../{file.relative_to(docs).as_posix()}" for kind, file in pictures.items()
        }
        page = render_scenario(material, charts, language=language)
        files += [_written(docs / FOLDER / f"{name}{ending}", page), *pictures.values()]
    for left_over in set((docs / IMAGES).glob(f"{name}.*.png")) - set(files):
        left_over.unlink()
    return files


def write_index(lines: Sequence[IndexLine], docs: Path, language: Language) -> Path:
    """Write the index in one language; return the file."""
    file = docs / FOLDER / f"README{ENDINGS[language]}"
    return _written(file, render_index(lines, language=language))


def _save_pictures(material: Material, docs: Path, language: Language) -> dict[str, Path]:
    name = material.outcome.plan.name
    with drawing():
        return {
            kind: save_picture(figure, docs / IMAGES / f"{name}.{kind}.{language}.png")
            for kind, figure in scenario_figures(material, language)
        }


def _written(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file
