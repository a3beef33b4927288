"""Waiting for a vehicle: a queue with Poisson arrivals and one or several servers."""

from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray
from scipy.special import factorial
from scipy.stats import binom

from sim.domain.records import Records
from sim.engine.setting import Setting
from sim.metrics.delivery_times import waiting_vehicle
from sim.quantities import HOURS_PER_DAY
from sim.scenario.text import Text
from validation.known_answer import Depth, KnownAnswer, Row, estimate
from validation.played import stage_of

TOPIC = "vehicle_pool"

_DAYS: Mapping[Depth, int] = {"quick": 600, "full": 10_000}
_PATH_DAYS: Mapping[Depth, int] = {"quick": 300, "full": 1500}
_ROUNDING_DAYS = 1e-6
_LONGEST_QUEUE = 150
"""Trips in the system beyond which the chain of several servers is cut off."""

_GROSS = "Gross, Shortle, Thompson & Harris (2008), *Fundamentals of Queueing Theory*"
_BY_HAND = "Kiefer & Wolfowitz (1955): the next trip takes the vehicle that is back first"


def pollaczek_khinchine(rate: float, mean: float, second_moment: float) -> float:
    """Return the mean wait of M/G/1: λ E[S²] ÷ 2 (1 − λ E[S])."""
    return rate * second_moment / (2 * (1 - rate * mean))


def erlang_c(rate: float, mean: float, servers: int) -> float:
    """Return the mean wait of M/M/c: C(c, λ E[S]) E[S] ÷ (c − λ E[S])."""
    offered = rate * mean
    below = (offered ** np.arange(servers) / factorial(np.arange(servers))).sum()
    full = offered**servers / factorial(servers) * servers / (servers - offered)
    return float(full / (below + full) * mean / (servers - offered))


def single_server_wait(chance: NDArray[np.float64], days: NDArray[np.float64]) -> float:
    """Return the mean wait of trips of whole days that one vehicle makes, asked for once a day.

    On each day a trip of *days* is asked for with its *chance*, one after the other in this order.
    With work W left at dawn and X asked for, W' = (W + X − 1)⁺ in whole days, so that in the long
    run E[W] = (E[X²] − E[X]) ÷ 2 (1 − E[X]). For Poisson numbers of trips this is the formula of
    Pollaczek and Khinchine itself.
    """
    work = chance * days
    variance = (work * days - work**2).sum()
    at_dawn = (variance + work.sum() ** 2 - work.sum()) / (2 * (1 - work.sum()))
    same_day = (chance * (np.cumsum(work) - work)).sum() / chance.sum()
    return float(at_dawn + same_day)


def several_servers_wait(chance: NDArray[np.float64], mean_days: float, servers: int) -> float:
    """Return the mean wait where trips end each night with the chance 1 ÷ *mean_days*.

    The exact chain of the number of trips on the road and waiting, once a day: the discrete
    counterpart of M/M/c, solved by raising it to a high power.
    """
    arrivals = np.ones(1)
    for each in chance:
        arrivals = np.convolve(arrivals, [1 - each, each])
    step = np.zeros((_LONGEST_QUEUE, _LONGEST_QUEUE))
    for number in range(_LONGEST_QUEUE):
        busy = min(number, servers)
        for back, share in enumerate(binom.pmf(np.arange(busy + 1), busy, 1 / mean_days)):
            reached = np.minimum(number - back + np.arange(arrivals.size), _LONGEST_QUEUE - 1)
            np.add.at(step[number], reached, share * arrivals)
    step /= step.sum(axis=1, keepdims=True)
    stationary = np.linalg.matrix_power(step, 1 << 20)[0]
    waiting = np.maximum(np.arange(_LONGEST_QUEUE) - servers, 0)
    return float((stationary * waiting).sum() / chance.sum())


def by_hand(ready: Sequence[float], takes: Sequence[float], vehicles: int) -> NDArray[np.float64]:
    """Return how long each trip waits where the next takes the vehicle that is back first."""
    free = [0.0] * vehicles
    waits = []
    for moment, days in zip(ready, takes, strict=True):
        start = max(moment, heappop(free))
        waits.append(start - moment)
        heappush(free, start + days)
    return np.array(waits)


