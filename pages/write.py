"""Both pages and their pictures, written into the docs."""

from collections.abc import Iterator
from pathlib import Path

from matplotlib.figure import Figure

from pages.page import FILES, render_page
from pages.pictures import save_picture
from pages.strategy_text import read_texts
from sim.metrics.comparison import Comparison, compare
from sim.metrics.outcome import Outcome
from sim.reporting.charts.strategies_compared import strategies_compared
from sim.reporting.charts.strategy_card import strategy_card
from sim.reporting.digest import Digest, digest
from sim.reporting.style import drawing
from sim.scenario.text import Language

IMAGES = Path("images") / "strategies"
"""Where the pictures are, below the docs; pictures of strategies that are no more are removed."""


def write_pages(outcome: Outcome, docs: Path) -> list[Path]:
    """Write the page in each language into *docs*, with its pictures; return the files.

    Pictures of strategies that *outcome* lacks are removed, so it has to be a whole comparison.
    """
    comparison, data, texts = compare(outcome), digest(outcome), read_texts()
    files = []
    for language, name in FILES.items():
        page = docs / name
        page.parent.mkdir(parents=True, exist_ok=True)
        text = render_page(outcome, comparison, texts, language=language)
        page.write_text(text, encoding="utf-8")
        files.append(page)
        for picture, figure in _figures(outcome, comparison, data, language):
            files.append(save_picture(figure, docs / IMAGES / f"{picture}.{language}.png"))
    for left_over in set((docs / IMAGES).glob("*.png")) - set(files):
        left_over.unlink()
    return files


def _figures(
    outcome: Outcome, comparison: Comparison, data: Digest, language: Language
) -> Iterator[tuple[str, Figure]]:
    with drawing():
        yield "all", strategies_compared(outcome, comparison, language=language)
        for strategy in outcome.strategies:
            yield strategy, strategy_card(data, comparison, strategy=strategy, language=language)
