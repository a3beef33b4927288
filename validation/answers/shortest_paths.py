"""The way round closed roads, against a search of every way there is."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import Records
from sim.engine.setting import Setting
from sim.rng import Streams
from sim.scenario.shocks import RoadCut
from sim.scenario.text import Text
from validation.known_answer import Depth, KnownAnswer, Row
from validation.played import played, stage_of

TOPIC = "shortest_paths"

_NETWORKS: Mapping[Depth, int] = {"quick": 3, "full": 40}
_ROUNDING_HOURS = 1e-6
_SOURCE = "every way without a place twice, listed and compared"


class Road(NamedTuple):
    """A road that is driven both ways."""

    ends: frozenset[str]
    """Places at its ends."""

    hours: float
    """Free travel time."""


class Way(NamedTuple):
    """A way over roads; of two, the quicker is the smaller."""

    hours: float
    """Free travel time."""

    roads: tuple[str, ...]
    """Names of its roads, in order."""


def ways(
    roads: Mapping[str, Road], origin: str, destination: str, shut: Collection[str] = ()
) -> Iterator[Way]:
    """Yield every way between two places that passes no place twice and no road that is *shut*."""
    if origin == destination:
        yield Way(0.0, ())
        return
    for name, road in roads.items():
        if origin in road.ends and name not in shut:
            (onward,) = road.ends - {origin}
            others = {key: each for key, each in roads.items() if origin not in each.ends}
            # what is left of the network without the place where one stands
            left = others if onward != destination else {}
            for way in ways(left, onward, destination, shut):
                yield Way(road.hours + way.hours, (name, *way.roads))


def drive(roads: Mapping[str, Road], origin: str, destination: str, shut: Collection[str]) -> float:
    """Return the hours of a crew that learns before a shut road that it is shut.

    Up to there it goes by the usual way, and from there by the quickest that is open.
    """
    hours, place = 0.0, origin
    for name in min(ways(roads, origin, destination)).roads:
        if name in shut:
            return hours + min(ways(roads, place, destination, shut)).hours
        hours += roads[name].hours
        (place,) = roads[name].ends - {place}
    return hours


def roads_of(setting: Setting) -> dict[str, Road]:
    """Return the roads of a scenario in which all are alike but for their length."""
    network = setting.scenario.network
    (speed,) = network.speeds.values()
    return {
        name: Road(frozenset({road.origin, road.destination}), road.distance_km / speed.speed_kph)
        for name, road in network.roads.items()
    }


def hours_there_and_back(
    setting: Setting, records: Records
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the hours at the wheel of every trip, as searched and as driven."""
    roads, scenario = roads_of(setting), setting.scenario
    home = next(iter(scenario.facilities.values())).place
    stops = {house.route: house.place for house in scenario.facilities.values() if house.route}
    by_route = [stops[route] for route in scenario.transport.routes]
    known: dict[tuple[str, frozenset[str]], float] = {}
    searched = []
    for trip in records.trips:
        stop, shut = by_route[trip["route"]], shut_on(setting, int(trip["departed"]))
        if (stop, shut) not in known:
            known[stop, shut] = drive(roads, home, stop, shut) + drive(roads, stop, home, shut)
        searched.append(known[stop, shut])
    return np.array(searched), records.trips["driving_hours"]


def shut_on(setting: Setting, day: int) -> frozenset[str]:
    """Return the roads that are cut on a day."""
    cuts = (each for each in setting.scenario.shocks.values() if isinstance(each, RoadCut))
    return frozenset(
        road for cut in cuts if day in cut.days(setting.calendar) for road in cut.roads
    )


def other_network(number: int, setting: Setting) -> list[str]:
    """Return settings that put other roads and cuts between the same places, drawn by *number*.

    All places stay within reach of each other whatever is cut.
    """
    places, names = list(setting.scenario.network.places), list(setting.scenario.network.roads)
    rng = Streams(setting.scenario.run.seed, number).get("roads")
    tree = [[int(rng.integers(place)), place] for place in range(1, len(places))]
    more = [rng.choice(len(places), 2, replace=False).tolist() for _ in names[len(tree) :]]
    kilometres = rng.uniform(5, 35, len(names))
    roads = {
        name: Road(frozenset({places[one], places[other]}), km)
        for name, (one, other), km in zip(names, (*tree, *more), kilometres, strict=True)
    }
    settings = [_as_setting(name, road) for name, road in roads.items()]
    for cut in setting.scenario.shocks:
        shut: list[str] = []
        for name in rng.permutation(names)[:4].tolist():
            if all(any(ways(roads, places[0], place, [*shut, name])) for place in places):
                shut.append(name)
        settings.append(f"shocks.{cut}.roads=[{', '.join(shut)}]")
    return settings


def _as_setting(name: str, road: Road) -> str:
    one, other = sorted(road.ends)
    kind = "surface: paved, terrain: flat"
    written = f"{{origin: {one}, destination: {other}, distance_km: {road.hours:.3f}, {kind}}}"
    return f"network.roads.{name}={written}"


def rows(depth: Depth) -> Iterator[Row]:
    """Yield the hours driven on the shipped network, and how far any trip differs on others."""
    stage = stage_of(TOPIC)
    (records,) = played(stage)
    known, driven = hours_there_and_back(stage.base, records)
    yield _row(
        "mean_hours",
        Text(
            en=f"mean hours there and back, {known.size} trips under six cuts",
            es=f"horas de ida y vuelta, media de {known.size} viajes con seis cortes",
        ),
        known=float(known.mean()),
        simulated=float(driven.mean()),
    )
    differences = [_largest_difference(number, stage.base) for number in range(_NETWORKS[depth])]
    yield _row(
        "largest_difference",
        Text(
            en=f"largest difference of a trip on {len(differences)} networks drawn, hours",
            es=f"mayor diferencia de un viaje en {len(differences)} redes sorteadas, horas",
        ),
        known=0.0,
        simulated=max(differences),
    )


def _largest_difference(number: int, shipped: Setting) -> float:
    stage = stage_of(TOPIC, other_network(number, shipped))
    (records,) = played(stage)
    known, driven = hours_there_and_back(stage.base, records)
    return float(np.abs(known - driven).max())


def _row(name: str, title: Text, *, known: float, simulated: float) -> Row:
    return Row(
        topic=TOPIC,
        id=name,
        title=title,
        expected=known,
        simulated=simulated,
        half_width=_ROUNDING_HOURS,
        error_probability=0.0,
        source=_SOURCE,
        decimals=6,
    )


ANSWER = KnownAnswer(
    title=Text(en="The way round", es="El camino más corto"),
    about=Text(
        en="""\
A store and seven units on eight places with thirteen roads, of which up to four are cut at a
time. A crew learns before a cut road that it is cut, and goes on from there by the quickest
open way. Every trip of every unit is compared with a list of all the ways there are; nothing is
left to chance, and ± is what rounding may do.""",
        es="""\
Un almacén y siete unidades en ocho lugares con trece caminos, de los que se cortan hasta cuatro
a la vez. Quien maneja se entera del corte al llegar y sigue desde ahí por el camino abierto más
rápido. Cada viaje a cada unidad se compara con la lista de todos los caminos que hay; nada
queda al azar, y ± es lo que puede hacer el redondeo.""",
    ),
    rows=rows,
)
