"""Square-root pooling: held together, the safety stock of n is √n times that of one."""

from collections.abc import Iterator, Mapping, Sequence
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

_LEAD_DAYS, _SERVICE = 7, 0.998
_RULES = {"monthly": (30, 24), "every_two_months": (60, 12)}
"""Days from one review to the next and periods of the look-back, by strategy."""

_REPLICATIONS: Mapping[Depth, int] = {"quick": 1, "full": 4}
_SOURCE = "Eppen (1979), *Management Science* 25(5); Snyder & Shen (2019), section 7.2"


def safety_pieces(per_day: float, strategy: str = "monthly") -> float:
    """Return the expected safety stock z·σ·√(R + L), with half a piece of rounding up.

    σ is estimated from as many periods as the look-back has; of m normal numbers the estimate is
    too low by the factor c₄(m).
    """
    interval_days, periods = _RULES[strategy]
    c4 = sqrt(2 / (periods - 1)) * exp(lgamma(periods / 2) - lgamma((periods - 1) / 2))
    deviation = sqrt(per_day * (interval_days + _LEAD_DAYS))
    return float(norm.ppf(_SERVICE)) * c4 * deviation + 0.5


def rows(depth: Depth) -> Iterator[Row]:
    """Yield the safety stock of one under each rule, and of n together."""
    stage = stage_of(TOPIC)
    safety = {
        strategy: [
            _safety(each, interval_days)
            for each in played(stage, strategy, replications=_REPLICATIONS[depth])
        ]
        for strategy, (interval_days, _) in _RULES.items()
    }
    for strategy, runs in safety.items():
        mean, half_width = estimate(
            np.concatenate([each[:_ALONE].ravel() for each in runs]).tolist()
        )
        interval_days, _ = _RULES[strategy]
        yield Row(
            topic=TOPIC,
            id=f"alone_{strategy}",
            title=Text(
                en=f"safety stock of a unit, pieces, R = {interval_days} d",
                es=f"reserva de una unidad, piezas, R = {interval_days} d",
            ),
            expected=safety_pieces(1.0, strategy),
            simulated=mean,
            half_width=half_width,
            source=_SOURCE,
            decimals=3,
        )
    yield from _together(safety["monthly"])


def _together(runs: Sequence[NDArray[np.float64]]) -> Iterator[Row]:
    """Yield the safety stock of n together as a share of what they hold apart."""
    alone = [each[:_ALONE] for each in runs]
    for n, together in _TOGETHER.items():
        expected = safety_pieces(float(n)) / (n * safety_pieces(1.0))
        apart = np.concatenate([each.reshape(-1, n, each.shape[1]).sum(axis=1) for each in alone])
        pooled = np.concatenate([each[together] for each in runs])
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


def _safety(records: Records, interval_days: int) -> NDArray[np.float64]:
    """Return the level that is ordered up to, less mean use of R + L days, by cell.

    Mean stock at opening is that level less the use of L + (R - 1) ÷ 2 days.
    """
    days = records.last_day - records.first_day
    per_day = np.ones(len(records.asked))
    for n, together in _TOGETHER.items():
        per_day[together] = n
    covered = _LEAD_DAYS + (interval_days - 1) / 2
    level = records.stock_sum / days + (per_day * covered)[:, None]
    return np.asarray(level - (per_day * (interval_days + _LEAD_DAYS))[:, None])


ANSWER = KnownAnswer(
    title=Text(en="Stock held together", es="Existencias juntas"),
    about=Text(
        en="""\
Sixty-four units with Poisson demand of one piece a day of each of eight products, and the same
people where four units, or sixteen, are one. All order every 30 days (or 60) up to the mean use
of R + L and a safety stock of z·σ·√(R + L), σ, of a month, estimated from the last 24 periods (or
12). Together the safety stock is 1 ÷ √n of what all hold apart; levels are rounded up to whole
pieces, which adds half a piece to each and moves the expected ratio a little.""",
        es="""\
Sesenta y cuatro unidades con demanda Poisson de una pieza diaria de cada una de ocho claves, y la
misma gente donde cuatro unidades, o dieciséis, son una sola. Todas piden cada 30 días (o 60)
hasta el uso medio de R + L más una reserva de z·σ·√(R + L), con σ, de un mes, estimada de los
últimos 24 periodos (o 12). Juntas guardan 1 ÷ √n de la reserva que guardan separadas; los niveles
se redondean a piezas enteras hacia arriba, lo que suma media pieza a cada uno y mueve un poco la
razón esperada.""",
    ),
    rows=rows,
)
