"""Pictures for the pages: small enough to be kept in git."""

from io import BytesIO
from pathlib import Path

from matplotlib.figure import Figure
from PIL import Image

from sim.reporting.style import drawing

_DOTS_PER_INCH = 100
_COLOURS = 48


def save_picture(figure: Figure, file: Path) -> Path:
    """Write *figure* as a PNG of a few colours, the same bytes for the same figure.

    So that `make strategies` changes no file in git where no result has changed. Folders are made
    where there are none.
    """
    drawn = BytesIO()
    with drawing():
        figure.savefig(drawn, dpi=_DOTS_PER_INCH)
    few_colours = (
        Image.open(drawn)
        .convert("RGB")
        .quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    few_colours.save(file, optimize=True)
    return file
