"""Which estimates move a figure at all: the size of their effects against how uneven they are.

The picture is that of Morris (1991), with mean sizes in place of means, which may cancel out.
"""

import math
from collections.abc import Mapping

from matplotlib.axes import Axes

from sim.metrics.sensitivity.elementary_effects import Effects
from sim.reporting.frame import axis_labels, foot_note, heading, number_axis
from sim.reporting.kpi_text import KpiText
from sim.reporting.number_format import percent
from sim.reporting.style import (
    GRID_COLOUR,
    NOTE_SIZE,
    QUIET_COLOUR,
    STRATEGY_COLOURS,
    new_figure,
    tidy,
    wrap,
)
from sim.scenario.text import Text

_NAMED_AT_MOST = 8
_NAME_INCHES = 2.2

TITLE = Text(es="¿Qué estimaciones pesan? {what}", en="Which estimates weigh? {what}")
SIZE = Text(
    es="Tamaño medio del efecto, µ* ({unit}, de un extremo al otro)",
    en="Mean size of the effect, µ* ({unit}, from one end to the other)",
)
SPREAD = Text(es="Cuánto varía, σ ({unit})", en="How much it varies, σ ({unit})")
NOTE = Text(
    es=(
        "A la derecha: pesa. Arriba: cuánto depende de las demás. Barras: intervalo de {level}"
        " de µ*. Franja gris: lo que daría el puro azar de las réplicas."
    ),
    en=(
        "To the right: it weighs. Upwards: how much depends on the others. Bars: {level} interval"
        " of µ*. Grey band: what the chance of the replications alone would give."
    ),
)


def elementary_effects(
    data: Mapping[str, Effects], text: KpiText, *, what: str, ax: Axes | None = None
) -> Axes:
    """Draw µ* with its interval against σ; the largest effects beyond noise are named.

    Parameters
    ----------
    data
        The effects by what planners call the estimate, the largest first.
    text
        How the figure is written.
    what
        The figure, or the difference, in words.
    ax
        Where to draw; a new figure where none is given.
    """
    if ax is None:
        ax = new_figure(height_inches=5).add_subplot()
    factor = 100 if text.kpi.unit == "share" else 1
    noise = factor * max((one.noise for one in data.values() if one.noise > 0), default=0)
    ax.axvspan(0, noise, color=GRID_COLOUR, linewidth=0)
    for place, (label, one) in enumerate(data.items()):
        is_named = place < _NAMED_AT_MOST and factor * one.mean_size.mean > noise
        _dot(ax, one, factor, is_quiet=not is_named)
        if is_named:
            _name(ax, label, one, factor)
    ax.set_xlim(left=0)
    ax.margins(x=0.25)
    tidy(ax, grid="both")
    number_axis(ax, axis="x")
    number_axis(ax, axis="y")
    unit = text.difference_unit
    axis_labels(
        ax,
        horizontal=SIZE.in_language(text.language).format(unit=unit),
        vertical=SPREAD.in_language(text.language).format(unit=unit),
    )
    heading(ax, TITLE.in_language(text.language).format(what=what))
    level = percent(next(iter(data.values())).mean_size.level, language=text.language, decimals=0)
    foot_note(ax, NOTE.in_language(text.language).format(level=level))
    return ax


def _dot(ax: Axes, effects: Effects, factor: float, *, is_quiet: bool) -> None:
    size = effects.mean_size
    half_width = 0.0 if math.isnan(size.half_width) else factor * size.half_width
    ax.errorbar(
        factor * size.mean,
        factor * effects.deviation,
        xerr=[[min(half_width, factor * size.mean)], [half_width]],  # no size is below zero
        fmt="o",
        markersize=5,
        color=QUIET_COLOUR if is_quiet else STRATEGY_COLOURS[0],
        alpha=0.5 if is_quiet else 1,
        capsize=2,
        linewidth=1.2,
    )


def _name(ax: Axes, label: str, effects: Effects, factor: float) -> None:
    ax.annotate(
        wrap(label, width_inches=_NAME_INCHES, size=NOTE_SIZE),
        xy=(factor * effects.mean_size.mean, factor * effects.deviation),
        xytext=(4, 4),
        textcoords="offset points",
        fontsize=NOTE_SIZE,
    )
