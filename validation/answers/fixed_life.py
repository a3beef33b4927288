"""Goods of a fixed life: what expires, by an exact chain on the calendar of the scenario."""

from collections.abc import Iterator, Mapping

import numpy as np

from sim.engine.setting import Setting
from sim.scenario.text import Text
from validation.known_answer import Depth, KnownAnswer, Row, estimate
from validation.perishable import Day, FixedLife
from validation.played import played, stage_of

TOPIC = "fixed_life"

_PER_DAY = 0.25
_REPLICATIONS: Mapping[Depth, int] = {"quick": 1, "full": 12}
_SHELVES = {"s6_life2": (6, 2), "s9_life2": (9, 2), "s9_life3": (9, 3)}
"""Level and months of life of each product."""

_FIGURES = {
    "expired": Text(en="pieces expired a year", es="piezas caducadas por año"),
    "lost": Text(en="pieces refused a year", es="piezas negadas por año"),
    "stock": Text(en="pieces on hand at opening", es="piezas en existencia al abrir"),
}


def days_of(setting: Setting) -> list[Day]:
    """Return the days of a scenario with one programme, as the chain sees them.

    Warm-up included: the chain starts with the run, so that nothing has to have settled.
    """
    (programme,) = setting.scenario.replenishment.values()
    calendar = setting.calendar
    reviews = set(programme.review.days(calendar))
    begins = np.diff(calendar.month_numbers, prepend=calendar.month_numbers[0]) > 0
    return [
        Day(bool(begins[day]), day in reviews, day >= setting.first_day)
        for day in range(calendar.days)
    ]


def rows(depth: Depth) -> Iterator[Row]:
    """Yield what expires, what is refused and what lies there, for each product."""
    stage = stage_of(TOPIC)
    days = days_of(stage.base)
    measured = sum(day.is_measured for day in days)
    per_day = {"expired": 365 / measured, "lost": 365 / measured, "stock": 1 / measured}
    runs = list(played(stage, replications=_REPLICATIONS[depth]))
    simulated = {
        "expired": np.concatenate([each.expired for each in runs]),
        "lost": np.concatenate([each.asked - each.served for each in runs]),
        "stock": np.concatenate([each.stock_sum for each in runs]),
    }
    for column, (product, (level, months)) in enumerate(_SHELVES.items()):
        known = FixedLife(level, months, _PER_DAY).expected(days)._asdict()
        for figure, words in _FIGURES.items():
            values = simulated[figure][:, column] * per_day[figure]
            mean, half_width = estimate(values.tolist())
            yield Row(
                topic=TOPIC,
                id=f"{figure}_{product}",
                title=Text(
                    en=f"S = {level}, {months} months: {words.en}",
                    es=f"S = {level}, {months} meses: {words.es}",
                ),
                expected=known[figure] * per_day[figure],
                simulated=mean,
                half_width=half_width,
                source="exact chain; Nahmias (2011), *Perishable Inventory Systems*, chapter 3",
            )


ANSWER = KnownAnswer(
    title=Text(en="Goods of a fixed life", es="Insumos de vida fija"),
    about=Text(
        en="""\
A hundred units with Poisson demand of a quarter of a piece a day, filled up every two weeks with
fresh goods that come at once; what is refused is lost. Goods leave on the first of the month two
(or three) after the one that they came in, and what expires first is handed out first. The chain
follows the pieces by month of expiry from the empty shelf through every day of the calendar.""",
        es="""\
Cien unidades con demanda Poisson de un cuarto de pieza diaria, que se llenan cada dos semanas con
insumos frescos que llegan al momento; lo que se niega se pierde. Lo que entró en un mes caduca el
día primero de dos (o tres) meses después, y sale antes lo que caduca antes. La cadena sigue las
piezas por mes de caducidad, desde el estante vacío y por cada día del calendario.""",
    ),
    rows=rows,
)
