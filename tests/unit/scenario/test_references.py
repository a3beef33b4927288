import pytest

from sim.scenario.fields import Location, kinds_at, section_at
from sim.scenario.references import _EVERY, _REFERENCES
from tests.unit.scenario.small_world import Files


def shocks(fields: str) -> str:
    """Return the section with one shock, before the strategies."""
    dates = "first_day: 2025-01-02, last_day: 2025-01-03"
    return f"shocks: {{x: {{{fields}, {dates}}}}}\nstrategies:"


UNKNOWN: dict[str, tuple[str, str, str]] = {
    "place of a facility": (
        "place: village\n",
        "place: ¶vilage\n",
        "facilities.unit-a.place: unknown place 'vilage'; did you mean 'village'?",
    ),
    "end of a road": (
        "{origin: village",
        "{origin: ¶vilage",
        "network.roads.village--hamlet.origin: unknown place 'vilage'; did you mean 'village'?",
    ),
    "institution": (
        "    institution: health\n",
        "    institution: ¶army\n",
        "facilities.unit-a.institution: unknown institution 'army'; known: 'health'",
    ),
    "supplier": (
        "supplier: maker",
        "supplier: ¶makr",
        "facilities.store.supplier: unknown facility or supplier 'makr'; did you mean 'maker'?",
    ),
    "mix": (
        "    mix: rural\n",
        "    mix: ¶rurall\n",
        "facilities.unit-a.mix: unknown mix of demand.rates 'rurall'; did you mean 'rural'?",
    ),
    "route": (
        "    route: north\n",
        "    route: ¶nort\n",
        "facilities.unit-a.route: unknown route 'nort'; did you mean 'north'?",
    ),
    "season": (
        "seasonality: winter",
        "seasonality: ¶summer",
        (
            "products.paracetamol.seasonality: unknown season 'summer';"
            " known: 'flat', 'chronic', 'winter'"
        ),
    ),
    "product with rates": (
        "insulin: {rural: 20}",
        "insulin: {rural: 20}\n    ¶insulina: {rural: 20}",
        "demand.rates.insulina: unknown product 'insulina'; did you mean 'insulin'?",
    ),
    "day of the week": (
        "  seasons:",
        "  weekdays: {¶monday: 2}\n  seasons:",
        "demand.weekdays.monday: unknown day 'monday'; did you mean 'mon'?",
    ),
    "store of a plan": (
        "  routes:\n",
        "  plans: {¶stor: {kind: fixed_rounds}}\n  routes:\n",
        "transport.plans.stor: unknown facility 'stor'; did you mean 'store'?",
    ),
    "fleet of an interruption": (
        "  routes:",
        (
            "  interruptions:\n"
            "    strike: {fleet: ¶cars, first_day: 2025-01-01, last_day: 2025-01-02}\n  routes:"
        ),
        "transport.interruptions.strike.fleet: unknown fleet 'cars'; known: 'trucks'",
    ),
    "fleet that stands in": (
        "  routes:",
        (
            "  interruptions:\n"
            "    tender: {fleet: trucks, first_day: 2025-01-01, last_day: 2025-01-02,"
            " falls_back_to: ¶vans}\n  routes:"
        ),
        "transport.interruptions.tender.falls_back_to: unknown fleet 'vans'; known: 'trucks'",
    ),
    "region of an interruption": (
        "  routes:",
        (
            "  interruptions:\n"
            "    tender: {fleet: trucks, first_day: 2025-01-01, last_day: 2025-01-02,"
            " regions: [plain, ¶siera]}\n  routes:"
        ),
        (
            "transport.interruptions.tender.regions.1: unknown region of a place 'siera';"
            " did you mean 'sierra'?"
        ),
    ),
    "fleet": (
        "{fleet: trucks}",
        "{fleet: ¶cars}",
        "transport.routes.north.fleet: unknown fleet 'cars'; known: 'trucks'",
    ),
    "fleet of emergencies": (
        "    policy: {kind: pull_by_exception, threshold: 2 months}",
        (
            "    emergency: {fleet: ¶bikes}\n"
            "    policy: {kind: pull_by_exception, threshold: 2 months}"
        ),
        "replenishment.units.emergency.fleet: unknown fleet 'bikes'; known: 'trucks'",
    ),
    "vehicle": (
        "{vehicle: truck,",
        "{vehicle: ¶trucc,",
        "transport.fleets.trucks.vehicle: unknown vehicle 'trucc'; did you mean 'truck'?",
    ),
    "home": (
        "home: store",
        "home: ¶stor",
        "transport.fleets.trucks.home: unknown facility 'stor'; did you mean 'store'?",
    ),
    "level": (
        "levels: [store]",
        "levels: [store, ¶hospital]",
        (
            "replenishment.stores.levels.1: unknown level of a facility 'hospital';"
            " known: 'store', 'unit'"
        ),
    ),
    "supply group": (
        "    levels: [unit]\n",
        "    levels: [unit]\n    groups: [kit, ¶vaccines]\n",
        "replenishment.units.groups.1: unknown supply group of a product 'vaccines'; known: 'kit'",
    ),
    "kind of facility in a kit": (
        "{kind: kit_push}",
        "{kind: kit_push, contents: {¶units: {insulin: 3}}}",
        (
            "strategies.kits.replenishment.units.policy.contents.units: unknown kind of a facility"
            " 'units'; did you mean 'unit'?"
        ),
    ),
    "product in a kit": (
        "{kind: kit_push}",
        "{kind: kit_push, contents: {unit: {¶insuline: 3}}}",
        (
            "strategies.kits.replenishment.units.policy.contents.unit.insuline: unknown product"
            " 'insuline'; did you mean 'insulin'?"
        ),
    ),
    "product with a base stock": (
        "{kind: kit_push}",
        "{kind: base_stock, pieces: {¶insuline: 3}}",
        (
            "strategies.kits.replenishment.units.policy.pieces.insuline: unknown product"
            " 'insuline'; did you mean 'insulin'?"
        ),
    ),
    "weather region": (
        "{weather_region: hills",
        "{weather_region: ¶hill",
        (
            "closures.storms.hills--snow--1.weather_region: unknown weather region of a road"
            " 'hill'; did you mean 'hills'?"
        ),
    ),
    "hub": (
        "strategies:",
        shocks("kind: hub_out, facility: ¶stor"),
        "shocks.x.facility: unknown facility 'stor'; did you mean 'store'?",
    ),
    "institution that does not pay": (
        "strategies:",
        shocks("kind: payment_interruption, institution: ¶army"),
        "shocks.x.institution: unknown institution 'army'; known: 'health'",
    ),
    "road that is cut": (
        "strategies:",
        shocks("kind: road_cut, roads: [¶town]"),
        "shocks.x.roads.0: unknown road 'town'; known: 'town--village', 'village--hamlet'",
    ),
    "supplier that is interrupted": (
        "strategies:",
        shocks("kind: supplier_interruption, suppliers: [¶makr]"),
        "shocks.x.suppliers.0: unknown supplier 'makr'; did you mean 'maker'?",
    ),
    "group that is interrupted": (
        "strategies:",
        shocks("kind: supplier_interruption, suppliers: [maker], groups: [¶cold]"),
        "shocks.x.groups.0: unknown supply group of a product 'cold'; known: 'kit'",
    ),
    "facility to trace": (
        "strategies:",
        "trace: {facilities: [¶unit-x], products: [insulin]}\nstrategies:",
        "trace.facilities.0: unknown facility 'unit-x'; did you mean 'unit-b'?",
    ),
    "product to trace": (
        "strategies:",
        "trace: {facilities: [unit-a], products: [¶aspirin]}\nstrategies:",
        "trace.products.0: unknown product 'aspirin'; known: 'paracetamol', 'insulin'",
    ),
    "institution whose doctors travel": (
        "strategies:",
        "itinerants: {journeys: {¶helth: {base: store, vehicle: truck}}}\nstrategies:",
        "itinerants.journeys.helth: unknown institution 'helth'; did you mean 'health'?",
    ),
    "base of doctors": (
        "strategies:",
        "itinerants: {journeys: {health: {base: ¶stor, vehicle: truck}}}\nstrategies:",
        "itinerants.journeys.health.base: unknown facility 'stor'; did you mean 'store'?",
    ),
    "vehicle of doctors": (
        "strategies:",
        "itinerants: {journeys: {health: {base: store, vehicle: ¶trick}}}\nstrategies:",
        "itinerants.journeys.health.vehicle: unknown vehicle 'trick'; did you mean 'truck'?",
    ),
    "baseline": (
        "baseline: today",
        "baseline: ¶tomorrow",
        "baseline: unknown strategy 'tomorrow'; known: 'today', 'kits'",
    ),
}


