"""Rows that compare our run with that of another program, figure by figure."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from sim.engine.replication import Stage
from sim.scenario.text import Text
from validation.known_answer import Row
from validation.peers.holder import Holder, Run, demand_of, holder, ours

Play = Callable[[Sequence[Holder], NDArray[np.int64]], Run]
"""Plays the holders of a strategy, units last, against the demand of these, days × units; the last
of the holders, as many as the run has, are compared."""

_ROUNDING = 1e-9
_FIGURES: Mapping[str, Text] = {
    "path": Text(
        en="largest difference of stock on any morning, pieces",
        es="mayor diferencia de existencias en una mañana, piezas",
    ),
    "stock": Text(
        en="stock in the morning, mean, pieces", es="existencias por la mañana, media, piezas"
    ),
    "empty": Text(
        en="share of mornings without stock at units", es="mañanas sin existencias en unidades"
    ),
    "filled": Text(
        en="share of pieces served at once at units", es="piezas surtidas de inmediato en unidades"
    ),
}


def compared_rows(
    stage: Stage, topic: str, *, holders: Mapping[str, tuple[str, ...]], play: Play, source: str
) -> Iterator[Row]:
    """Yield the rows of every strategy, the figures of the other program as what is expected.

    Both are given the same patients, so nothing is left to chance and figures agree but for
    rounding: stock on every morning at every holder, not means alone.

    Parameters
    ----------
    stage
        The scenario, ready to be played; it traces all holders.
    topic
        Its name.
    holders
        Facilities that are played, by strategy; units stand last.
    play
        Plays them in the other program.
    source
        The other program, with its version.
    """
    asked = demand_of(stage)
    for strategy, names in holders.items():
        theirs, mine = _figures(stage, strategy, names, asked=asked, play=play)
        title = stage.plan.strategies[strategy].title
        for figure, words in _FIGURES.items():
            yield Row(
                topic=topic,
                id=f"{strategy}_{figure}",
                title=Text(en=f"{title.en}: {words.en}", es=f"{title.es}: {words.es}"),
                expected=theirs[figure],
                simulated=mine[figure],
                half_width=_ROUNDING,
                error_probability=0.0,
                source=source,
            )


def _figures(
    stage: Stage,
    strategy: str,
    names: tuple[str, ...],
    *,
    asked: NDArray[np.int64],
    play: Play,
) -> tuple[dict[str, float], dict[str, float]]:
    """Return the figures of the other program and ours, over all products."""
    setting = stage.settings[strategy]
    units = [
        setting.facility_index[each] for each in names if setting.scenario.facilities[each].mix
    ]
    theirs, mine = [], []
    for product, column in setting.product_index.items():
        chain = [holder(setting, name, product) for name in names]
        theirs.append(play(chain, asked[:, units, column]))
        compared = names[-theirs[-1].at_opening.shape[1] :]
        mine.append(ours(stage, strategy, compared, product))
    pieces = int(asked[:, units].sum())
    apart = [
        np.abs(own.at_opening - other.at_opening) for own, other in zip(mine, theirs, strict=True)
    ]
    known, played = (_summed(runs, len(units), pieces) for runs in (theirs, mine))
    return known | {"path": 0.0}, played | {"path": float(np.max(apart))}


def _summed(runs: Sequence[Run], n_units: int, pieces: int) -> dict[str, float]:
    """Return the figures of runs of one product each; the last *n_units* holders are units."""
    at_units = np.stack([run.at_opening[:, -n_units:] for run in runs])
    served = sum(int(run.served[-n_units:].sum()) for run in runs)
    return {
        "stock": float(np.mean([run.at_opening for run in runs])),
        "empty": float((at_units == 0).mean()),
        "filled": served / pieces,
    }
