"""What may be written otherwise without changing results: names, order, units, years."""

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from sim.domain.records import Records
from sim.engine.draw import Draw
from sim.engine.setting import Setting
from sim.engine.world import World
from sim.rng import Streams
from sim.scenario.plan import Plan
from sim.scenario.scenario import Scenario
from tests.property.generated.choices import Data
from tests.property.generated.played import content, plan_of, play
from tests.property.generated.scenarios import scenarios
from tests.property.generated.tries import tries

NAMED = (
    "institutions", "facilities", "communities", "products", "supply", "replenishment", "shocks",
)  # fmt: skip
_IN_TRANSPORT = ("fleets", "routes", "interruptions")


def rewritten(data: Any, edit: Any, path: tuple[str, ...] = ()) -> Any:  # noqa: ANN401 - as in a file
    """Return the data with each value edited, by the keys that lead to it."""
    if isinstance(data, dict):
        return {key: rewritten(value, edit, (*path, key)) for key, value in data.items()}
    if isinstance(data, list):
        return [rewritten(value, edit, path) for value in data]
    return edit(path, data)


def renamed(data: Any, names: set[str]) -> Any:  # noqa: ANN401 - as in a file
    """Return the data with an x before every name, so that their order stays as it is."""
    if isinstance(data, dict):
        return {_other(key, names): renamed(value, names) for key, value in data.items()}
    if isinstance(data, list):
        return [renamed(value, names) for value in data]
    return _other(data, names)


def _other(text: Any, names: set[str]) -> Any:  # noqa: ANN401 - as in a file
    return f"x{text}" if isinstance(text, str) and text in names else text


class OldNames(Streams):
    """Streams that know everything by the name that it had before."""

    def get(self, *name: str | int) -> np.random.Generator:
        return super().get(*(_old(each) for each in name))

    def uniform(self, purpose: str, numbers: Any, attempt: Any) -> Any:  # noqa: ANN401 - as it is
        return super().uniform(_old(purpose), numbers, attempt)


def _old(text: Any) -> Any:  # noqa: ANN401 - text or number
    return re.sub(r"(?<![\w-])x(?=\w)", "", text) if isinstance(text, str) else text


def replay(plan: Plan, like: Plan) -> Records:
    """Play a plan on the chance that another one meets, whose names are different."""
    base, setting = Setting(plan.base), Setting(plan.strategies["agreed"].scenario)
    for each, its in ((base, like.base), (setting, like.strategies["agreed"].scenario)):
        numbers = Setting(its).network.numbers
        each.__dict__["network"] = replace(each.network, numbers=numbers)
    streams = OldNames(plan.base.run.seed, 0)
    draw = Draw(base, streams, mixes_people=plan.mixes_people)
    return World(setting, draw, traced=True).run()


@tries(12)
@given(scenarios())
def test_names_do_not_matter(data: Data) -> None:
    names = {name for section in NAMED for name in data[section]}
    names |= {name for section in _IN_TRANSPORT for name in data["transport"].get(section, ())}
    names |= {*data["network"]["places"], *data["network"]["roads"]}
    names |= {*data["strategies"]["agreed"]["change"]["agreements"]}
    names -= {"hired", "unit", "hospital", "transport"}
    plan = plan_of(data)
    other = plan_of(renamed(data, names))

    assert content(replay(other, plan)) == content(play(plan, "agreed", verify=False).records)


ORDERLESS = (
    ("network", "places"), ("network", "roads"), ("network", "speeds"), ("transport", "vehicles"),
    ("transport", "plans"), ("supply",), ("demand", "rates"), ("demand", "seasons"),
    ("closures", "storms"), ("run", "holidays"),
)  # fmt: skip
"""Tables whose rows may stand in any order."""


def turned_round(data: Data, path: tuple[str, ...]) -> Data:
    key, *rest = path
    if key not in data:
        return data
    part = turned_round(data[key], tuple(rest)) if rest else dict(reversed(data[key].items()))
    return data | {key: part}


@tries(12)
@given(scenarios())
def test_the_order_of_rows_does_not_matter(data: Data) -> None:
    turned = data
    for path in ORDERLESS:
        turned = turned_round(turned, path)
    runs = [play(plan_of(each), "agreed", verify=False).records for each in (data, turned)]
    for run in runs:
        run.visits["town"] = run.visits["region"] = 0  # counted in the order of the places
    as_it_was, otherwise = (content(replace(run, weather_checksum=0)) for run in runs)

    by_number = {"passages": b"", "closures": b""}  # they name places and roads by their number

    assert otherwise | by_number == as_it_was | by_number


