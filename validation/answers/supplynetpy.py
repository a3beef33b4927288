"""SupplyNetPy beside ours: units whose patients take what is there and leave."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from sim.scenario.text import Text
from validation.known_answer import Depth, KnownAnswer, Row
from validation.peers.comparing import compared_rows
from validation.peers.holder import Holder, Run
from validation.peers.supplynetpy_net import play_supplynetpy
from validation.played import stage_of

TOPIC = "supplynetpy"

_DAYS: Mapping[Depth, int] = {"quick": 90, "full": 730}
_HOLDERS = {
    "two_levels": ("store", "unit1", "unit2"),
    "one_level": ("unit1", "unit2"),
}


def rows(depth: Depth) -> Iterator[Row]:
    """Yield the figures of every strategy."""
    stage = stage_of(TOPIC, [f"run.horizon={_DAYS[depth]} d"])
    return compared_rows(stage, TOPIC, holders=_HOLDERS, play=_play, source="SupplyNetPy 0.5.1")


def _play(holders: Sequence[Holder], demand: NDArray[np.int64]) -> Run:
    """Return what came out at the units: the store's shelf differs by convention."""
    n_units = demand.shape[1]
    *stores, _, _ = holders
    run = play_supplynetpy(holders[-n_units:], demand, stores[0] if stores else None)
    return Run(run.at_opening[:, -n_units:], run.served[-n_units:])


ANSWER = KnownAnswer(
    title=Text(en="The same units in SupplyNetPy", es="Las mismas unidades en SupplyNetPy"),
    about=Text(
        en="""\
Two units, two products, with a store and without; patients take what is there and leave. Every
morning's stock at the units is the same, piece by piece, when SupplyNetPy meets the patients
that we drew, and with it what was ordered. It runs in continuous time: patients come at the
full day, units order a quarter of a day later and the store after them, and goods are on the
shelf before or after the next patients as with us. A store of SupplyNetPy sends an order whole
or not at all, ours what there is; with lots, and whole lots in the store, that is the same.
What comes to a store that owes leaves it at once there, and at 08:00 of the next morning here:
so the store's own shelf differs on those days, and nothing else.""",
        es="""\
Dos unidades, dos claves, con almacén y sin él; los pacientes toman lo que hay y se van. Las
existencias de cada mañana en las unidades son las mismas, pieza por pieza, cuando SupplyNetPy
recibe a los pacientes que sorteamos, y con ellas lo pedido. Corre en tiempo continuo: los
pacientes llegan al cumplirse el día, las unidades piden un cuarto de día después y el almacén
tras ellas, y lo que llega está en el estante antes o después de los siguientes pacientes como
aquí. Un almacén de SupplyNetPy envía un pedido completo o nada; el nuestro, lo que hay; con
lotes, y lotes enteros en el almacén, es lo mismo. Lo que llega a un almacén que debe sale ahí
de inmediato, y aquí a las 08:00 del día siguiente: por eso difiere en esos días su estante, y
nada más.""",
    ),
    rows=rows,
)
