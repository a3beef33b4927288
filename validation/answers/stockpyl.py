"""stockpyl beside ours: a chain in which patients and stores' customers wait for what lacks."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from sim.scenario.text import Text
from validation.known_answer import Depth, KnownAnswer, Row
from validation.peers.comparing import compared_rows
from validation.peers.holder import Holder, Run
from validation.peers.stockpyl_chain import play_stockpyl
from validation.played import stage_of

TOPIC = "stockpyl"

_DAYS: Mapping[Depth, int] = {"quick": 90, "full": 365}
_HOLDERS = {
    "base_stock": ("store", "unit"),
    "min_max": ("store", "unit"),
    "one_level": ("unit",),
}


def rows(depth: Depth) -> Iterator[Row]:
    """Yield the figures of every strategy."""
    stage = stage_of(TOPIC, [f"run.horizon={_DAYS[depth]} d"])
    return compared_rows(
        stage, TOPIC, holders=_HOLDERS, play=_play, source="stockpyl 1.0.2 (Snyder 2023)"
    )


def _play(holders: Sequence[Holder], demand: NDArray[np.int64]) -> Run:
    return play_stockpyl(holders, demand[:, 0])


ANSWER = KnownAnswer(
    title=Text(en="The same chain in stockpyl", es="La misma cadena en stockpyl"),
    about=Text(
        en="""\
A maker, a store and a unit, three products; whoever is refused waits, and the store keeps what
it owes. Every morning's stock at store and unit is the same, piece by piece, when stockpyl
meets the patients that we drew, and with it what was ordered. Two conventions had to be met. In
a period of stockpyl customers order, then come yesterday's goods, then is served; with us goods
that come at 08:00 or later serve the patients of the next day, so that a lead time of 5 days is
6 periods, and a trip of the same day is one. And the position counts what is owed
(`counts_backorders`). With several units the two would differ while the store is short:
stockpyl serves units in the order of their numbers, we serve the oldest request first.""",
        es="""\
Un fabricante, un almacén y una unidad, tres claves; quien no recibe espera, y el almacén
guarda lo que debe. Las existencias de cada mañana son las mismas, pieza por pieza, cuando
stockpyl recibe a los pacientes que sorteamos, y con ellas lo pedido. Hubo que respetar dos
convenciones. En un periodo de stockpyl primero se pide, luego llega lo de ayer y luego se
surte; aquí lo que llega a las 08:00 o después surte a los pacientes del día siguiente, así que
una entrega de 5 días son 6 periodos, y un viaje del mismo día, uno. Y la posición descuenta lo
que se debe (`counts_backorders`). Con varias unidades diferirían mientras el almacén no
alcanza: stockpyl surte por el número de la unidad; aquí, primero el pedido más antiguo.""",
    ),
    rows=rows,
)
