"""The agreements of a generated scenario, of all five kinds."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from tests.property.generated import choices
from tests.property.generated.choices import Data, one_of


def drawn_agreements(
    draw: st.DrawFn, data: Data, catalogue: float | None, needs: Sequence[str]
) -> Data:
    """Draw agreements between the institutions of a scenario that can do something there."""
    agreements: Data = {}
    parties = list(data["institutions"])
    if draw(st.booleans()):
        agreements["support"] = _support(draw, data)
    if len(parties) == 1:
        return agreements
    if catalogue is not None:
        agreements["keys"] = {"kind": "single_catalogue", "harmonisation": catalogue}
    if "open" in needs or draw(st.booleans()):
        agreements["open"] = {"kind": "service_interchange", "parties": parties} | draw(
            choices.interchange
        )
    senders = {visit["institution"] for visit in data["itinerants"].get("visits", {}).values()}
    if senders and draw(st.booleans()):
        zone = draw(one_of("region", "town"))
        agreements["doctors"] = {"kind": "joint_calendar", "parties": parties, "zone": zone}
    if "loans" in needs or draw(st.booleans()):
        agreements |= _loans(draw, data)
    return agreements


def _support(draw: st.DrawFn, data: Data) -> Data:
    whom = draw(one_of({}, {"institutions": ["i0"]}, {"facilities": ["unit-0"]}))
    given: Data = {"kind": "external_support"} | whom
    if all("budget" in each for each in data["institutions"].values()):
        money = one_of({"per_month": 900}, {"share_of_requirement": 0.5})
        given |= draw(choices.section(supply=money))
    staff = st.just({"consultations": 0.5, "per_month": 100})
    return given | draw(choices.section(staff=staff))


def _loans(draw: st.DrawFn, data: Data) -> Data:
    """Return loans at the levels where several institutions have facilities, if there are any."""
    owners: dict[str, set[str]] = {}
    for house in data["facilities"].values():
        owners.setdefault(house["level"], set()).add(house["institution"])
    levels = [level for level, those in owners.items() if len(those) > 1 and level != "cross_dock"]
    if not levels:
        return {}
    level = draw(one_of(*levels))
    parties = sorted(owners[level])
    fleets = [
        name
        for name, fleet in data["transport"]["fleets"].items()
        if data["facilities"][fleet["home"]]["institution"] in parties
        and fleet["vehicle"] != "drone"
    ]
    agreed: dict[str, Any] = {
        "kind": "reciprocal_loans", "parties": parties, "levels": [level],
        "fleets": fleets if draw(st.booleans()) else [],
    }  # fmt: skip
    if data["shocks"] and draw(choices.now_and_then):
        agreed["during"] = [next(iter(data["shocks"]))]
    return {"loans": agreed | draw(choices.loans)}