class Pools:
    """Which trips wait for which vehicles, and how long they take."""

    def __init__(self, setting: Setting) -> None:
        transport = setting.scenario.transport
        speed = next(iter(setting.scenario.network.speeds.values())).speed_kph
        units = setting.facilities
        self.days = np.array([2 * unit.spur_km / speed / HOURS_PER_DAY for unit in units])
        a_day = np.array([unit.consultations_per_day for unit in units])
        self.chance = -np.expm1(-a_day)
        names = list(transport.fleets)
        fleets = (transport.routes[unit.route].fleet if unit.route else "" for unit in units)
        self.pool = np.array([names.index(fleet) if fleet else -1 for fleet in fleets])
        self.vehicles = [fleet.number for fleet in transport.fleets.values()]

    def waits(self, records: Records) -> list[tuple[NDArray[np.void], NDArray[np.float64]]]:
        """Return the deliveries of each pool with the days that they waited for a vehicle."""
        pool_of_row = self.pool[records.deliveries["facility"]]
        rows = (
            np.compress(pool_of_row == pool, records.deliveries)
            for pool in range(len(self.vehicles))
        )
        return [(each, waiting_vehicle(each)) for each in rows]

    def largest_difference(self, records: Records) -> float:
        """Return how far any wait lies from that of a queue by hand, days; all from the start.

        What has not come when the run ends must not have been due by hand either.
        """
        largest = 0.0
        for (rows, waited), vehicles in zip(self.waits(records), self.vehicles, strict=True):
            days, packed = self.days[rows["facility"]], rows["packed"]
            hand = by_hand(packed.tolist(), days.tolist(), vehicles)
            too_late = np.maximum(records.last_day - (packed + hand + days / 2), 0.0)
            apart = np.where(np.isnan(waited), too_late, np.abs(waited - hand))
            largest = max(largest, float(apart.max()))
        return largest

    @property
    def of_one(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Chance and days of the trips of the first pool, unit by unit; all pools are alike."""
        return self.chance[self.pool == 0], self.days[self.pool == 0]


def rows(depth: Depth) -> Iterator[Row]:
    """Yield the mean waits, and how far any wait lies from that of a queue by hand."""
    yield from _mean_waits(depth)
    stage = stage_of(TOPIC, ["run.warm_up=0 d", f"run.horizon={_PATH_DAYS[depth]} d"])
    for name, records in stage.play(list(stage.settings), 1):
        yield Row(
            topic=TOPIC,
            id=f"path_{name}",
            title=Text(
                en=f"{_NAMES[name].en}: largest difference of any trip's wait, days",
                es=f"{_NAMES[name].es}: mayor diferencia en la espera de un viaje, días",
            ),
            expected=0.0,
            simulated=Pools(stage.settings[name]).largest_difference(records),
            half_width=_ROUNDING_DAYS,
            error_probability=0.0,
            source=_BY_HAND,
            decimals=6,
        )


def _mean_waits(depth: Depth) -> Iterator[Row]:
    stage = stage_of(TOPIC, [f"run.horizon={_DAYS[depth]} d"])
    for name, records in stage.play(list(stage.settings), 1):
        pools = Pools(stage.settings[name])
        mean, half_width = estimate([float(each.mean()) for _, each in pools.waits(records)])
        exact, book = known_waits(*pools.of_one, pools.vehicles[0])
        yield Row(
            topic=TOPIC,
            id=f"wait_{name}",
            title=Text(
                en=f"{_NAMES[name].en}: mean wait, days (in continuous time {book:.3f})",
                es=f"{_NAMES[name].es}: espera media, días (en tiempo continuo {book:.3f})",
            ),
            expected=exact,
            simulated=mean,
            half_width=half_width,
            source=_SOURCES[name],
            decimals=3,
        )


def known_waits(
    chance: NDArray[np.float64], days: NDArray[np.float64], vehicles: int
) -> tuple[float, float]:
    """Return the mean wait of trips asked for once a day, and of the book's continuous time."""
    rate = float(chance.sum())
    mean, second = (float((chance * days**power).sum() / rate) for power in (1, 2))
    if vehicles == 1:
        return single_server_wait(chance, days), pollaczek_khinchine(rate, mean, second)
    return several_servers_wait(chance, mean, vehicles), erlang_c(rate, mean, vehicles)


_NAMES: Mapping[str, Text] = {
    "own_vehicle": Text(en="M/M/1, load 0.5", es="M/M/1, carga 0.5"),
    "three_together": Text(en="M/M/3, load 0.5", es="M/M/3, carga 0.5"),
    "alike": Text(en="M/D/1, load 0.5", es="M/D/1, carga 0.5"),
}
_SOURCES: Mapping[str, str] = {
    "own_vehicle": f"{_GROSS}, section 6.1 (Pollaczek–Khinchine)",
    "three_together": f"{_GROSS}, section 3.3 (Erlang C)",
    "alike": f"{_GROSS}, section 6.1 (Pollaczek–Khinchine)",
}

ANSWER = KnownAnswer(
    title=Text(en="Waiting for a vehicle", es="Espera por un vehículo"),
    about=Text(
        en="""\
Units ask for a piece now and then, and each order goes on a trip of its own, straight there and
back. Thirty groups of units are thirty queues with a vehicle each, or ten with three. How long
a trip takes is the distance of its unit: 4 days for all, or 1, 2, 3, … days with geometric
chances, the exponential time of a model by the day. Trips are asked for at 08:00 alone, and the
figure expected is exact for that. With one vehicle it is the formula of Pollaczek and Khinchine
itself, however long the day is to the trip, but that a unit asks at most once a day and trips
of one morning are never to the same unit, which takes a little off; with three it is the chain
of the trips from day to day. Besides, every single wait is that of the same trips when the
vehicle that is back first takes the next one.""",
        es="""\
Las unidades piden una pieza de vez en cuando y cada pedido sale en un viaje propio, de ida y
vuelta. Treinta grupos de unidades son treinta filas con un vehículo cada una, o diez con tres.
Lo que tarda un viaje es la distancia de su unidad: 4 días para todas, o 1, 2, 3, … días con
probabilidades geométricas, el tiempo exponencial de un modelo por días. Los viajes se piden
solo a las 08:00, y la cifra esperada es exacta para eso. Con un vehículo es la propia fórmula
de Pollaczek y Khinchine, sea como sea el día frente al viaje, salvo que una unidad pide a lo
sumo una vez al día y los viajes de una mañana nunca van a la misma unidad, lo que resta un
poco; con tres es la cadena de los viajes de un día a otro. Además, cada espera es la de los
mismos viajes cuando el siguiente lo toma el vehículo que vuelve primero.""",
    ),
    rows=rows,
)
