"""Base stock at a store and at its units: METRIC's network, solved exactly."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import Records
from sim.scenario.text import Text
from validation.echelons import Network, metric_figures, store_stock, unit_figures
from validation.known_answer import Depth, KnownAnswer, Row, estimate
from validation.played import played, stage_of

TOPIC = "two_echelons"

_NETWORK = Network(units=4, per_day=1.0, store_lead_days=3, unit_lead_days=2)
_LEVELS = ((6, 7), (14, 6), (20, 5))
"""At the store and at the units, by product."""

_PLAYED: Mapping[Depth, tuple[int, int]] = {"quick": (12, 112), "full": (30, 336)}
"""Replications, and days of each."""

_SOURCE = "Axsäter (1990), *Operations Research* 38(1), with days"
_METRIC_SOURCE = "METRIC: Sherbrooke (1968), *Operations Research* 16(1)"
_METRIC_OFF = 0.02
"""How far METRIC's fill rates may lie from the exact ones."""

_FIGURES = {
    "fill_rate": Text(en="units: handed out at once, share", es="unidades: surtido al momento"),
    "refusal_days": Text(
        en="units: days on which somebody new has to wait, share",
        es="unidades: días en que alguien nuevo tiene que esperar",
    ),
    "stock": Text(en="units: pieces at opening", es="unidades: piezas al abrir"),
    "store_stock": Text(en="store: pieces at opening", es="almacén: piezas al abrir"),
    "metric": Text(
        en="units: handed out at once, share, by METRIC",
        es="unidades: surtido al momento, según METRIC",
    ),
}


def rows(depth: Depth) -> Iterator[Row]:
    """Yield the figures of the mean unit and of the store for each pair of levels.

    METRIC's fill rate stands beside the same simulated one as the exact fill rate.
    """
    replications, days = _PLAYED[depth]
    stage = stage_of(TOPIC, [f"run.horizon={days} d"])
    runs = [_measured(each) for each in played(stage, replications=replications)]
    for column, (store_level, unit_level) in enumerate(_LEVELS):
        units = unit_figures(_NETWORK, store_level=store_level, unit_level=unit_level)
        metric = metric_figures(_NETWORK, store_level=store_level, unit_level=unit_level)
        known = units._asdict() | {
            "store_stock": store_stock(_NETWORK, store_level),
            "metric": metric.fill_rate,
        }
        for figure, words in _FIGURES.items():
            mean, half_width = estimate([float(run[figure][column]) for run in runs])
            levels, is_metric = f"S0 = {store_level}, S = {unit_level}", figure == "metric"
            yield Row(
                topic=TOPIC,
                id=f"{figure} {levels}",
                title=Text(en=f"{levels}; {words.en}", es=f"{levels}; {words.es}"),
                expected=known[figure],
                simulated=mean,
                half_width=half_width + _METRIC_OFF * is_metric,
                source=_METRIC_SOURCE if is_metric else _SOURCE,
            )


def _measured(records: Records) -> dict[str, NDArray[np.float64]]:
    """Return the figures of one replication by product; the store comes before the units."""
    days = records.last_day - records.first_day
    fill_rate = records.served[1:].sum(axis=0) / records.asked[1:].sum(axis=0)
    return {
        "fill_rate": fill_rate,
        "metric": fill_rate,
        "refusal_days": records.refusal_days[1:].mean(axis=0) / days,
        "stock": records.stock_sum[1:].mean(axis=0) / days,
        "store_stock": records.stock_sum[0] / days,
    }


ANSWER = KnownAnswer(
    title=Text(en="A store and its units", es="Un almacén y sus unidades"),
    about=Text(
        en="""\
A store with S0 pieces and four units with S each, all of which order every day what was used;
demand is Poisson, one piece a day at each unit, and whoever finds none waits, patients at the
units and requests at the store. The store is supplied in three days and serves requests in turn;
what it shares out is with the unit two days later. The store's pieces reach as many requests from
now on, so what it owes to each unit follows exactly. METRIC takes what is owed for Poisson; here
its fill rates are within two points of the exact ones, by which ± is wider in its rows.""",
        es="""\
Un almacén con S0 piezas y cuatro unidades con S cada una; todos piden cada día lo que se usó. La
demanda es Poisson, una pieza diaria por unidad, y quien no encuentra espera: los pacientes en la
unidad, los pedidos en el almacén. El almacén se abastece en tres días y atiende los pedidos en su
orden; lo que reparte está en la unidad dos días después. Las piezas del almacén alcanzan para
otros tantos pedidos a partir de ahora, así que lo que debe a cada unidad se conoce con exactitud.
METRIC toma lo que debe por Poisson; aquí su surtimiento está a menos de dos puntos del exacto, y el
± de sus renglones es otro tanto más ancho.""",
    ),
    rows=rows,
)
