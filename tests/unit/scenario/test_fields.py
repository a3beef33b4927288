import pytest
from pydantic import BaseModel

from sim.agreements import ReciprocalLoans
from sim.policies.replenishment.kit_push import KitPush
from sim.policies.transport import FixedRounds
from sim.scenario.facilities import Facility, LastStretch
from sim.scenario.fields import Location, kinds_at, section_at
from sim.scenario.precision import Precision
from sim.scenario.run import Holiday, Run
from sim.scenario.scenario import ScenarioFile, StrategyPatch
from sim.scenario.shocks import HubOut
from sim.scenario.transport import Fleet, Hired


@pytest.mark.parametrize(
    ("location", "section"),
    [
        ((), ScenarioFile),
        (("run",), Run),
        (("run", "holidays", "labour day"), Holiday),
        (("facilities", "unit-a"), Facility),
        (("facilities", "any.id", "last_stretch"), LastStretch),
        (("transport", "fleets", "trucks"), Fleet),
        (("transport", "fleets", "trucks", "hired"), Hired),
        (("transport", "plan", "fixed_rounds"), FixedRounds),
        (("transport", "plans", "store", "fixed_rounds"), FixedRounds),
        (("replenishment", "units", "policy", "kit_push"), KitPush),
        (("agreements", "a", "reciprocal_loans"), ReciprocalLoans),
        (("shocks", "fire", "hub_out"), HubOut),
        (("run", "replications", "Precision"), Precision),
        (("strategies", "kits"), StrategyPatch),
    ],
    ids=str,
)
def test_a_place_of_the_file_belongs_to_a_section(
    location: Location, section: type[BaseModel]
) -> None:
    assert section_at(location) is section


@pytest.mark.parametrize(
    "location",
    [
        ("run", "seed"),
        ("facilities",),
        ("run", "nothing"),
        ("nothing", "at", "all"),
        ("replenishment", "units", "policy"),
        ("replenishment", "units", "policy", "no_such_kind"),
        ("run", "seed", "deeper"),
    ],
    ids=".".join,
)
def test_values_maps_and_choices_are_no_section(location: Location) -> None:
    assert section_at(location) is None


@pytest.mark.parametrize(
    ("location", "kinds"),
    [
        (("transport", "plan"), ("fixed_rounds", "optimised_rounds", "consolidated_trips")),
        (
            ("transport", "plans", "store"),
            ("fixed_rounds", "optimised_rounds", "consolidated_trips"),
        ),
        (("replenishment", "units", "review"), ("monthly", "every", "before_visits")),
        (
            ("shocks", "x"),
            ("supplier_interruption", "payment_interruption", "hub_out", "road_cut", "outbreak"),
        ),
    ],
    ids=str,
)
def test_a_choice_has_kinds_in_the_order_of_their_union(
    location: Location, kinds: tuple[str, ...]
) -> None:
    assert kinds_at(location) == kinds


@pytest.mark.parametrize("location", [(), ("run",), ("run", "seed"), ("nowhere",)])
def test_what_is_no_choice_has_no_kinds(location: Location) -> None:
    assert kinds_at(location) == ()


def test_items_of_a_list_are_walked_by_their_position() -> None:
    class Item(BaseModel):
        number: int

    class Whole(BaseModel):
        items: tuple[Item, ...]

    assert section_at(("items", 7), Whole) is Item