MONEY = (
    "unit_price", "cost_per_km", "cost_per_day", "per_km", "per_stop", "night", "team_per_day",
    "per_month", "budget_per_month", "tariff",
)  # fmt: skip
SIZES = (
    "volume_l", "weight_kg", "payload_kg", "volume_m3", "cold_m3", "storage_m3", "cold_storage_m3",
)  # fmt: skip
COUNTED: dict[str, tuple[tuple[str, ...], dict[str, tuple[str, ...]]]] = {
    "money": (MONEY, {"deliveries": ("value",), "trips": ("cost",), "transfers": ("value",)}),
    "sizes": (SIZES, {"trips": ("load_kg", "load_m3"), "deliveries": ("kg",)}),
}
"""Fields of a file that count in a unit, and columns of the records that do."""


def times(data: Data, fields: tuple[str, ...], factor: int) -> Data:
    """Return the scenario with these fields in a smaller unit."""

    def edit(path: tuple[str, ...], value: Any) -> Any:  # noqa: ANN401 - as in a file
        if path[-1] == "least":
            return "hours"  # who plans for least cost counts whole units
        is_number = isinstance(value, int | float)
        return value * factor if is_number and not set(path).isdisjoint(fields) else value

    return dict(rewritten(data, edit))


@pytest.mark.parametrize("unit", COUNTED)
@tries(10)
@given(data=scenarios())
def test_units_do_not_matter(unit: str, data: Data) -> None:
    fields, columns = COUNTED[unit]
    small = play(plan_of(times(data, fields, 8)), "agreed", verify=False).records
    large = play(plan_of(times(data, fields, 1)), "agreed", verify=False).records
    for table, of_table in columns.items():
        for column in of_table:
            getattr(large, table)[column] *= 8
    if unit == "money":
        large = replace(large, money=large.money * 8, compensation=large.compensation * 8)

    assert content(small) == content(large)


def years_later(data: Data, years: int) -> Data:
    """Return the scenario so many years later, with roads that know no chance."""
    calm = {"closures": {}, "network": data["network"] | {"travel_spread": 0.0}}

    def edit(_path: tuple[str, ...], value: Any) -> Any:  # noqa: ANN401 - as in a file
        is_date = isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value)
        return f"{int(value[:4]) + years}{value[4:]}" if is_date else value

    return dict(rewritten(data | calm, edit))


@tries(12)
@given(scenarios())
def test_weekdays_come_back_after_28_years_and_so_do_results(data: Data) -> None:
    now, then = (
        play(plan_of(years_later(data, years)), "agreed", verify=False).records for years in (0, 28)
    )

    assert content(then) == content(now)


def without_strategies(data: Data) -> Data:
    return {key: value for key, value in data.items() if key not in {"strategies", "baseline"}}


def halved(data: Data) -> Data:
    """Return the scenario with a second unit beside the first, for half of its people."""
    first = data["facilities"]["unit-0"]
    half = {key: first[key] / 2 for key in ("consultations_per_day",)}
    half["population"] = first["population"] // 2
    houses = data["facilities"] | {"unit-0": first | half, "half": first | half | {"stop": 99}}
    return data | {"facilities": houses, "itinerants": {}}


@tries(12)
@given(scenarios())
def test_two_halves_of_a_unit_are_expected_to_use_what_the_whole_does(data: Data) -> None:
    calm = data | {"itinerants": {}, "replenishment": data["replenishment"]}
    whole, halves = (
        Setting(Scenario.model_validate(without_strategies(each))) for each in (calm, halved(calm))
    )
    unit, half = whole.facility_index["unit-0"], halves.facility_index["half"]
    stores = [row for name, row in whole.facility_index.items() if not name.startswith("unit")]
    there = [halves.facility_index[list(whole.facility_index)[row]] for row in stores]

    assert halves.own_month[[unit, half]].sum(axis=0) == pytest.approx(whole.own_month[unit])
    assert halves.expected_month[there] == pytest.approx(whole.expected_month[stores])
