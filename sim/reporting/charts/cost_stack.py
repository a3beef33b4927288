"""What the money goes into: kilometres, days, nights, and goods thrown away.

Medicines, stores and staff are not in it: a short bar is no cheap strategy by itself.
"""

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from sim.metrics.interval import mean_interval
from sim.reporting import words
from sim.reporting.charts.curves import LEVEL
from sim.reporting.digest import Digest, StrategyDigest
from sim.reporting.frame import axis_labels, foot_note, heading, number_axis
from sim.reporting.number_format import number, percent
from sim.reporting.style import NOTE_SIZE, TICK_SIZE, new_axes, tidy, wrap
from sim.scenario.text import Language, Text

TITLE = Text(es="¿En qué se va el dinero?", en="What does the money go into?")
AXIS = Text(es="millones de {currency} al año", en="million {currency} a year")
NOTE = Text(
    es="Vueltas iniciadas en el periodo medido; sin la compra de medicinas ni los almacenes.",
    en="Trips started while measured; the purchase of medicines and warehouses are not in it.",
)
LOST_NOTE = Text(
    es="Lo caducado o echado a perder, a su precio.",
    en="What expired or was spoiled, at its price.",
)
LOST = "lost"
NAMES = {
    "km": Text(es="kilómetros", en="kilometres"),
    "vehicle_days": Text(es="días de vehículo y operador", en="days of vehicle and driver"),
    "team_days": Text(es="días de acompañantes", en="days of people beside the driver"),
    "nights": Text(es="noches fuera", en="nights away"),
    "stops": Text(es="paradas contratadas", en="stops under contract"),
    "last_stretch": Text(es="último tramo a pie o en animal", en="last stretch on foot or animal"),
    LOST: Text(es="caducado o echado a perder", en="expired or spoiled"),
}

_COLOURS = ("#0072b2", "#56b4e9", "#009e73", "#cc79a7", "#e69f00", "#bdbdbd", "#d55e00")
COLOURS = dict(zip(NAMES, _COLOURS, strict=True))
_NAME_WIDTH_INCHES = 1.9
_MILLION = 1e6
_DAYS_A_YEAR = 365.25
_SHARE_SEEN = 5e-4


def cost_stack(data: Digest, *, language: Language, ax: Axes | None = None) -> Axes:
    """Draw the cost of a year as stacked bars, the cheapest strategy on top.

    The whisker is the interval of the total.

    Parameters
    ----------
    data
        What transport and losses cost, replications × parts; a part that nobody pays for, or that
        is too thin to be seen, is left out.
    language
        Of the words.
    ax
        Axes to draw on; a new figure by default.
    """
    ax = new_axes(ax)
    costs = {name: yearly_costs(data, played) for name, played in data.strategies.items()}
    order = sorted(costs, key=lambda name: -float(costs[name].sum(axis=1).mean()))
    means = np.array([costs[name].mean(axis=0) for name in order])
    left = np.zeros(len(order))
    for index, part in enumerate(NAMES):
        # a key of the legend for what nobody can see
        if means[:, index].max() <= _SHARE_SEEN * means.sum(axis=1).max():
            continue
        label = NAMES[part].in_language(language)
        widths = means[:, index]
        ax.barh(range(len(order)), widths, left=left, height=0.6, color=COLOURS[part], label=label)
        left = left + widths
    for height, name in enumerate(order):
        _total(ax, costs[name].sum(axis=1), height)
    titles = [data.strategies[name].strategy.title.in_language(language) for name in order]
    names = [wrap(title, width_inches=_NAME_WIDTH_INCHES, size=TICK_SIZE) for title in titles]
    ax.set_yticks(range(len(order)), names)
    ax.set_xlim(0, ax.get_xlim()[1] * 1.12)
    tidy(ax, grid="x")
    number_axis(ax, axis="x")
    currency = data.strategies[data.baseline].labels.currency
    axis_labels(ax, horizontal=AXIS.in_language(language).format(currency=currency))
    heading(ax, TITLE.in_language(language))
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1), fontsize=NOTE_SIZE, frameon=False)
    foot_note(ax, _note(data, language))
    return ax


def yearly_costs(data: Digest, played: StrategyDigest) -> NDArray[np.float64]:
    """Return millions a year, replications × (`COST_PARTS` and what was lost).

    What was measured is scaled to a year of 365.25 days; what was lost is 0 where nothing can be.
    """
    lost = np.nan_to_num(played.lost_value)[:, None]
    years = data.plan.base.run.horizon / _DAYS_A_YEAR
    parts = np.hstack([played.cost_parts, lost])
    return np.asarray(parts / _MILLION / years)


def _total(ax: Axes, values: NDArray[np.float64], height: int) -> None:
    """Draw the whisker of the total at its end, and write it."""
    total = mean_interval(values.tolist(), LEVEL)
    half_width = float(np.nan_to_num(total.half_width))
    ax.errorbar(total.mean, height, xerr=half_width, color="black", capsize=3, linewidth=1.1)
    ax.annotate(
        number(total.mean, decimals=2),
        xy=(total.mean + half_width, height),
        xytext=(5, 0),
        textcoords="offset points",
        va="center",
        fontsize=TICK_SIZE,
    )


def _note(data: Digest, language: Language) -> str:
    level = percent(LEVEL, language=language, decimals=0)
    whiskers = words.WHISKERS.in_language(language)
    said = [NOTE.in_language(language)]
    if not all(np.isnan(played.lost_value).all() for played in data.strategies.values()):
        said.append(LOST_NOTE.in_language(language))
    return " ".join([*said, whiskers.format(level=level, replications=data.replications)])
