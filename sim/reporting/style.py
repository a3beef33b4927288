"""Colours, sizes and number formats of everything that is printed: the one place that has them."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

Line = str | tuple[int, tuple[int, ...]]

BASELINE_COLOUR = "#6b6b6b"
STRATEGY_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000")
"""Okabe and Ito's colours but for the yellow, which white paper swallows."""

_LINES: tuple[Line, ...] = ("-", "--", "-.", ":", (0, (5, 1)), (0, (3, 1, 1, 1)), (0, (1, 1)))
GRID_COLOUR = "#e4e4e4"
OTHER_COLOUR = "#b8b8b8"
QUIET_COLOUR = "#595959"
ALARM_COLOUR = "#b2182b"

TITLE_SIZE = 11.5
LABEL_SIZE = 9.5
TICK_SIZE = 8.5
NOTE_SIZE = 8.0

_SIX_DECIMALS = re.compile(r"(scale\([^)]*\)|\d\.\d\d)(?:(?<!\))\d{1,4}\b)?")
_CHARACTERS_PER_INCH = 11.5
_PNG_DOTS_PER_INCH = 150


class Look(NamedTuple):
    """How one strategy is drawn in every chart."""

    colour: str
    """Its colour."""

    line: Line
    """Its dashes, for those who cannot tell colours apart."""


def strategy_looks(strategies: Iterable[str], baseline: str) -> dict[str, Look]:
    """Return the look of each strategy: solid grey for the baseline, the others in their order.

    A strategy looks the same in every chart of a comparison. With more than seven others colours
    begin again under other dashes, so that each look is its own.
    """
    others = [name for name in strategies if name != baseline]
    n = len(STRATEGY_COLOURS)  # where colours begin again, dashes are others
    looks = {
        name: Look(STRATEGY_COLOURS[index % n], _LINES[(index + index // n) % len(_LINES)])
        for index, name in enumerate(others)
    }
    return {baseline: Look(BASELINE_COLOUR, "-")} | looks


def new_figure(*, width_inches: float = 7.6, height_inches: float = 4.4) -> Figure:
    """Return an empty figure that lays itself out and belongs to no window.

    It is made without pyplot, which would keep every figure of a report in memory.
    """
    return Figure(figsize=(width_inches, height_inches), layout="constrained", facecolor="white")


def new_axes(ax: Axes | None) -> Axes:
    """Return *ax*, or the only axes of a new figure."""
    return new_figure().add_subplot() if ax is None else ax


def tidy(ax: Axes, *, grid: str = "y") -> None:
    """Take away what carries nothing and put a faint grid behind the data along *grid*.

    *grid* is ``x``, ``y`` or ``both``; anything else is no grid.
    """
    ax.spines[["top", "right"]].set_visible(False)
    ax.spines[["left", "bottom"]].set_color("#9a9a9a")
    ax.tick_params(labelsize=TICK_SIZE, color="#9a9a9a")
    ax.set_axisbelow(True)
    if grid in {"x", "y", "both"}:
        ax.grid(axis=grid, color=GRID_COLOUR, linewidth=0.8)  # type: ignore[arg-type]  # checked above


def wrap(text: str, *, width_inches: float, size: float = TITLE_SIZE) -> str:
    """Break *text* into lines that fit a width at a font size.

    Letters are taken to be of the mean width: capitals and bold letters need more room. A word that
    is longer than a line is not broken.
    """
    characters = int(width_inches * _CHARACTERS_PER_INCH * TITLE_SIZE / size)
    return "\n".join(textwrap.wrap(text, max(characters, 12), break_long_words=False))


def width_inches(text: str, *, size: float) -> float:
    """Return how wide *text* is at a font size, by the same mean width as `wrap`."""
    return len(text) * size / (_CHARACTERS_PER_INCH * TITLE_SIZE)


def size_inches(ax: Axes) -> tuple[float, float]:
    """Return width and height of the figure that *ax* belongs to, in inches, whole as it is."""
    box, dots_per_inch = ax.figure.bbox, ax.figure.dpi
    return float(box.width / dots_per_inch), float(box.height / dots_per_inch)


@contextmanager
def drawing() -> Iterator[None]:
    """Draw names as they are, a dollar sign is no formula, and the same bytes every time.

    It has to be open while texts are made; `save` opens it itself, for what is read later.
    """
    with mpl.rc_context(
        {"text.parse_math": False, "svg.hashsalt": "abasto", "svg.fonttype": "path"}
    ):
        yield


def save(figure: Figure, folder: Path, name: str) -> list[Path]:
    """Write *figure* as SVG and PNG, the same bytes for the same figure, and return the files.

    The folder is made. Neither file has a date or the name of a program in it, so that results can
    be compared by their bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    svg, png = folder / f"{name}.svg", folder / f"{name}.png"
    with drawing():
        figure.savefig(svg, metadata={"Date": None, "Creator": "abasto"})
        # a hundredth of a point is finer than any printer; six decimals are a sixth of the file;
        # but a scale multiplies what it draws: letters a third too small, were it shortened
        svg.write_text(_SIX_DECIMALS.sub(r"\1", svg.read_text(encoding="utf-8")), encoding="utf-8")
        # the version of Matplotlib would be in the file
        figure.savefig(png, dpi=_PNG_DOTS_PER_INCH, metadata={"Software": None})
    return [svg, png]
