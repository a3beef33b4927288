"""Patients who wait: base stock, (R, S), (s, S) and (r, Q) with Poisson demand."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import Records
from sim.scenario.text import Text
from validation.backlogged import Position, Shelf, base_stock, figures, lots, min_max
from validation.known_answer import Depth, KnownAnswer, Row, estimate
from validation.played import played, stage_of

TOPIC = "backorders"

_HORIZON_DAYS: Mapping[Depth, int] = {"quick": 168, "full": 2016}
_DAILY, _WEEKLY = Shelf(per_day=1.0, lead_days=4), Shelf(1.0, lead_days=4, interval_days=7)
_FIGURES = {
    "fill_rate": Text(en="pieces handed out at once, share", es="piezas surtidas al momento"),
    "refusal_days": Text(
        en="days on which somebody new has to wait, share",
        es="días en que alguien nuevo tiene que esperar",
    ),
    "stock": Text(en="pieces on hand at opening", es="piezas en existencia al abrir"),
}


class _Rule(NamedTuple):
    """A rule as one or all of the products follow it."""

    strategy: str
    """Of the scenario."""

    columns: tuple[int, ...]
    """Products that follow it alike."""

    name: str
    """As rows call it."""

    shelf: Shelf
    """Demand, lead time and interval of reviews."""

    position: Position
    """What the rule makes of the position."""

    source: str
    """Book or paper."""


def _rules() -> Iterator[_Rule]:
    """Yield all rules; for base stock and (R, S) each product has a level of its own."""
    zipkin = "Zipkin (2000), *Foundations of Inventory Management*, section 6.2"
    for column, level in enumerate((3, 5, 7, 9)):
        name = f"S - 1, S = {level}"
        yield _Rule("base_stock", (column,), name, _DAILY, base_stock(level), zipkin)
    source = "Hadley & Whitin (1963), *Analysis of Inventory Systems*, section 5-2"
    for column, level in enumerate((8, 11, 14, 17)):
        name = f"(R, S) = (7 d, {level})"
        yield _Rule("periodic", (column,), name, _WEEKLY, base_stock(level), source)
    source = "Zheng & Federgruen (1991), *Operations Research* 39(4)"
    every = tuple(range(4))
    yield _Rule("min_max", every, "(s, S) = (5, 15)", _DAILY, min_max(_DAILY, 5, 15), source)
    source = "Hadley & Whitin (1963), section 5-3"
    yield _Rule("lots", every, "(r, Q) = (4, 8)", _DAILY, lots(4, 8), source)


def rows(depth: Depth) -> Iterator[Row]:
    """Yield the figures of every rule."""
    stage = stage_of(TOPIC, [f"run.horizon={_HORIZON_DAYS[depth]} d"])
    records: dict[str, Records] = {}
    for rule in _rules():
        if rule.strategy not in records:
            (records[rule.strategy],) = played(stage, rule.strategy)
        measured = _measured(records[rule.strategy], rule.columns)
        known = figures(rule.shelf, rule.position)._asdict()
        for figure, words in _FIGURES.items():
            mean, half_width = estimate(measured[figure].tolist())
            yield Row(
                topic=TOPIC,
                id=f"{figure} {rule.name}",
                title=Text(en=f"{rule.name}: {words.en}", es=f"{rule.name}: {words.es}"),
                expected=known[figure],
                simulated=mean,
                half_width=half_width,
                source=rule.source,
            )


def _measured(records: Records, columns: tuple[int, ...]) -> dict[str, NDArray[np.float64]]:
    """Return the figures of every unit, over its *columns*."""
    days = records.last_day - records.first_day
    chosen = list(columns)
    asked = records.asked[:, chosen].sum(axis=1)
    served = records.served[:, chosen].sum(axis=1)
    return {
        "fill_rate": served / asked,
        "refusal_days": records.refusal_days[:, chosen].mean(axis=1) / days,
        "stock": records.stock_sum[:, chosen].mean(axis=1) / days,
    }


ANSWER = KnownAnswer(
    title=Text(en="Patients who wait", es="Pacientes que esperan"),
    about=Text(
        en="""\
A hundred units with Poisson demand of one piece a day, whose patients come back every day until
they are served. An order is decided after the patients of a day, comes four days later after the
patients, and counts who waits (`counts_backorders`). Net stock at the end of a day is therefore
the position after the review less the demand of L + 1 to L + R days: exact for every rule. The
formulas give the published costs of Zheng and Federgruen's table too
(`tests/validation/test_backlogged.py`).""",
        es="""\
Cien unidades con demanda Poisson de una pieza diaria, cuyos pacientes vuelven cada día hasta que
se les surte. El pedido se decide después de los pacientes del día, llega cuatro días más tarde,
también después de los pacientes, y cuenta a quienes esperan (`counts_backorders`). Las
existencias netas al cierre son entonces la posición tras la revisión menos la demanda de L + 1 a
L + R días: exacto para todas las reglas. Las mismas fórmulas dan los costos publicados de Zheng y
Federgruen (`tests/validation/test_backlogged.py`).""",
    ),
    rows=rows,
)
