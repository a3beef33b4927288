"""Square-root pooling: held together, the safety stock of n is √n times that of one."""

from collections.abc import Iterator, Mapping
from math import exp, lgamma, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

from sim.domain.records import Records
from sim.scenario.text import Text
from validation.known_answer import Depth, KnownAnswer, Row, estimate
from validation.played import played, stage_of

TOPIC = "pooling"

_ALONE = 64
_TOGETHER = {4: slice(64, 80), 16: slice(80, 84)}
"""Rows of the facilities where so many units are one, in the order of the units."""

_INTERVAL_DAYS, _LEAD_DAYS, _PERIODS, _SERVICE = 30, 7, 24, 0.998
_REPLICATIONS: Mapping[Depth, int] = {"quick": 1, "full": 8}
_SOURCE = "Eppen (1979), *Management Science* 25(5); Snyder & Shen (2019), section 7.2"


def safety_pieces(per_day: float) -> float:
    """Return the expected safety stock z·σ·√(R + L), with half a piece of rounding up.

    σ is estimated from as many periods as the look-back has; of m normal numbers the estimate is
    too low by the factor c₄(m).
    """
    free = _PERIODS - 1
    c4 = sqrt(2 / free) * exp(lgamma(_PERIODS / 2) - lgamma(free / 2))
    deviation = sqrt(per_day * (_INTERVAL_DAYS + _LEAD_DAYS))
    return float(norm.ppf(_SERVICE)) * c4 * deviation + 0.5


def rows(depth: Depth) -> Iterator[Row]:
    """Yield the safety stock of one, and that of n together as a share of what they hold apart."""
    runs = list(played(stage_of(TOPIC), replications=_REPLICATIONS[depth]))
    alone = [_safety(each)[:_ALONE] for each in runs]
    mean, half_width = estimate([float(value) for each in alone for value in each.reshape(-1)])
    yield Row(
        topic=TOPIC,
        id="alone",
        title=Text(en="safety stock of a unit, pieces", es="reserva de una unidad, piezas"),
        expected=safety_pieces(1.0),
        simulated=mean,
        half_width=half_width,
        source=_SOURCE,
        decimals=3,
    )
    for n, together in _TOGETHER.items():
        expected = safety_pieces(float(n)) / (n * safety_pieces(1.0))
        apart = np.concatenate([each.reshape(-1, n, each.shape[1]).sum(axis=1) for each in alone])
        pooled = np.concatenate([_safety(each)[together] for each in runs])
        differences = (pooled - expected * apart) / apart.mean()
        beyond, half_width = estimate(differences.reshape(-1).tolist())
        yield Row(
            topic=TOPIC,
            id=f"together_{n}",
            title=Text(
                en=f"safety stock of {n} together ÷ of {n} apart (1 ÷ √{n} = {1 / sqrt(n):g})",
                es=f"reserva de {n} juntas ÷ de {n} separadas (1 ÷ √{n} = {1 / sqrt(n):g})",
            ),
            expected=expected,
            simulated=expected + beyond,
            half_width=half_width,
            source=_SOURCE,
        )


def _safety(records: Records) -> NDArray[np.float64]:
    """Return the level that is ordered up to, less mean use of R + L days, by cell.

    Mean stock at opening is that level less the use of L + (R - 1) ÷ 2 days.
    """
    days = records.last_day - records.first_day
    per_day = np.ones(len(records.asked))
    for n, together in _TOGETHER.items():
        per_day[together] = n
    covered = _LEAD_DAYS + (_INTERVAL_DAYS - 1) / 2
    level = records.stock_sum / days + (per_day * covered)[:, None]
    return np.asarray(level - (per_day * (_INTERVAL_DAYS + _LEAD_DAYS))[:, None])


ANSWER = KnownAnswer(
    title=Text(en="Stock held together", es="Existencias juntas"),
    about=Text(
        en="""\
Sixty-four units with Poisson demand of one piece a day of each of eight products, and the same
people where four units, or sixteen, are one. All order every 30 days up to the mean use of R + L
and a safety stock of z·σ·√(R + L), σ estimated from the last 24 periods. Together the safety
stock is 1 ÷ √n of what all hold apart; levels are rounded up to whole pieces, which adds half a
piece to each and moves the expected ratio a little.""",
        es="""\
Sesenta y cuatro unidades con demanda Poisson de una pieza diaria de cada una de ocho claves, y la
misma gente donde cuatro unidades, o dieciséis, son una sola. Todas piden cada 30 días hasta el
uso medio de R + L más una reserva de z·σ·√(R + L), con σ estimada de los últimos 24 periodos.
Juntas guardan 1 ÷ √n de la reserva que guardan separadas; los niveles se redondean a piezas
enteras hacia arriba, lo que suma media pieza a cada uno y mueve un poco la razón esperada.""",
    ),
    rows=rows,
)
