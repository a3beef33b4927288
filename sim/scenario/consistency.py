"""What has to fit together in a scenario whose sections are each in order.

Sections check themselves (validators); here stands what takes two of them, or what would be played
and do nothing.
"""

from typing import TYPE_CHECKING

from sim.scenario.consistency_of_agreements import check_agreements
from sim.scenario.consistency_of_clock import check_clock
from sim.scenario.consistency_of_supply import check_supply
from sim.scenario.funding import check_funding
from sim.scenario.names import listed
from sim.scenario.scenario import MONTHS, Scenario
from sim.scenario.shocks import HubOut
from sim.scenario.variant import Variant

if TYPE_CHECKING:
    from sim.scenario.tree import Path


def check_consistency(scenario: Scenario, variant: Variant) -> None:
    """Report what does not fit; names that point to nothing are somebody else's problem.

    Each check says all that it finds; none stops at the first. References to ids that there are not
    are skipped: `references` says them.

    Parameters
    ----------
    scenario
        Valid section by section.
    variant
        Where problems are reported, with their places in the files.
    """
    _check_whole_days(scenario, variant)
    _check_speeds(scenario, variant)
    _check_profiles(scenario, variant)
    _check_rates(scenario, variant)
    _check_refills(scenario, variant)
    _check_patients(scenario, variant)
    _check_communities(scenario, variant)
    _check_ageing(scenario, variant)
    _check_cold_chain(scenario, variant)
    _check_shocks(scenario, variant)
    check_clock(scenario, variant)
    check_supply(scenario, variant)
    check_agreements(scenario, variant)
    check_funding(scenario, variant)


def _check_whole_days(scenario: Scenario, variant: Variant) -> None:
    """Report times that are counted in days and have parts of one."""
    lengths: dict[Path, float] = {
        ("run", "horizon"): scenario.run.horizon,
        ("run", "warm_up"): scenario.run.warm_up,
        ("demand", "chronic", "interval"): scenario.demand.chronic.interval,
    }
    if counted := scenario.demand.counted:
        lengths["demand", "counted", "interval"] = counted.interval
        lengths["demand", "counted", "first"] = counted.first
    for name, supplier in scenario.supply.items():
        if rule := supplier.opportunities:
            lengths["supply", name, "opportunities", "every"] = rule.every
            lengths["supply", name, "opportunities", "first"] = rule.first
    for path, days in lengths.items():
        if not days.is_integer():
            variant.report(path, f"expected whole days, got {days:g} d")


def _check_speeds(scenario: Scenario, variant: Variant) -> None:
    """Report roads and spurs without a speed, and kinds of road with two."""
    known: dict[tuple[str, str], str] = {}
    for name, speed in scenario.network.speeds.items():
        # ids of speeds are free: it is the pair that must be one
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


def _check_profiles(scenario: Scenario, variant: Variant) -> None:
    """Report profiles that do not have a figure from 0 on for each month, or chances above 1."""
    months = {str(month) for month in range(1, MONTHS + 1)}
    rows, accessibilities = scenario.profiles, _accessibilities(scenario)
    if rows and rows.keys() != months:
        message = f"expected a row for each month from 1 to {MONTHS}, got {listed(rows)}"
        variant.report(("profiles",), message, on_key=True)
    for name in dict.fromkeys(name for row in rows.values() for name in row):
        for month, row in rows.items():
            path: Path = ("profiles", month, name)
            if name not in row:
                variant.report(path[:-1], f"the profile {name!r} has no figure for this month")
            elif row[name] < 0:
                variant.report(path, f"expected 0 or more, got {row[name]:g}")
            elif name in accessibilities and row[name] > 1:
                message = f"expected at most 1, the chance of a visit, got {row[name]:g}"
                variant.report(path, message)
    for name, season in scenario.demand.seasons.items():
        figures = [row.get(season.profile, 0.0) for row in rows.values()]
        if season.profile and figures and not any(figures):
            message = f"the profile {season.profile!r} is 0 in every month: nobody would ever come"
            variant.report(("demand", "seasons", name, "profile"), message)


def _accessibilities(scenario: Scenario) -> set[str]:
    """Return the profiles that are used as chances."""
    rules = (supplier.opportunities for supplier in scenario.supply.values())
    return {rule.accessibility for rule in rules if rule}


def _check_rates(scenario: Scenario, variant: Variant) -> None:
    """Report products that nobody asks for: most often a misspelled key."""
    counted = scenario.demand.counted.pieces if scenario.demand.counted else {}
    for name in scenario.products:
        if not scenario.demand.rates.get(name) and not counted.get(name):
            message = "nobody asks for this product: it has no rate in demand.rates"
            variant.report(("products", name), message, on_key=True)


