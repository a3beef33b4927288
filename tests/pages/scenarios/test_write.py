from pathlib import Path

import pytest

from pages.scenarios.scenario_page import index_line
from pages.scenarios.write import write_index, write_scenario
from tests.builders import outcome
from tests.pages.scenarios.scenario_words import material

NAMES = {f"prueba.{kind}.{lang}.png" for kind in ("compared", "shocks") for lang in ("en", "es")}


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the pages of a scenario, where pictures were before."""
    folder = tmp_path_factory.mktemp("docs")
    images = folder / "images" / "scenarios"
    images.mkdir(parents=True)
    (images / "prueba.gone.en.png").touch()
    (images / "another.compared.en.png").touch()
    write_scenario(material(outcome(replications=2)), folder)
    return folder


def test_pictures_left_over_are_removed_but_not_those_of_other_scenarios(docs: Path) -> None:
    pictures = {file.name for file in (docs / "images" / "scenarios").iterdir()}

    assert pictures == NAMES | {"another.compared.en.png"}


@pytest.mark.parametrize("page", ["prueba.md", "prueba.es.md"])
def test_every_picture_of_a_page_is_there(docs: Path, page: str) -> None:
    text = (docs / "scenarios" / page).read_text(encoding="utf-8")
    links = [each.split(")")[0] for each in text.split("](../images")[1:]]

    assert len(links) == 2
    assert all((docs / f"images{link}").exists() for link in links)


def test_pictures_are_small(docs: Path) -> None:
    sizes = [(docs / "images" / "scenarios" / name).stat().st_size for name in NAMES]

    assert max(sizes) < 40_000


@pytest.mark.parametrize(("language", "name"), [("en", "README.md"), ("es", "README.es.md")])
def test_index_stands_beside_the_pages(tmp_path: Path, language: str, name: str) -> None:
    line = index_line(material(), language=language)

    assert write_index([line], tmp_path, language) == tmp_path / "scenarios" / name
