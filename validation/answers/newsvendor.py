"""The newsvendor: a shelf is filled up once a week, and what is asked for beyond it is lost."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import Records
from sim.policies.replenishment.base_stock import BaseStock
from sim.scenario.text import Text
from validation.backlogged import left_over, lost_pieces
from validation.known_answer import Depth, KnownAnswer, Row, estimate
from validation.played import played, stage_of

TOPIC = "newsvendor"

_PERIOD_DAYS, _PER_DAY = 7, 1.0
_WEEKS: Mapping[Depth, int] = {"quick": 60, "full": 800}
_UNDERAGE, _OVERAGE = 3.5, 1.0
"""What a piece costs that lacks, and one that is left over."""

_SOURCE = "Snyder & Shen (2019), *Fundamentals of Supply Chain Theory*, section 4.3"
_FIGURES = {
    "lost": Text(en="pieces lost a week, S = {level}", es="piezas negadas por semana, S = {level}"),
    "stock": Text(
        en="pieces at opening, mean of the days, S = {level}",
        es="piezas al abrir, media de los días, S = {level}",
    ),
    "cost": Text(
        en="cost a week, S = {level}: 3.5 a piece short, 1 a piece left over",
        es="costo por semana, S = {level}: 3.5 por pieza que falta, 1 por pieza que sobra",
    ),
}


def expected(up_to: int) -> dict[str, float]:
    """Return all figures of a level by the formulas, for one shelf and product.

    The shelf is full on the morning after a review, so that on the k-th day of a week it opens with
    what k days of demand have left; nothing is lost before it is empty.
    """
    week = _PER_DAY * _PERIOD_DAYS
    at_opening = [left_over(up_to, _PER_DAY * days) for days in range(_PERIOD_DAYS)]
    return {
        "lost": lost_pieces(up_to, week),
        "stock": float(np.mean(at_opening)),
        "cost": _UNDERAGE * lost_pieces(up_to, week) + _OVERAGE * left_over(up_to, week),
    }


def simulated(records: Records, weeks: int, up_to: int) -> dict[str, NDArray[np.float64]]:
    """Return the same figures as they were played, facilities × products.

    What is left over is what need not be supplied again to fill up.
    """
    lost = (records.asked - records.served) / weeks
    remains = up_to - records.received / weeks
    return {
        "lost": lost,
        "stock": records.stock_sum / (weeks * _PERIOD_DAYS),
        "cost": _UNDERAGE * lost + _OVERAGE * remains,
    }


def rows(depth: Depth) -> Iterator[Row]:
    """Yield the figures of every level; each product is filled up to a level of its own."""
    weeks = _WEEKS[depth]
    stage = stage_of(TOPIC, [f"run.horizon={weeks * _PERIOD_DAYS} d"])
    (records,) = played(stage)
    policy = stage.plan.base.replenishment["units"].policy
    levels = policy.pieces if isinstance(policy, BaseStock) else None
    for column, level in enumerate(levels.values() if isinstance(levels, Mapping) else ()):
        known, played_out = expected(level), simulated(records, weeks, level)
        for figure, words in _FIGURES.items():
            mean, half_width = estimate(played_out[figure][:, column].tolist())
            yield Row(
                topic=TOPIC,
                id=f"{figure}_s{level}",
                title=Text(en=words.en.format(level=level), es=words.es.format(level=level)),
                expected=known[figure],
                simulated=mean,
                half_width=half_width,
                source=_SOURCE,
            )


ANSWER = KnownAnswer(
    title=Text(en="Newsvendor", es="El voceador (newsvendor)"),
    about=Text(
        en="""\
A hundred units are filled up to S once a week, without a lead time; demand is Poisson, one piece
a day, and who finds none leaves. Each week is a newsvendor's. At 3.5 a piece short and 1 a piece
left over the critical ratio is 0.78, and the best S is 9.""",
        es="""\
Cien unidades se llenan hasta S una vez por semana, sin tiempo de entrega; la demanda es Poisson,
una pieza diaria, y quien no encuentra se va. Cada semana es la de un voceador. Con 3.5 por pieza
que falta y 1 por pieza que sobra, la razón crítica es 0.78 y el mejor S es 9.""",
    ),
    rows=rows,
)