@pytest.mark.parametrize(("old", "new", "message"), UNKNOWN.values(), ids=UNKNOWN)
def test_an_unknown_name_is_said_with_the_nearest_one(
    files: Files, old: str, new: str, message: str
) -> None:
    files.edit(old, new)

    assert files.problems() == [f"{files.expected}: {message}"]


def test_names_are_checked_beside_mistakes_of_other_kinds(files: Files) -> None:
    files.edit("replications: 2", "replications: none")
    files.edit("supplier: maker", "supplier: nobody")

    assert len(files.problems()) == 2


def test_what_a_strategy_takes_away_is_missed_where_it_is_named(files: Files) -> None:
    files.edit("      replenishment:", "      facilities: {store: null}\n      replenishment:")

    assert files.problems()[0] == (
        "scenario.yaml:38:15: strategies.kits.facilities.unit-a.supplier: unknown facility or"
        " supplier 'store'; known: 'unit-a', 'unit-b', 'maker'"
    )


@pytest.mark.parametrize(
    ("terms", "message"),
    [
        (
            "parties: [health, social, ¶helth], levels: [unit, store]",
            "parties.2: unknown institution 'helth'; did you mean 'health'?",
        ),
        (
            "parties: [health, social], levels: [unit, store, ¶stor]",
            "levels.2: unknown level of a facility 'stor'; did you mean 'store'?",
        ),
        (
            "parties: [health, social], levels: [unit, store], groups: [¶kits]",
            "groups.0: unknown supply group of a product 'kits'; did you mean 'kit'?",
        ),
        (
            "parties: [health, social], levels: [unit, store], fleets: [¶truck]",
            "fleets.0: unknown fleet 'truck'; did you mean 'trucks'?",
        ),
        (
            "parties: [health, social], levels: [unit, store], during: [¶flood]",
            "during.0: unknown shock 'flood'",
        ),
    ],
    ids=["party", "level", "supply group", "fleet", "shock"],
)
def test_an_agreement_names_what_there_is(files: Files, terms: str, message: str) -> None:
    agreed = f"agreements: {{a: {{kind: reciprocal_loans, {terms}}}}}"
    files.edit("institutions:\n", f"{agreed}\ninstitutions:\n  social: {{name: Social}}\n")
    files.edit("institution: health\n    level: unit", "institution: social\n    level: unit")

    assert files.problems() == [f"{files.expected}: agreements.a.{message}"]


def is_a_field(pattern: Location, location: Location = ()) -> bool:
    """Return whether the models have a place for the pattern, under some kind where there are."""
    if not pattern:
        return True
    if kinds := kinds_at(location):
        return any(is_a_field(pattern, (*location, kind)) for kind in kinds)
    section = section_at(location)
    if section is None:
        return pattern[0] == _EVERY and is_a_field(pattern[1:], (*location, "any"))
    is_here = pattern[0] in section.model_fields
    return is_here and is_a_field(pattern[1:], (*location, pattern[0]))


@pytest.mark.parametrize("pattern", [each.path for each in _REFERENCES], ids=".".join)
def test_every_reference_stands_where_there_is_a_field(pattern: Location) -> None:
    """A field that is given another name would else be looked at by nobody, in silence."""
    assert is_a_field(pattern)


@pytest.mark.parametrize(
    "pattern", [("facilities", _EVERY, "plac"), ("run", _EVERY), ("agreements", _EVERY, "party")]
)
def test_a_place_that_no_model_has_is_found_out(pattern: Location) -> None:
    assert not is_a_field(pattern)
