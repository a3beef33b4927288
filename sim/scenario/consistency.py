"""What has to fit together in a scenario whose sections are each in order."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sim.scenario.facilities import CROSS_DOCK, Facility
from sim.scenario.names import listed
from sim.scenario.scenario import Scenario
from sim.scenario.variant import Variant

if TYPE_CHECKING:
    from sim.scenario.tree import Path


def check_consistency(scenario: Scenario, variant: Variant) -> None:
    """Report what does not fit; names that point to nothing are somebody else's problem."""
    _check_whole_days(scenario, variant)
    _check_speeds(scenario, variant)
    _check_rates(scenario, variant)
    _check_suppliers(scenario, variant)
    _check_patients(scenario, variant)
    _check_communities(scenario, variant)
    _check_stops(scenario, variant)
    _check_homes(scenario, variant)
    _check_cross_docks(scenario, variant)
    _check_hours(scenario, variant)
    _check_programmes(scenario, variant)
    _check_emergencies(scenario, variant)
    _check_ageing(scenario, variant)
    _check_catalogue(scenario, variant)


def _check_whole_days(scenario: Scenario, variant: Variant) -> None:
    lengths: dict[Path, float] = {
        ("run", "horizon"): scenario.run.horizon,
        ("run", "warm_up"): scenario.run.warm_up,
        ("demand", "chronic", "interval"): scenario.demand.chronic.interval,
    }
    for path, days in lengths.items():
        if not days.is_integer():
            variant.report(path, f"expected whole days, got {days:g} d")


def _check_speeds(scenario: Scenario, variant: Variant) -> None:
    known: dict[tuple[str, str], str] = {}
    for name, speed in scenario.network.speeds.items():
        other = known.setdefault((speed.surface, speed.terrain), name)
        if other != name:
            message = (
                f"the speed of '{speed.surface}--{speed.terrain}' is given by {other!r} already"
            )
            variant.report(("network", "speeds", name), message, on_key=True)
    for name, road in scenario.network.roads.items():
        if (road.surface, road.terrain) not in known:
            message = f"no speed for '{road.surface}--{road.terrain}' in network.speeds"
            variant.report(("network", "roads", name, "surface"), message)
    for name, facility in scenario.facilities.items():
        if facility.spur_km and (facility.spur_surface, facility.spur_terrain) not in known:
            pair = f"{facility.spur_surface}--{facility.spur_terrain}"
            message = f"no speed for '{pair}' in network.speeds"
            variant.report(("facilities", name, "spur_surface"), message)


def _check_rates(scenario: Scenario, variant: Variant) -> None:
    for name in scenario.products:
        if not scenario.demand.rates.get(name):
            message = "nobody asks for this product: it has no rate in demand.rates"
            variant.report(("products", name), message, on_key=True)


def _check_suppliers(scenario: Scenario, variant: Variant) -> None:
    """Report each circle of suppliers once, at its first facility in the order of the file."""
    seen: set[str] = set()
    for name in scenario.facilities:
        chain: list[str] = []
        while name in scenario.facilities and name not in seen:
            seen.add(name)
            chain.append(name)
            name = scenario.facilities[name].supplier  # noqa: PLW2901 - a walk up the chain
        if name in chain:
            circle = " -> ".join((*chain[chain.index(name) :], name))
            message = f"its goods go round in a circle: {circle}"
            variant.report(("facilities", name, "supplier"), message)


def _check_patients(scenario: Scenario, variant: Variant) -> None:
    for name, facility in scenario.facilities.items():
        path: Path = ("facilities", name)
        if (facility.population or facility.consultations_per_day) and not facility.mix:
            mixes = dict.fromkeys(mix for row in scenario.demand.rates.values() for mix in row)
            variant.report(path, f"'mix' is missing: it serves patients; known: {listed(mixes)}")
        if facility.supplier in scenario.facilities and not facility.route:
            message = f"'route' is missing: no vehicle would bring what {facility.supplier!r} sends"
            variant.report(path, message)


def _check_communities(scenario: Scenario, variant: Variant) -> None:
    for name, community in scenario.communities.items():
        unit = scenario.facilities.get(community.unit)
        if name in scenario.facilities:
            message = "a facility has this id already, and its people with it"
            variant.report(("communities", name), message, on_key=True)
        if unit and not (community.mix or unit.mix):
            message = f"'mix' is missing: {community.unit!r} has none that it could follow"
            variant.report(("communities", name), message)


def _check_stops(scenario: Scenario, variant: Variant) -> None:
    first: dict[tuple[str, int], str] = {}
    for name, facility in scenario.facilities.items():
        if not facility.route:
            continue
        other = first.setdefault((facility.route, facility.stop), name)
        if other != name:
            message = f"stop {facility.stop} of route {facility.route!r} is {other!r} already"
            variant.report(("facilities", name, "stop"), message)


def _check_homes(scenario: Scenario, variant: Variant) -> None:
    """Report facilities whose goods lie where no vehicle of their route loads."""
    for name, facility in scenario.facilities.items():
        route = scenario.transport.routes.get(facility.route)
        fleet = scenario.transport.fleets.get(route.fleet) if route else None
        if fleet is None or not {fleet.home, facility.supplier} <= scenario.facilities.keys():
            continue
        home = scenario.facilities[fleet.home]
        is_passed_on = home.level == CROSS_DOCK and home.supplier == facility.supplier
        if fleet.home != facility.supplier and not is_passed_on:
            message = (
                f"{facility.supplier!r} sends its goods, but the vehicles of route"
                f" {facility.route!r} load at {fleet.home!r}: they would never leave"
            )
            variant.report(("facilities", name, "supplier"), message)