def _check_refills(scenario: Scenario, variant: Variant) -> None:
    """Report mixes whose chronic products alone take more refills than there are consultations."""
    demand, people = scenario.demand, (scenario.facilities | scenario.communities).values()
    for mix in dict.fromkeys(each.mix for each in people if each.mix):
        rates = {key: row.get(mix, 0.0) for key, row in demand.rates.items()}
        chronic = (
            rate
            for key, rate in rates.items()
            if key in scenario.products and scenario.products[key].seasonality == "chronic"
        )
        # mean refills a consultation have to stay below 1: lines of chronic products ÷ lines of a
        # refill
        least = demand.lines_per_consultation * sum(chronic) / max(sum(rates.values()), 1e-300)
        if least > demand.chronic.lines_per_refill + 1e-9:
            message = (
                f"refills alone would be more than all consultations of the mix {mix!r}: expected"
                f" at least {least:g}, got {demand.chronic.lines_per_refill:g}"
            )
            variant.report(("demand", "chronic", "lines_per_refill"), message)


def _check_patients(scenario: Scenario, variant: Variant) -> None:
    """Report who serves patients without a mix, and who is supplied by a store without a route."""
    for name, facility in scenario.facilities.items():
        path: Path = ("facilities", name)
        if (facility.population or facility.consultations_per_day) and not facility.mix:
            mixes = dict.fromkeys(mix for row in scenario.demand.rates.values() for mix in row)
            variant.report(path, f"'mix' is missing: it serves patients; known: {listed(mixes)}")
        if facility.supplier in scenario.facilities and not facility.route:
            message = f"'route' is missing: no vehicle would bring what {facility.supplier!r} sends"
            variant.report(path, message)


def _check_communities(scenario: Scenario, variant: Variant) -> None:
    """Report communities with the id of a facility, or without a mix to follow."""
    for name, community in scenario.communities.items():
        unit = scenario.facilities.get(community.unit)
        if name in scenario.facilities:
            message = "a facility has this id already, and its people with it"
            variant.report(("communities", name), message, on_key=True)
        if unit and not (community.mix or unit.mix):
            message = f"'mix' is missing: {community.unit!r} has none that it could follow"
            variant.report(("communities", name), message)


def _check_ageing(scenario: Scenario, variant: Variant) -> None:
    """Report expiry without a product that can expire."""
    lives = [product.shelf_life_months for product in scenario.products.values()]
    if scenario.ageing.expires and not any(lives):
        message = "nothing would expire: no product has a shelf_life_months"
        variant.report(("ageing", "expires"), message)


def _check_cold_chain(scenario: Scenario, variant: Variant) -> None:
    """Report what would seem to be kept cold and is not."""
    chain = scenario.cold_chain
    if chain and not any(product.cold_chain for product in scenario.products.values()):
        message = "nothing would be kept cold: no product has cold_chain"
        variant.report(("cold_chain",), message, on_key=True)
    for name, product in scenario.products.items():
        for field in ("heat_loss", "freeze_loss"):
            if getattr(product, field) is not None and not product.cold_chain:
                message = "the product is not kept cold: set its cold_chain too"
                variant.report(("products", name, field), message)
    for name, facility in scenario.facilities.items():
        if facility.cold_storage_m3 is not None and chain is None:
            message = "nothing is kept cold: give the section cold_chain, or leave this out"
            variant.report(("facilities", name, "cold_storage_m3"), message)


def _check_shocks(scenario: Scenario, variant: Variant) -> None:
    """Report shocks that would do nothing: outside the run, or at a hub that sends nothing."""
    calendar = scenario.run.dates()
    last = calendar.date(calendar.days - 1)
    hubs = {each.supplier for each in scenario.facilities.values()}
    hubs |= {fleet.home for fleet in scenario.transport.fleets.values()}
    for name, shock in scenario.shocks.items():
        if shock.last_day < calendar.first or shock.first_day > last:
            message = (
                f"nothing of it falls in the run, warm-up included: {calendar.first} to {last}"
            )
            variant.report(("shocks", name, "first_day"), message)
        if isinstance(shock, HubOut) and shock.facility in scenario.facilities.keys() - hubs:
            message = f"{shock.facility!r} sends nothing to anyone: it is no store or cross-dock"
            variant.report(("shocks", name, "facility"), message)
