"""How much stock units hold, in the bands of SISMED, by VEN class and strategy.

Zero and plenty side by side are a matter of where things are, not of how many were bought.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from sim.domain.records import BANDS, VEN_CLASSES
from sim.metrics.interval import mean_interval
from sim.metrics.ratio import ratios
from sim.reporting.charts.curves import LEVEL
from sim.reporting.digest import Digest, StrategyDigest
from sim.reporting.frame import axis_labels, figure_heading, percent_axis
from sim.reporting.number_format import number, percent
from sim.reporting.style import LABEL_SIZE, NOTE_SIZE, TICK_SIZE, new_figure, tidy, wrap
from sim.scenario.products import Ven
from sim.scenario.text import Language, Text

TITLE = Text(es="Meses de existencias en las unidades", en="Months of stock at the units")
AXIS = Text(es="% de las claves, al inicio de cada mes", en="% of products, at the start of months")
NOTE = Text(
    es="Bandas de SISMED. De arriba abajo, de menos a más claves en cero; barra negra: intervalo de"
    " {level} de ese porcentaje, media de {replications} réplicas.",
    en="Bands of SISMED. From top to bottom, from fewest to most products at zero; black bar:"
    " {level} interval of that share, mean of {replications} replications.",
)
CLASSES: dict[Ven, Text] = {
    "V": Text(es="Claves vitales", en="Vital products"),
    "E": Text(es="Claves esenciales", en="Essential products"),
    "N": Text(es="Claves no esenciales", en="Non-essential products"),
}
NAMES = {
    "none": Text(es="en cero (desabasto)", en="none (out of stock)"),
    "below_2": Text(es="menos de 2 meses (substock)", en="below 2 months (low)"),
    "from_2_to_6": Text(es="de 2 a 6 meses (normostock)", en="2 to 6 months (normal)"),
    "above_6": Text(es="más de 6 meses (sobrestock)", en="above 6 months (too much)"),
}

COLOURS = dict(zip(BANDS, ("#d55e00", "#f0c264", "#2f9e7c", "#8fb8d9"), strict=True))
_NAME_WIDTH_INCHES = 1.9
_LEAST_WRITTEN = 8.0
_INCHES_A_BAR = 0.34


def stock_bands(data: Digest, *, language: Language) -> Figure:
    """Draw one panel a VEN class that any unit keeps.

    A bar is all month starts of all products of the class at places that serve patients, by months
    of stock: none, below 2, 2 to 6, and above.

    Parameters
    ----------
    data
        Counts of month starts, of which there are some: see `has_bands`.
    language
        Of the words.
    """
    shown = [ven for ven in VEN_CLASSES if _counts(data, ven)]
    height = 1.5 + len(shown) * (0.5 + _INCHES_A_BAR * len(data.strategies))
    figure = new_figure(width_inches=8.2, height_inches=height)
    panels = figure.subplots(len(shown), 1, sharex=True, squeeze=False)[:, 0]
    for ax, ven in zip(panels, shown, strict=True):
        bands_panel(data, ven=ven, language=language, ax=ax)
    panels[0].legend(
        loc="lower left", bbox_to_anchor=(0, 1.1), ncols=2, fontsize=NOTE_SIZE, frameon=False
    )
    axis_labels(panels[-1], horizontal=AXIS.in_language(language))
    level = percent(LEVEL, language=language, decimals=0)
    note = NOTE.in_language(language).format(level=level, replications=data.replications)
    figure_heading(figure, TITLE.in_language(language), note)
    return figure


def has_bands(data: Digest) -> bool:
    """Whether the start of any month was counted."""
    return any(played.bands.any() for played in data.strategies.values())


def bands_panel(data: Digest, *, ven: Ven, language: Language, ax: Axes) -> Axes:
    """Draw the bands of one VEN class, the strategy with fewest products at zero on top.

    The whisker is the interval of the share at zero. Shares that are too thin have no figure in
    them.
    """
    shares = {name: _shares(played, ven) for name, played in data.strategies.items()}
    order = sorted(shares, key=lambda name: -float(shares[name][:, 0].mean()))
    left = np.zeros(len(order))
    for index, band in enumerate(BANDS):
        widths = np.array([float(shares[name][:, index].mean()) for name in order])
        bars = ax.barh(
            range(len(order)),
            widths,
            left=left,
            height=0.72,
            color=COLOURS[band],
            label=NAMES[band].in_language(language),
        )
        written = [number(width) if width >= _LEAST_WRITTEN else "" for width in widths]
        ax.bar_label(bars, written, label_type="center", fontsize=NOTE_SIZE)
        left = left + widths
    for height, name in enumerate(order):
        _whisker(ax, shares[name][:, 0], height)
    titles = [data.strategies[name].strategy.title.in_language(language) for name in order]
    names = [wrap(title, width_inches=_NAME_WIDTH_INCHES, size=TICK_SIZE) for title in titles]
    ax.set_yticks(range(len(order)), names)
    ax.set_xlim(0, 100)
    tidy(ax, grid="")
    percent_axis(ax, axis="x", language=language)
    ax.set_title(CLASSES[ven].in_language(language), loc="left", fontsize=LABEL_SIZE)
    return ax


def _counts(data: Digest, ven: Ven) -> bool:
    index = VEN_CLASSES.index(ven)
    return any(played.bands[:, index].any() for played in data.strategies.values())


def _shares(played: StrategyDigest, ven: Ven) -> NDArray[np.float64]:
    """Return percent by band, replications × `BANDS`."""
    counts = played.bands[:, VEN_CLASSES.index(ven)]
    return 100 * np.nan_to_num(ratios(counts, counts.sum(axis=1, keepdims=True)))


def _whisker(ax: Axes, values: NDArray[np.float64], height: int) -> None:
    mean = mean_interval(values.tolist(), LEVEL)
    half_width = float(np.nan_to_num(mean.half_width))
    ax.errorbar(mean.mean, height, xerr=half_width, color="black", capsize=2.5, linewidth=1.0)
