"""Whole valid scenarios, as their files would hold them: everything that a planner may say.

The first value of each choice is the plainest, so that what is shrunk to says what matters.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from hypothesis import strategies as st

from tests.property.generated import choices
from tests.property.generated.agreements import drawn_agreements
from tests.property.generated.choices import Data, one_of
from tests.property.generated.country import Country

TEXT = {"es": "Prueba", "en": "Test"}
SOLD = {"volume_l": 1, "weight_kg": 1}


class _Author:
    """Who writes a scenario section by section; *draw* chooses."""

    def __init__(self, draw: st.DrawFn, needs: Sequence[str]) -> None:
        self._draw = draw
        self.needs = needs
        self.start = draw(one_of("2024-01-01", "2025-06-30", "2024-12-20"))
        self.warm_up = draw(one_of(14, 0))
        keys = (0.0, 0.5, 1.0)
        self.catalogue = draw(one_of(*keys) if "keys" in needs else one_of(None, *keys))
        self.country = Country(
            draw,
            apart=self.catalogue is not None,
            least=2 if needs else 1,
            towns=int("communities" in needs),
        )
        self.visits = "visits" in needs or draw(st.booleans())

    def some(self, values: Sequence[str], at_least: int = 1) -> list[str]:
        """Return some of *values*, in their order."""
        chosen = self._draw(st.sets(one_of(*values), min_size=at_least))
        return [value for value in values if value in chosen]

    def day(self, number: int) -> str:
        """Return a date, counted from the first day played."""
        first = date.fromisoformat(self.start) - timedelta(days=self.warm_up)
        return (first + timedelta(days=number)).isoformat()

    @cached_property
    def products(self) -> Data:
        chronic, winter = {"seasonality": "chronic"}, {"seasonality": "winter"}
        options = choices.section(
            shelf_life_months=one_of(3, 1, 24), volume_l=one_of(1, 20, 0), cold_chain=choices.yes
        )
        drawn = {
            "v": {"name": "Vital", "ven": "V", "unit_price": 100} | self._draw(options),
            "e": {"name": "Essential", "ven": "E", "unit_price": 10} | self._draw(options),
            "n": {"name": "Other", "ven": "N", "unit_price": 1}
            | self._draw(st.fixed_dictionaries({"supply_group": one_of("kit", "other")})),
        }
        drawn["v"] |= self._draw(one_of({}, chronic, winter))
        drawn["n"] |= self._draw(one_of({}, chronic))
        return {key: SOLD | product for key, product in drawn.items()}

    @property
    def groups(self) -> list[str]:
        return sorted({item.get("supply_group", "kit") for item in self.products.values()})

    def whole(self) -> Data:
        """Return the base, without its agreements."""
        draw, country = self._draw, self.country
        data = {
            "title": TEXT,
            "question": TEXT,
            "run": self._run(),
            "institutions": {name: {"name": name} for name in country.institutions},
            "network": country.network(),
            "facilities": country.facilities,
            "communities": country.communities(),
            "products": self.products,
            "demand": {
                "rates": {"v": {"m": 2, "h": 1}, "e": {"m": 1}, "n": {"m": 1, "h": 3}},
                "seasons": {"winter": {"months": [12, 1, 2], "factor": 3}},
                "chronic": {"lines_per_refill": 2.4},
            }
            | draw(choices.demands),
            "patients": draw(choices.refusals),
            "supply": {name: {"name": name} | draw(choices.suppliers) for name in country.makers},
            "replenishment": self._replenishment(),
            "sharing": draw(choices.sharing),
            "transport": self._transport(),
            "closures": self._closures(),
            "costs": {"night": 200, "team_per_day": 50},
            "itinerants": self._itinerants(),
            "shocks": self._shocks(),
            "trace": {"facilities": list(country.facilities)[-1:], "products": ["v"]},
        }
        if any("shelf_life_months" in item for item in self.products.values()):
            data["ageing"] = {"expires": draw(st.booleans())} | draw(choices.ageing)
        if any("cold_chain" in item for item in self.products.values()):
            data["cold_chain"] = draw(st.one_of(st.none(), choices.cold_chain))
        for house in country.facilities.values() if data.get("cold_chain") else ():
            house.update(draw(one_of({}, {}, {"cold_storage_m3": 0.01})))
        for name, budget in self._budgets().items():
            data["institutions"][name]["budget"] = budget
        return data

    def _run(self) -> Data:
        holiday = {"date": self.day(20), "name": "Holiday"}
        return {
            "start": self.start,
            "horizon": "42 d",
            "warm_up": f"{self.warm_up} d",
            "replications": 2,
            "seed": self._draw(st.integers(0, 99)),
            "hemisphere": self._draw(one_of("north", "south")),
            "holidays": self._draw(one_of({}, {"day": holiday})),
        }

    def _budgets(self) -> Data:
        drawn = {}
        for name in self.country.institutions:
            if "budgets" in self.needs or self._draw(st.booleans()):
                drawn[name] = self._draw(choices.budgets)
                buyers = [each for each in self.country.buyers if self.country.owner(each) == name]
                if buyers and self._draw(st.booleans()):
                    drawn[name]["per_month"] = {buyers[0]: self._draw(one_of(5000, 0, 500))}
        return drawn

    @cached_property
    def _starts(self) -> choices.Choice:
        before = st.just({"kind": "before_visits", "working_days": 5})
        return st.one_of(choices.schedules, before) if self.visits else choices.schedules

    def _replenishment(self) -> Data:
        draw, country = self._draw, self.country
        levels = [level for level in ("unit", "hospital") if level in country.levels]
        owners = draw(one_of([[]], [[name] for name in country.institutions]))
        written: Data = {}
        for group in self.groups if len(self.groups) > 1 and draw(st.booleans()) else [""]:
            for owner in owners:
                programme = {"levels": levels, "policy": draw(choices.policies)}
                programme |= {"review": draw(choices.schedules)} | draw(choices.programmes)
                programme |= {"institutions": owner} if owner else {}
                programme |= {"groups": [group]} if group else {}
                if self.visits and draw(choices.now_and_then):
                    programme["policy"] = {"kind": "visit_supply"}
                    programme["review"] = {"kind": "before_visits", "working_days": 9}
                served = [
                    each for each in country.units if not owner or country.owner(each) in owner
                ]
                fleets = [
                    fleet
                    for fleet, spec in country.fleets.items()
                    if any(country.facilities[each]["supplier"] == spec["home"] for each in served)
                ]
                if fleets and draw(st.booleans()):
                    programme["emergency"] = {"fleet": draw(one_of(*fleets))}
                    programme["emergency"] |= draw(choices.emergencies)
                written["-".join(["units", *owner, group])] = programme
        for level in ("forward", "store"):
            if level in country.levels:
                written[level] = {"levels": [level], "policy": draw(choices.store_policies)}
                written[level] |= {"review": draw(choices.schedules)} | draw(choices.programmes)
        return written

    def _transport(self) -> Data:
        draw, country = self._draw, self.country
        data: Data = {
            "vehicles": country.vehicles,
            "fleets": country.fleets,
            "routes": country.routes,
            "plan": draw(choices.plans(self._starts)),
            "picking_working_days": draw(one_of(2, 0)),
            "retry_after_working_days": draw(one_of(3, 1)),
            "driving_day": draw(choices.driving),
            "when_blocked": draw(choices.blocked),
        }
        if draw(st.booleans()):
            data["plans"] = {draw(one_of(*country.homes)): draw(choices.plans(self._starts))}
        if draw(st.booleans()):
            data["interruptions"] = {"strike": self._interruption()}
        return data

    def _interruption(self) -> Data:
        fleets = self.country.fleets
        name = self._draw(one_of(*self.country.ground))
        stopped = {"fleet": name, "first_day": self.day(5), "last_day": self.day(20)}
        others = [
            other
            for other in self.country.ground
            if other != name and fleets[other]["home"] == fleets[name]["home"]
        ]
        ways = [{}, {"share": 0.5}, {"routes": [self._draw(one_of(*self.country.routes))]}]
        ways += [{"falls_back_to": other} for other in others]
        return stopped | self._draw(one_of(*ways))

    def _closures(self) -> Data:
        if not self.country.has_weather or not self._draw(st.booleans()):
            return {}
        snow = {
            "weather_region": "sierra", "event": "snow", "hazard": "snow", "risk_class": 1,
            "months": [1, 2, 7, 12], "storms_per_season": 40, "share_of_roads": 0.8,
            "duration_days_median": 1.5, "duration_days_p95": 9,
        }  # fmt: skip
        return {"storms": {"snow": snow | self._draw(choices.storms)}}

    def _itinerants(self) -> Data:
        if not self.visits:
            return {}
        draw = self._draw
        specialty = {"name": "Eyes", "per_person_year": 2, "mix": "h"}
        specialty |= draw(
            choices.section(
                patients_per_day=one_of(2),
                drops_out_after=one_of("5 d"),
                needs_supplies=one_of(0.5, 1.0),
            )
        )
        visits = {}
        for number in range(draw(st.integers(1, 3))):
            first = draw(st.integers(-3, 50))
            visits[f"visit-{number}"] = {
                "specialty": "eyes",
                "institution": draw(one_of(*self.country.institutions)),
                "facility": draw(one_of(*self.country.units)),
                "first_day": self.day(first),
                "last_day": self.day(first + draw(st.integers(0, 2))),
            } | draw(one_of({}, {"repeats_every": "21 d"}))
        journeys = {
            name: {
                "base": draw(one_of(*self.country.homes)),
                "vehicle": draw(one_of(*self.country.vehicles)),
            }
            for name in self.some(self.country.institutions, at_least=0)
        }
        return {"specialties": {"eyes": specialty}, "visits": visits, "journeys": journeys}

    def _shocks(self) -> Data:
        draw, country = self._draw, self.country
        then = st.fixed_dictionaries({"then": one_of("cancelled", "later")})
        kinds = {
            "shortage": {
                "kind": "supplier_interruption", "suppliers": country.makers[:1],
                "share": draw(one_of(1.0, 0.3)), "groups": draw(one_of([], ["kit"])),
            } | draw(then),
            "unpaid": {"kind": "payment_interruption", "institution": "i0"} | draw(then),
            "fire": {"kind": "hub_out", "facility": draw(one_of(*country.homes))},
            "flu": {
                "kind": "outbreak", "consultations": 1.5, "products": {"e": 1, "v": 2},
                "regions": draw(one_of([], ["north"])),
            },
        }  # fmt: skip
        if country.roads:
            closed = draw(one_of("all", "trucks"))
            kinds["slide"] = {
                "kind": "road_cut",
                "roads": list(country.roads)[:1],
                "closed_to": closed,
            }
        shocks = {}
        for name in self.some(list(kinds), at_least=0):
            first = draw(one_of(18, -3, 40))
            dates = {"first_day": self.day(first), "last_day": self.day(first + 14)}
            shocks[name] = kinds[name] | dates
        return shocks


@st.composite
def scenarios(draw: st.DrawFn, *needs: str) -> Data:
    """Draw a scenario file with two strategies: `apart`, and `agreed` with agreements of any kind.

    It has what it *needs*: of agreements `loans`, `open` or `keys`; `communities` beside the people
    of units, `visits` of itinerant doctors, `budgets` of all institutions.
    """
    author = _Author(draw, needs)
    base = author.whole()
    agreed = drawn_agreements(draw, base, author.catalogue, needs)
    change: dict[str, Any] = {"agreements": agreed}
    if draw(st.booleans()):
        change["transport"] = {"plan": draw(choices.plans(choices.schedules))}
    strategy = {"title": TEXT, "question": TEXT}
    return base | {
        "strategies": {"apart": strategy, "agreed": strategy | {"change": change}},
        "baseline": "apart",
    }
