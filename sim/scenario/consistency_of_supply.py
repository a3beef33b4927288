"""Whether goods get from suppliers to every facility that needs them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from sim.quantities import HOURS_PER_DAY
from sim.scenario.facilities import CROSS_DOCK
from sim.scenario.names import listed
from sim.scenario.scenario import Scenario
from sim.scenario.variant import Variant


def check_supply(scenario: Scenario, variant: Variant) -> None:
    """Report facilities and products that nobody would supply, or that several would.

    Goods that never leave, or lie where no vehicle loads, would show as stockouts and be taken for
    a result.

    Parameters
    ----------
    scenario
        Valid section by section.
    variant
        Where problems are reported.
    """
    _check_suppliers(scenario, variant)
    _check_stops(scenario, variant)
    _check_homes(scenario, variant)
    _check_plans(scenario, variant)
    _check_cross_docks(scenario, variant)
    _check_last_stretches(scenario, variant)
    _check_hours(scenario, variant)
    _check_programmes(scenario, variant)
    _check_emergencies(scenario, variant)


def _check_suppliers(scenario: Scenario, variant: Variant) -> None:
    """Report each circle of suppliers once, at its first facility in the order of the file."""
    seen: set[str] = set()
    for name in scenario.facilities:
        chain: list[str] = []
        # who was passed before leads nowhere new, so each facility is walked once
        while name in scenario.facilities and name not in seen:
            seen.add(name)
            chain.append(name)
            name = scenario.facilities[name].supplier  # noqa: PLW2901 - a walk up the chain
        if name in chain:
            circle = " -> ".join((*chain[chain.index(name) :], name))
            message = f"its goods go round in a circle: {circle}"
            variant.report(("facilities", name, "supplier"), message)


def _check_stops(scenario: Scenario, variant: Variant) -> None:
    """Report two facilities at one position of a route: their order would be chance."""
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


def _check_plans(scenario: Scenario, variant: Variant) -> None:
    """Report plans of facilities that no vehicle leaves."""
    homes = dict.fromkeys(fleet.home for fleet in scenario.transport.fleets.values())
    for name in scenario.transport.plans:
        if name in scenario.facilities and name not in homes:
            message = f"no fleet has its home here; expected one of {listed(homes)}"
            variant.report(("transport", "plans", name), message, on_key=True)


def _check_cross_docks(scenario: Scenario, variant: Variant) -> None:
    """Report suppliers and patients of a house that holds no stock."""
    for name, facility in scenario.facilities.items():
        supplier = scenario.facilities.get(facility.supplier)
        if supplier and supplier.level == CROSS_DOCK:
            message = f"{facility.supplier!r} is a cross-dock: it holds nothing that it could send"
            variant.report(("facilities", name, "supplier"), message)
        if facility.level == CROSS_DOCK and (facility.population or facility.consultations_per_day):
            message = "a cross-dock holds no stock: its patients would get nothing"
            variant.report(("facilities", name), message)


def _check_last_stretches(scenario: Scenario, variant: Variant) -> None:
    """Report last stretches without a way, and to a cross-dock."""
    for name, facility in scenario.facilities.items():
        if facility.last_stretch is None:
            continue
        path = ("facilities", name, "last_stretch")
        if not facility.spur_km:
            message = f"goes over no road: say how far it is from {facility.place!r} (spur_km)"
            variant.report(path, message)
        if facility.level == CROSS_DOCK:
            variant.report(path, "a cross-dock stands on a road: only units are reached on foot")


def _check_hours(scenario: Scenario, variant: Variant) -> None:
    """Report houses that take nothing in, or after midnight."""
    for name, facility in scenario.facilities.items():
        if facility.receives_from >= facility.receives_until:
            message = (
                f"it takes nothing in: from {facility.receives_from:g} h"
                f" until {facility.receives_until:g} h"
            )
            variant.report(("facilities", name, "receives_until"), message)
        elif facility.receives_until > HOURS_PER_DAY:
            message = f"expected at most {HOURS_PER_DAY:g} h, got {facility.receives_until:g} h"
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
        # up to the supplier from outside; in a circle, which is said elsewhere, once round
        while holder in scenario.facilities and holder not in passed:
            passed.add(holder)
            house = scenario.facilities[holder]
            kept[house.level, house.institution] |= of_mix[mix]
            holder = house.supplier
    return kept


def _mixes(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """Yield every facility with the mix of its people, its communities and its visiting doctors."""
    for name, facility in scenario.facilities.items():
        yield name, facility.mix
    for community in scenario.communities.values():
        if community.unit in scenario.facilities:
            yield community.unit, community.mix or scenario.facilities[community.unit].mix
    for plan in scenario.itinerants.visits.values():
        if plan.specialty in scenario.itinerants.specialties:
            yield plan.facility, scenario.itinerants.specialties[plan.specialty].mix
