"""What is short where: the units and the products that fare worst, cell by cell.

Rows that are dark right across are units that nothing reaches; dark columns are products that
nobody has.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import Normalize
from numpy.typing import NDArray

from sim.reporting.digest import Digest, StrategyDigest
from sim.reporting.frame import foot_note, heading
from sim.reporting.number_format import number
from sim.reporting.style import NOTE_SIZE, new_axes, wrap
from sim.scenario.text import Language, Text

TITLE = Text(
    es="¿Qué falta y dónde? «{strategy}»",
    en="What is short, and where? “{strategy}”",
)
NOTE = Text(
    es="Cada casilla: % de los días de apertura en que la clave amaneció en cero, media de"
    " {replications} réplicas. Las {units} unidades con más claves en cero (de {all_units}) y las"
    " {products} claves que más faltan en ellas (de {all_products}), de peor a mejor. Punto: la"
    " unidad no maneja la clave.",
    en="Each cell: % of opening days on which the product began at zero, mean of {replications}"
    " replications. The {units} units with most products at zero (of {all_units}) and the"
    " {products} products that they lack most (of {all_products}), the worst first. Dot: the unit"
    " does not keep the product.",
)

COLOUR_MAP = "cividis_r"
_MOST_UNITS, _MOST_PRODUCTS = 20, 15
_NAME_WIDTH_INCHES = 2.2
_PRODUCT_WIDTH_INCHES = 1.6
_DARK_FROM = 0.55


def unit_product(
    data: Digest, *, strategy: str, language: Language, ax: Axes | None = None
) -> Axes:
    """Draw the share of days out of stock, the worst units against the worst products.

    At most 20 units and 15 products are shown, and how many there are in all is said. A dot stands
    where a unit does not keep a product.

    Parameters
    ----------
    data
        Means over the replications, facilities × products.
    strategy
        Id of the one that is shown; it needs cells, see `has_cells`.
    language
        Of the words.
    ax
        Axes to draw on; a new figure by default.
    """
    ax = new_axes(ax)
    played = data.strategies[strategy]
    units, products = worst_cells(played)
    shares = 100 * played.cell_stockout[np.ix_(units, products)]
    scale = Normalize(0, max(float(np.nanmax(shares)), 1.0))
    ax.imshow(shares, cmap=COLOUR_MAP, norm=scale, aspect="auto")
    _write_figures(ax, shares, scale)
    labels = played.labels
    names = [wrap(labels.facility_names[unit], width_inches=_NAME_WIDTH_INCHES) for unit in units]
    ax.set_yticks(range(len(units)), names, fontsize=NOTE_SIZE)
    _name_products(ax, [f"{labels.product_names[key]} ({labels.ven[key]})" for key in products])
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    title = played.strategy.title.in_language(language)
    heading(ax, TITLE.in_language(language).format(strategy=title))
    foot_note(ax, _note(data, played, shares.shape, language), points_below=8)
    return ax


def has_cells(played: StrategyDigest) -> bool:
    """Whether any unit that was open keeps any product."""
    return not np.isnan(played.cell_stockout).all()


def worst_cells(played: StrategyDigest) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the units with most days out over all they keep, and what these lack most.

    Both are indices, the worst first; the products are chosen by the units that are shown.
    """
    cells = played.cell_stockout
    by_unit = _means(cells, axis=1)
    units = _worst(by_unit, _MOST_UNITS)
    return units, _worst(_means(cells[units], axis=0), _MOST_PRODUCTS)


def _means(cells: NDArray[np.float64], *, axis: int) -> NDArray[np.float64]:
    """Return the mean of what is known along an axis, -1 where nothing is."""
    known = ~np.isnan(cells)
    count = known.sum(axis=axis)
    return np.where(count > 0, np.nansum(cells, axis=axis) / np.maximum(count, 1), -1.0)


def _worst(means: NDArray[np.float64], most: int) -> NDArray[np.int64]:
    order = np.argsort(-means, kind="stable")
    return order[means[order] >= 0][:most]


def _write_figures(ax: Axes, shares: NDArray[np.float64], scale: Normalize) -> None:
    for (row, column), share in np.ndenumerate(shares):
        is_dark = bool(scale(np.nan_to_num(share)) > _DARK_FROM)
        ax.annotate(
            "·" if np.isnan(share) else number(float(share)),
            xy=(column, row),
            ha="center",
            va="center",
            fontsize=NOTE_SIZE - 1,
            color="white" if is_dark else "black",
        )


def _name_products(ax: Axes, names: list[str]) -> None:
    wrapped = [wrap(name, width_inches=_PRODUCT_WIDTH_INCHES, size=NOTE_SIZE) for name in names]
    ax.xaxis.tick_top()
    ax.set_xticks(
        range(len(names)), wrapped, rotation=60, ha="left", va="bottom", fontsize=NOTE_SIZE
    )


def _note(data: Digest, played: StrategyDigest, shape: tuple[int, ...], language: Language) -> str:
    return NOTE.in_language(language).format(
        replications=data.replications,
        units=shape[0],
        all_units=np.count_nonzero(played.labels.serves_patients),
        products=shape[1],
        all_products=len(played.labels.products),
    )