def _check_cross_docks(scenario: Scenario, variant: Variant) -> None:
    for name, facility in scenario.facilities.items():
        supplier = scenario.facilities.get(facility.supplier)
        if supplier and supplier.level == CROSS_DOCK:
            message = f"{facility.supplier!r} is a cross-dock: it holds nothing that it could send"
            variant.report(("facilities", name, "supplier"), message)
        if facility.level == CROSS_DOCK and (facility.population or facility.consultations_per_day):
            message = "a cross-dock holds no stock: its patients would get nothing"
            variant.report(("facilities", name), message)


def _check_hours(scenario: Scenario, variant: Variant) -> None:
    for name, facility in scenario.facilities.items():
        if facility.receives_from >= facility.receives_until:
            message = (
                f"it takes nothing in: from {facility.receives_from:g} h"
                f" until {facility.receives_until:g} h"
            )
            variant.report(("facilities", name, "receives_until"), message)


def _check_programmes(scenario: Scenario, variant: Variant) -> None:
    """Report products of a level that no programme supplies, or more than one."""
    for (level, institution), groups in _groups_kept(scenario).items():
        for group in sorted(groups):
            programmes = [
                name
                for name, programme in scenario.replenishment.items()
                if level in programme.levels
                and (not programme.institutions or institution in programme.institutions)
                and (not programme.groups or group in programme.groups)
            ]
            what = f"products of the group {group!r} at the level {level!r} of {institution!r}"
            if not programmes:
                variant.report(("replenishment",), f"no programme supplies {what}", on_key=True)
            elif len(programmes) > 1:
                message = f"{what} are supplied by {listed(programmes)}; one of them is enough"
                variant.report(("replenishment", programmes[1]), message, on_key=True)


def _check_emergencies(scenario: Scenario, variant: Variant) -> None:
    """Report emergency fleets whose home supplies no facility of their programme."""
    for name, programme in scenario.replenishment.items():
        emergency = programme.emergency
        fleet = scenario.transport.fleets.get(emergency.fleet) if emergency else None
        if fleet is None or emergency is None:
            continue
        served = {each.supplier for each in scenario.facilities.values() if programme.covers(each)}
        if fleet.home not in served:
            message = (
                f"the vehicles of {emergency.fleet!r} load at {fleet.home!r}, which supplies no"
                " facility of this programme"
            )
            variant.report(("replenishment", name, "emergency", "fleet"), message)


def _check_ageing(scenario: Scenario, variant: Variant) -> None:
    lives = [product.shelf_life_months for product in scenario.products.values()]
    if scenario.ageing.expires and not any(lives):
        message = "nothing would expire: no product has a shelf_life_months"
        variant.report(("ageing", "expires"), message)


def _check_catalogue(scenario: Scenario, variant: Variant) -> None:
    """Report a second catalogue, and loads from which a team could fill the shelves of others."""
    catalogues = {
        name: each for name, each in scenario.agreements.items() if each.kind == "single_catalogue"
    }
    for name in list(catalogues)[1:]:
        message = f"{next(iter(catalogues))!r} is one already: there is one catalogue at most"
        variant.report(("agreements", name), message, on_key=True)
    if all(each.harmonisation == 1 and each.parties is None for each in catalogues.values()):
        return
    first: dict[str, str] = {}
    for name, facility in scenario.facilities.items():
        if not facility.route or not _may_give_back(facility, scenario):
            continue
        other = first.setdefault(facility.route, facility.institution)
        if other != facility.institution:
            message = (
                f"route {facility.route!r} serves {other!r} too, and what this stop leaves of its"
                " load could be the key of another; give each institution routes of its own"
            )
            variant.report(("facilities", name, "route"), message)


def _may_give_back(facility: Facility, scenario: Scenario) -> bool:
    """Return whether goods meant for a facility may stay on the vehicle."""
    return facility.storage_m3 is not None or any(
        programme.covers(facility) and programme.policy.kind == "informed_push"
        for programme in scenario.replenishment.values()
    )


def _groups_kept(scenario: Scenario) -> Mapping[tuple[str, str], set[str]]:
    """Return the supply groups that facilities use or pass on, by their level and owner."""
    of_mix: dict[str, set[str]] = defaultdict(set)
    for name, rates in scenario.demand.rates.items():
        product = scenario.products.get(name)
        for mix, rate in rates.items():
            if product and rate > 0:
                of_mix[mix].add(product.supply_group)
    kept: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name, mix in _mixes(scenario):
        passed: set[str] = set()
        holder = name
        while holder in scenario.facilities and holder not in passed:
            passed.add(holder)
            house = scenario.facilities[holder]
            kept[house.level, house.institution] |= of_mix[mix]
            holder = house.supplier
    return kept


def _mixes(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """Yield every facility with the mix of its own people, then of each community of its."""
    for name, facility in scenario.facilities.items():
        yield name, facility.mix
    for community in scenario.communities.values():
        if community.unit in scenario.facilities:
            yield community.unit, community.mix or scenario.facilities[community.unit].mix
