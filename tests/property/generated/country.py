"""The country of a generated scenario: places, roads, who holds stock there, and who drives."""

from typing import Any

from hypothesis import strategies as st

from tests.property.generated import choices
from tests.property.generated.choices import Data, one_of

OPENS = ("mon tue wed thu fri", "mon wed fri", "mon tue wed thu fri sat sun")
CHECKED = {"surface": "paved", "terrain": "flat"}


class Country:
    """Institutions, *least* or more, with their facilities along a few roads.

    Routes are *apart* by institution where each has keys of its own. It may have so many *towns* or
    more whose people are no facility's own.
    """

    def __init__(self, draw: st.DrawFn, *, apart: bool, least: int, towns: int = 0) -> None:
        self._draw = draw
        self._least = least
        self._towns = towns
        self._apart = apart or draw(st.booleans())
        self.institutions = [f"i{number}" for number in range(draw(st.integers(least, 3)))]
        self.places = [f"p{number}" for number in range(draw(st.integers(1, 4)))]
        self.roads = self._roads()
        self.vehicles: Data = {"van": self._van("paved gravel")}
        self.fleets: Data = {}
        self.routes: Data = {}
        self.facilities: Data = {}
        self.makers = ["maker", *draw(one_of([], ["factory"]))]
        self._build_stores()
        for number in range(draw(st.integers(least, 4))):
            self._build_unit(f"unit-{number}")

    @property
    def units(self) -> list[str]:
        return [name for name in self.facilities if name.startswith("unit")]

    @property
    def levels(self) -> set[str]:
        return {house["level"] for house in self.facilities.values()}

    @property
    def homes(self) -> list[str]:
        """Facilities that vehicles leave from."""
        return list(dict.fromkeys(fleet["home"] for fleet in self.fleets.values()))

    @property
    def ground(self) -> list[str]:
        """Fleets that drive."""
        return [name for name, fleet in self.fleets.items() if fleet["vehicle"] != "drone"]

    @property
    def buyers(self) -> list[str]:
        """Facilities that buy from outside."""
        return [name for name, house in self.facilities.items() if house["supplier"] in self.makers]

    @property
    def has_weather(self) -> bool:
        return any(road.get("weather_region") for road in self.roads.values())

    def owner(self, facility: str) -> str:
        return str(self.facilities[facility]["institution"])

    def network(self) -> Data:
        regions = ("north", "south")
        return {
            "places": {
                name: {"name": name, "lat": 0, "lon": 0, "region": regions[number % 2]}
                for number, name in enumerate(self.places)
            },
            "roads": self.roads,
            "speeds": {
                f"{surface}--flat": {"surface": surface, "terrain": "flat", "speed_kph": speed}
                for surface, speed in {"paved": 60, "gravel": 30, "trail": 5}.items()
            },
            "travel_spread": self._draw(one_of(0.2, 0.0)),
        }

    def communities(self) -> Data:
        """Return people beside those of the units."""
        draw = self._draw
        return {
            f"town-{number}": {
                "name": "Town",
                "affiliation": draw(one_of(*self.institutions)),
                "unit": draw(one_of(*self.units)),
                "place": draw(one_of("", *self.places)),
                "population": draw(one_of(700, 0)),
            }
            | draw(choices.section(consultations_per_day=one_of(3, 1), mix=one_of("m", "h")))
            for number in range(max(draw(one_of(0, 0, 1, 2)), self._towns))
        }

    def _roads(self) -> Data:
        draw, weather = self._draw, {"weather_region": "sierra", "snow_risk": 1}
        ends = [(draw(st.integers(0, number - 1)), number) for number in range(1, len(self.places))]
        if len(ends) > 1 and draw(st.booleans()):
            ends.append((0, len(self.places) - 1))
        return {
            f"road-{number}": {
                "origin": self.places[origin],
                "destination": self.places[destination],
                "distance_km": draw(one_of(60, 11, 307)),
                "surface": draw(one_of("paved", "gravel")),
                "terrain": "flat",
            }
            | draw(one_of({}, weather))
            for number, (origin, destination) in enumerate(ends)
        }

    def _van(self, surfaces: str) -> Data:
        van = {
            "payload_kg": 1000, "volume_m3": 10, "max_speed_kph": 100, "cost_per_km": 10,
            "cost_per_day": 1000, "surfaces": surfaces,
        } | self._draw(choices.vehicles)  # fmt: skip
        if "cold_m3" in van:
            van["cold_m3"] = min(van["cold_m3"], van["volume_m3"])
        return van

    def _build_stores(self) -> None:
        draw = self._draw
        self._build_store("store", "i0", supplier="maker")
        if len(self.institutions) > 1 and draw(st.booleans()):
            self._build_store("other", "i1", supplier=self.makers[-1])
        for name, level in (("forward", "forward"), ("dock", "cross_dock")):
            if draw(choices.now_and_then):
                supplier = draw(one_of(*(each for each in self.homes if each != "forward")))
                where = {"route": self._route(supplier, "i0"), "stop": 90 + len(name)}
                self._build_store(
                    name, self.owner(supplier), level=level, supplier=supplier, **where
                )

    def _build_store(self, name: str, owner: str, *, level: str = "store", **where: Any) -> None:  # noqa: ANN401 - as in a file
        draw = self._draw
        self.facilities[name] = {
            "name": name, "institution": owner, "level": level,
            "place": draw(one_of(*self.places)), **where,
        }  # fmt: skip
        if level == "store":
            options = choices.section(picking_pieces_per_day=one_of(30), keeps_holidays=choices.no)
            self.facilities[name] |= draw(options)
        fleet = {"vehicle": "van", "number": draw(st.integers(1, 2)), "home": name}
        self.fleets[f"vans-{name}"] = fleet | draw(choices.section(breakdowns=choices.breakdowns))
        extra = draw(one_of("", "", "hired", "drone"))
        if extra == "hired":
            self.vehicles["hired"] = self._van("paved gravel trail")
            contract = {"vehicle": "hired", "hired": {"per_km": 3, "per_stop": 100}}
            self.fleets[f"hired-{name}"] = fleet | contract
        elif extra == "drone":
            self.vehicles["drone"] = self._van("air") | draw(one_of({}, {"range_km": 50}))
            self.fleets[f"drones-{name}"] = fleet | {"vehicle": "drone"}

    def _route(self, home: str, owner: str) -> str:
        """Return a route of a home, which may serve institutions apart."""
        name = f"{home}-{owner}" if self._apart else home
        fleets = [fleet for fleet in self.ground if self.fleets[fleet]["home"] == home]
        self.routes.setdefault(name, {"fleet": self._draw(one_of(*fleets))})
        return name

    def _build_unit(self, name: str) -> None:
        draw = self._draw
        owner, home = draw(one_of(*self.institutions)), draw(one_of(*self.homes))
        level = draw(one_of("unit", "unit", "hospital"))
        if self._least > 1 and len(self.units) < self._least:  # who may agree on something
            owner, level = self.institutions[len(self.units)], "unit"
        supplier = self.facilities[home]["supplier"] if home == "dock" else home
        self.facilities[name] = {
            "name": name, "institution": owner, "level": level, "supplier": supplier,
            "place": draw(one_of(*self.places)), "mix": "h" if level == "hospital" else "m",
            "route": self._route(home, owner), "stop": len(self.facilities),
            "consultations_per_day": draw(one_of(4, 0, 1, 9)),
            "population": draw(one_of(500, 0)),
            "kind": "clinic" if name == "unit-0" else "",
        } | draw(
            choices.section(
                opens=one_of(*OPENS),
                receives_until=one_of("16 h", "10 h"),
                unloading=one_of("30 min", "0 h", "3 h"),
                storage_m3=one_of(0.5, 0.01),
                keeps_holidays=st.booleans(),
            )
        )  # fmt: skip
        spur = {"spur_km": 20, "spur_surface": "gravel", "spur_terrain": "flat"}
        snowy = {"spur_snow_risk": 1, "weather_region": "sierra"}
        mules = {"spur_surface": "trail", "last_stretch": {"payload_kg": 70, "speed_kph": 4}}
        self.facilities[name] |= draw(one_of({}, {}, spur, spur | snowy, spur | mules))
