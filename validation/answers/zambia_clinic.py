"""The published clinic of Zambia: weekly demand, and visits that may not come."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sim.engine.replication import Stage
from sim.scenario.loader import load_plan
from sim.scenario.text import Text
from validation.known_answer import Depth, KnownAnswer, Row, estimate
from validation.played import ROOT, played

TOPIC = "zambia_clinic"

_SCENARIO = "scenarios/zambia_clinic/scenario.yaml"
_SOURCE = (
    "Leung, Chen, Yadav & Gallien (2016), PLOS ONE 11(5): e0156026; printed to a tenth of a point,"
    " itself simulated"
)
_PIECES_A_MONTH = 4 * 37.491667
_PRINTED = 0.05
"""Half of the last figure printed, in per cent of the demand."""

_PRINTED_MONTHS = 0.005

_SERVED: Mapping[tuple[int, float], float] = {
    (3, 2): 89.6, (3, 3.5): 75.5, (3, 5): 62.9,
    (4, 2): 96.2, (4, 3.5): 88.6, (4, 5): 80.4,
    (5, 2): 98.5, (5, 3.5): 94.1, (5, 5): 88.8,
}  # fmt: skip
"""Service level in per cent by months of the maximum and mean weeks between visits."""

_STOCK: Mapping[int, float] = {3: 0.95, 4: 2.01, 5: 3.17}
"""Mean stock in months of four weeks, by months of the maximum, at 3.5 weeks."""

_REPLICATIONS: Mapping[Depth, int] = {"quick": 1, "full": 25}


class _Played(NamedTuple):
    """What one rule did, by copy of the clinic."""

    served: list[float]
    """Per cent of the demand."""

    stock: list[float]
    """Mean stock in months of four weeks."""


def rows(depth: Depth) -> Iterator[Row]:
    """Yield the service level of each rule at each lead time, and its mean stock at 3.5 weeks."""
    for weeks in (3.5,) if depth == "quick" else (2, 3.5, 5):
        stage = _stage(weeks)
        for months in (3, 4, 5):
            result = _play(stage, months, replications=_REPLICATIONS[depth])
            yield _served_row(months, weeks, result)
            if weeks == 3.5:  # noqa: PLR2004 - the lead time of which the study prints the stock
                yield _stock_row(months, result)


def _stage(weeks: float) -> Stage:
    setting = f"supply.district.opportunities.mean_interval={weeks} weeks"
    return Stage(load_plan(ROOT / _SCENARIO, [setting]))


def _play(stage: Stage, months: int, *, replications: int) -> _Played:
    result = _Played([], [])
    for records in played(stage, f"issues_{months}", replications=replications):
        served = 100 * records.served[:, 0] / records.asked[:, 0]
        days = records.last_day - records.first_day
        result.served.extend(served.tolist())
        # in the evening of Tuesdays, as in the study: of seven mornings one has the new goods
        stock = (records.stock_sum[:, 0] - records.received[:, 0]) / days
        result.stock.extend((stock / _PIECES_A_MONTH).tolist())
    return result


def _served_row(months: int, weeks: float, result: _Played) -> Row:
    mean, half_width = estimate(result.served)
    return Row(
        topic=TOPIC,
        id=f"served_{months}_months_{weeks:g}_weeks",
        title=Text(
            en=f"% of demand served, {months}×I[-3,0], a visit in {weeks:g} weeks",
            es=f"% de la demanda surtida, {months}×I[-3,0], una visita en {weeks:g} semanas",
        ),
        expected=_SERVED[months, weeks],
        simulated=mean,
        half_width=half_width + _PRINTED,
        source=_SOURCE,
        decimals=1,
        scenario=_SCENARIO,
    )


def _stock_row(months: int, result: _Played) -> Row:
    mean, half_width = estimate(result.stock)
    return Row(
        topic=TOPIC,
        id=f"stock_{months}_months",
        title=Text(
            en=f"mean stock in months of four weeks, {months}×I[-3,0], 3.5 weeks",
            es=f"existencias medias en meses de cuatro semanas, {months}×I[-3,0], 3.5 semanas",
        ),
        expected=_STOCK[months],
        simulated=mean,
        half_width=half_width + _PRINTED_MONTHS,
        source=_SOURCE,
        decimals=2,
        scenario=_SCENARIO,
    )


ANSWER = KnownAnswer(
    title=Text(en="The clinic of Zambia", es="La clínica de Zambia"),
    about=Text(
        en="""\
One product at a rural clinic without roads: weekly log-normal demand whose mean and whose access
move with the month, an order every four weeks up to so many months of the last three months'
issues, in packs of 30; two weeks until it is ready, and then the first vehicle that gets through;
who finds nothing is lost. Three years before one is measured. Each replication plays a hundred
independent copies of the clinic. Stock is that of the end of the weeks.""",
        es="""\
Un producto en una clínica rural sin caminos: demanda semanal lognormal cuya media y cuyo acceso
cambian con el mes; un pedido cada cuatro semanas hasta tantos meses de lo entregado en los últimos
tres, en paquetes de 30; dos semanas hasta que está listo, y luego el primer vehículo que logra
pasar; quien no encuentra se pierde. Tres años antes de uno que se mide. Cada réplica juega cien
copias independientes de la clínica. Las existencias son las del final de las semanas.""",
    ),
    rows=rows,
)
