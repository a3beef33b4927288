"""Names that point elsewhere in the scenario: each has to be known there.

They are looked at in the data as written, so that they are found beside mistakes of other kinds.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from sim.scenario.names import suggestion
from sim.scenario.tree import Path, find, mappings
from sim.scenario.variant import Variant

_EVERY = "*"


class _Reference(NamedTuple):
    """A place where a name of some sort stands."""

    path: Path
    sort: str


_REFERENCES = (
    _Reference(("network", "roads", _EVERY, "origin"), "place"),
    _Reference(("network", "roads", _EVERY, "destination"), "place"),
    _Reference(("institutions", _EVERY, "budget", "per_month", _EVERY), "facility"),
    _Reference(("facilities", _EVERY, "place"), "place"),
    _Reference(("facilities", _EVERY, "institution"), "institution"),
    _Reference(("facilities", _EVERY, "supplier"), "facility or supplier"),
    _Reference(("facilities", _EVERY, "mix"), "mix of demand.rates"),
    _Reference(("facilities", _EVERY, "route"), "route"),
    _Reference(("communities", _EVERY, "affiliation"), "institution"),
    _Reference(("communities", _EVERY, "unit"), "facility"),
    _Reference(("communities", _EVERY, "place"), "place"),
    _Reference(("communities", _EVERY, "mix"), "mix of demand.rates"),
    _Reference(("itinerants", "specialties", _EVERY, "mix"), "mix of demand.rates"),
    _Reference(("itinerants", "visits", _EVERY, "specialty"), "specialty"),
    _Reference(("itinerants", "visits", _EVERY, "institution"), "institution"),
    _Reference(("itinerants", "visits", _EVERY, "facility"), "facility"),
    _Reference(("itinerants", "journeys", _EVERY), "institution"),
    _Reference(("itinerants", "journeys", _EVERY, "base"), "facility"),
    _Reference(("itinerants", "journeys", _EVERY, "vehicle"), "vehicle"),
    _Reference(("communities", _EVERY, "levels", _EVERY), "level of a facility"),
    _Reference(("agreements", _EVERY, "parties", _EVERY), "institution"),
    _Reference(("agreements", _EVERY, "institutions", _EVERY), "institution"),
    _Reference(("agreements", _EVERY, "joins", _EVERY), "institution"),
    _Reference(("agreements", _EVERY, "supplier_before"), "supplier"),
    _Reference(("agreements", _EVERY, "regions", _EVERY), "region of a place"),
    _Reference(("agreements", _EVERY, "facilities", _EVERY), "facility"),
    _Reference(("shocks", _EVERY, "products", _EVERY), "product"),
    _Reference(("shocks", _EVERY, "regions", _EVERY), "region of a place"),
    _Reference(("agreements", _EVERY, "levels", _EVERY), "level of a facility"),
    _Reference(("products", _EVERY, "seasonality"), "season"),
    _Reference(("demand", "rates", _EVERY), "product"),
    _Reference(("demand", "counted", "pieces", _EVERY), "product"),
    _Reference(("demand", "seasons", _EVERY, "profile"), "profile"),
    _Reference(("supply", _EVERY, "opportunities", "accessibility"), "profile"),
    _Reference(("demand", "weekdays", _EVERY), "day"),
    _Reference(("transport", "routes", _EVERY, "fleet"), "fleet"),
    _Reference(("transport", "plans", _EVERY), "facility"),
    _Reference(("transport", "interruptions", _EVERY, "fleet"), "fleet"),
    _Reference(("transport", "interruptions", _EVERY, "falls_back_to"), "fleet"),
    _Reference(("transport", "interruptions", _EVERY, "routes", _EVERY), "route"),
    _Reference(("transport", "interruptions", _EVERY, "regions", _EVERY), "region of a place"),
    _Reference(("transport", "fleets", _EVERY, "vehicle"), "vehicle"),
    _Reference(("transport", "fleets", _EVERY, "home"), "facility"),
    _Reference(("replenishment", _EVERY, "levels", _EVERY), "level of a facility"),
    _Reference(("replenishment", _EVERY, "institutions", _EVERY), "institution"),
    _Reference(("replenishment", _EVERY, "emergency", "fleet"), "fleet"),
    _Reference(("replenishment", _EVERY, "groups", _EVERY), "supply group of a product"),
    _Reference(("replenishment", _EVERY, "policy", "contents", _EVERY), "kind of a facility"),
    _Reference(("replenishment", _EVERY, "policy", "contents", _EVERY, _EVERY), "product"),
    _Reference(("replenishment", _EVERY, "policy", "pieces", _EVERY), "product"),
    _Reference(("agreements", _EVERY, "during", _EVERY), "shock"),
    _Reference(("agreements", _EVERY, "groups", _EVERY), "supply group of a product"),
    _Reference(("agreements", _EVERY, "fleets", _EVERY), "fleet"),
    _Reference(("closures", "storms", _EVERY, "weather_region"), "weather region of a road"),
    _Reference(("shocks", _EVERY, "facility"), "facility"),
    _Reference(("shocks", _EVERY, "groups", _EVERY), "supply group of a product"),
    _Reference(("shocks", _EVERY, "institution"), "institution"),
    _Reference(("shocks", _EVERY, "roads", _EVERY), "road"),
    _Reference(("shocks", _EVERY, "suppliers", _EVERY), "supplier"),
    _Reference(("trace", "facilities", _EVERY), "facility"),
    _Reference(("trace", "products", _EVERY), "product"),
    _Reference(("baseline",), "strategy"),
)
"""Every place of a file that names something. `_EVERY` stands for each key of a map or item of a
list; as the last part, the keys themselves are the names."""

_NAMED_IN: dict[Path, tuple[str, ...]] = {
    ("institutions",): ("institution",),
    ("network", "places"): ("place", "region of a place"),
    ("network", "roads"): ("road", "weather region of a road"),
    ("facilities",): (
        "facility",
        "facility or supplier",
        "level of a facility",
        "kind of a facility",
        "weather region of a road",
    ),
    ("products",): ("product", "supply group of a product"),
    ("profiles",): ("profile",),
    ("demand", "rates"): ("mix of demand.rates",),
    ("demand", "seasons"): ("season",),
    ("itinerants", "specialties"): ("specialty",),
    ("supply",): ("supplier", "facility or supplier"),
    ("transport", "vehicles"): ("vehicle",),
    ("transport", "fleets"): ("fleet",),
    ("transport", "routes"): ("route",),
}
"""What a table brings the names of."""


def check_references(variant: Variant) -> bool:
    """Report every name that points to nothing; return whether there is none.

    Nothing is said of names in a section that is missing, broken or not filled by its table.

    Data are looked at before they are sections, so that one misspelled place does not hide behind a
    wrong number elsewhere.

    Parameters
    ----------
    variant
        The base or a strategy, merged.
    """
    known = _known(variant.data)
    for section in variant.tree.incomplete:
        known |= dict.fromkeys(_NAMED_IN.get(section, ()))
    all_known = True
    for reference in _REFERENCES:
        names = known[reference.sort]
        if names is None:
            continue
        for path, name, is_key in _values(variant.data, reference.path, ()):
            # an empty name is a default, and what is no text is said by its section
            if isinstance(name, str) and name and name not in names:
                near = suggestion(name, names)
                variant.report(path, f"unknown {reference.sort} {name!r}{near}", on_key=is_key)
                all_known = False
    return all_known


def _known(data: Mapping[str, Any]) -> dict[str, Collection[str] | None]:
    """Return the names that there are, by sort; None where the section is missing or broken."""
    facilities = _keys(data, ("facilities",))
    suppliers = _keys(data, ("supply",))
    seasons = _keys(data, ("demand", "seasons")) or ()
    of_facilities = mappings(data, ("facilities",)).values()
    of_places = mappings(data, ("network", "places")).values()
    of_roads = mappings(data, ("network", "roads")).values()
    products = mappings(data, ("products",)).values()
    counted = mappings(data, ("demand", "counted", "pieces")).values()
    rates = [*mappings(data, ("demand", "rates")).values(), *counted]
    profiles = mappings(data, ("profiles",)).values()
    return {
        "place": _keys(data, ("network", "places")),
        "region of a place": _texts(of_places, "region"),
        "institution": _keys(data, ("institutions",)),
        "facility": facilities,
        "facility or supplier": suppliers and facilities and (*facilities, *suppliers),
        "supplier": suppliers,
        "road": _keys(data, ("network", "roads")),
        "mix of demand.rates": dict.fromkeys(mix for row in rates for mix in row) or None,
        "profile": dict.fromkeys(name for row in profiles for name in row),
        "season": ("flat", "chronic", *seasons),
        "shock": _keys(data, ("shocks",)) or (),
        "specialty": _keys(data, ("itinerants", "specialties")) or (),
        "day": ("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
        "product": _keys(data, ("products",)),
        "route": _keys(data, ("transport", "routes")),
        "fleet": _keys(data, ("transport", "fleets")),
        "vehicle": _keys(data, ("transport", "vehicles")),
        "level of a facility": _texts(of_facilities, "level") or None,
        "kind of a facility": _kinds(of_facilities) or None,
        "supply group of a product": _texts(products, "supply_group", "kit") or None,
        "weather region of a road": _texts([*of_roads, *of_facilities], "weather_region"),
        "strategy": _keys(data, ("strategies",)),
    }


def _keys(data: Mapping[str, Any], path: Path) -> Collection[str] | None:
    """Return the ids of a map; None where it is no map."""
    entries = find(data, path)
    return entries if isinstance(entries, dict) else None


def _texts(entries: Collection[Mapping[str, Any]], key: str, default: str = "") -> dict[str, None]:
    """Return the texts under one key of some entries, each once."""
    texts = (entry.get(key, default) for entry in entries)
    return dict.fromkeys(text for text in texts if isinstance(text, str) and text)


def _kinds(facilities: Collection[Mapping[str, Any]]) -> dict[str, None]:
    """Return the kinds of facilities: the level where none is written."""
    return _texts([{"kind": each.get("kind") or each.get("level")} for each in facilities], "kind")


def _values(data: object, pattern: Path, path: Path) -> Iterator[tuple[Path, object, bool]]:
    """Yield path and name for each place of the pattern, and whether it is a key."""
    if not pattern:
        yield path, data, False
    elif pattern[0] != _EVERY:
        if isinstance(data, Mapping) and pattern[0] in data:
            yield from _values(data[pattern[0]], pattern[1:], (*path, pattern[0]))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _values(item, pattern[1:], (*path, index))
    elif isinstance(data, Mapping):
        for key, item in data.items():
            if len(pattern) == 1:
                yield (*path, key), key, True
            else:
                yield from _values(item, pattern[1:], (*path, key))
