"""Lost sales under base stock: Erlang's loss formula, and what a tick does to it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from sim.scenario.text import Text
from validation.erlang import erlang_loss, loss_in_ticks
from validation.known_answer import Depth, KnownAnswer, Row, estimate
from validation.played import played, stage_of

TOPIC = "lost_sales"

_LEVEL, _PER_DAY, _LEAD_DAYS = 5, 1.0, 4

_CURVATURE = 0.006
"""Part of the bias of a tick that goes with its square, a squared day; the exact chains say 0.0057.
Of it four times that of the finer tick is left when the two are extrapolated."""

_SOURCE = "Zipkin (2000), *Foundations of Inventory Management*, section 7.2.3"
_LEAD_TIMES = {
    "fixed": Text(en="always 4 d", es="siempre 4 d"),
    "even": Text(en="evenly from 0 to 8 d", es="parejo de 0 a 8 d"),
    "exponential": Text(en="exponential, mean 4 d", es="exponencial, media 4 d"),
}


class _Run(NamedTuple):
    """How much is played."""

    days: int
    chains: tuple[int, ...]
    """Ticks a day that are compared with the exact chain."""

    finest: int
    """Ticks a day of the finer of the two runs that are extrapolated from."""

    lead_times: tuple[str, ...] = ("fixed", "even", "exponential")


_RUNS: Mapping[Depth, _Run] = {
    "quick": _Run(84, (1, 2), 4, ("fixed",)),
    "full": _Run(168, (1, 2, 4), 8),
}


def rows(depth: Depth) -> Iterator[Row]:
    """Yield the share lost at coarse ticks, and without any for each spread of lead times.

    Without any: of two runs at ticks h and 4h the bias in h is taken out, unit by unit, by
    Richardson's extrapolation (4p − q) ÷ 3; of what goes with h² a bound is added to ±.
    """
    run = _RUNS[depth]
    for ticks in run.chains:
        mean, half_width = estimate(lost_shares("fixed", ticks, run.days))
        each = Text(en="every day", es="cada día") if ticks == 1 else _each(ticks)
        yield Row(
            topic=TOPIC,
            id=f"fixed_{ticks}_a_day",
            title=Text(
                en=f"share lost, 4 d, patients served {each.en}",
                es=f"parte negada, 4 d, se atiende {each.es}",
            ),
            expected=loss_in_ticks(_LEVEL, _PER_DAY / ticks, _LEAD_DAYS * ticks),
            simulated=mean,
            half_width=half_width,
            source="exact chain of the same order of events",
        )
    for strategy in run.lead_times:
        lead_time = _LEAD_TIMES[strategy]
        coarse, fine = (
            np.array(lost_shares(strategy, ticks, run.days))
            for ticks in (run.finest // 4, run.finest)
        )
        mean, half_width = estimate(((4 * fine - coarse) / 3).tolist())
        yield Row(
            topic=TOPIC,
            id=f"{strategy}_without_tick",
            title=Text(
                en=f"share lost, lead time {lead_time.en}, no tick",
                es=f"parte negada, entrega {lead_time.es}, sin intervalo",
            ),
            expected=erlang_loss(_LEVEL, _PER_DAY * _LEAD_DAYS),
            simulated=mean,
            half_width=half_width + 4 * _CURVATURE / run.finest**2,
            source=_SOURCE,
        )


def _each(ticks: int) -> Text:
    return Text(en=f"every 1/{ticks} d", es=f"cada 1/{ticks} d")


def lost_shares(strategy: str, ticks_per_day: int, days: int) -> list[float]:
    """Return the share of the demand that is lost at each unit, over all products.

    Parameters
    ----------
    strategy
        Spread of the lead time.
    ticks_per_day
        How often patients are served and orders decided.
    days
        That are measured.
    """
    tick = f"{1 / ticks_per_day} d"
    stage = stage_of(
        TOPIC,
        [
            f"run.tick={tick}",
            f"run.horizon={days} d",
            f"replenishment.units.review.interval={tick}",
        ],
    )
    (records,) = played(stage, strategy)
    lost = 1 - records.served.sum(axis=1) / records.asked.sum(axis=1)
    shares: list[float] = lost.tolist()
    return shares


ANSWER = KnownAnswer(
    title=Text(en="Lost sales: Erlang's loss", es="Ventas perdidas: la pérdida de Erlang"),
    about=Text(
        en="""\
A hundred units hold five pieces of each of two products, which are asked for once a day (Poisson)
and ordered again as they are handed out; they are back after four days on average, and who finds
none leaves. In continuous time that is Erlang's loss system, B(5, 4) = 0.199, however lead times
are spread about their mean. abasto serves patients at ticks, and a tick adds its own length to
the lead time: the share lost is 0.249 at a tick of a day, 0.223 at half a day, 0.211 at a
quarter. The exact chain of that order of events shows it. The difference goes with the tick; so
without a tick it is (4 p - q) ÷ 3, p the share at a tick of 1/8 d and q at one of 1/2 d (what
that leaves out is below 0.0004, and counted in ±).""",
        es="""\
Cien unidades tienen cinco piezas de cada uno de dos productos, que se piden una vez al día
(Poisson) y se vuelven a pedir al proveedor conforme se entregan; regresan a los cuatro días en
promedio, y quien no encuentra se va. En tiempo continuo eso es el sistema de pérdida de Erlang,
B(5, 4) = 0.199, sin importar cómo se repartan los tiempos de entrega alrededor de su media.
abasto atiende por intervalos, y un intervalo agrega su propia duración al tiempo de entrega: se
niega 0.249 con un día, 0.223 con medio y 0.211 con un cuarto. Lo muestra la cadena exacta de ese
orden de eventos. La diferencia es proporcional al intervalo; sin intervalo es, pues, (4 p - q) ÷
3, con p la parte negada con 1/8 d y q con 1/2 d (lo que así se omite queda debajo de 0.0004 y se
cuenta en ±).""",
    ),
    rows=rows,
)
