from pathlib import Path

import pytest

from pages.write import write_pages
from tests.builders import outcome


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with both pages of two strategies, and a picture left over from before."""
    folder = tmp_path_factory.mktemp("docs")
    left_over = folder / "images" / "strategies" / "gone.en.png"
    left_over.parent.mkdir(parents=True)
    left_over.touch()
    write_pages(outcome(replications=2), folder)
    return folder


def test_every_strategy_has_its_pictures_and_none_is_left_over(docs: Path) -> None:
    pictures = {file.name for file in (docs / "images" / "strategies").iterdir()}

    assert pictures == {
        f"{name}.{language}.png" for name in ("all", "pull", "kit") for language in ("en", "es")
    }


@pytest.mark.parametrize("page", ["strategies.md", "estrategias.md"])
def test_both_languages_are_written(docs: Path, page: str) -> None:
    assert (docs / page).read_text(encoding="utf-8").startswith("# ")


def test_pictures_are_small(docs: Path) -> None:
    sizes = [file.stat().st_size for file in (docs / "images" / "strategies").glob("[kp]*.png")]

    assert max(sizes) < 30_000


def test_same_results_give_the_same_bytes(docs: Path, tmp_path: Path) -> None:
    files = write_pages(outcome(replications=2), tmp_path)

    changed = [
        file.name
        for file in files
        if file.read_bytes() != (docs / file.relative_to(tmp_path)).read_bytes()
    ]
    assert changed == []
