"""What must hold whatever institutions lend each other, in any world."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.engine.draw import Draw
from sim.engine.orders import Pieces
from sim.engine.setting import Setting
from sim.engine.world import World
from sim.metrics.loans import LEDGER, ledger
from sim.rng import Streams
from sim.scenario.scenario import Scenario
from tests.property.test_worlds import content, few, merged, play, worlds

UNIT = {"level": "unit", "mix": "m", "consultations_per_day": 5, "route": "t"}
THEIRS: dict[str, Any] = {
    "institutions": {"isssteson": {"name": "ISSSTESON"}},
    "facilities": {
        "theirs": {
            "name": "Theirs", "institution": "isssteson", "level": "store", "place": "w",
            "supplier": "factory",
        },
        "clinic": UNIT
        | {"name": "Clinic", "institution": "isssteson", "place": "a", "supplier": "theirs"},
    },
    "supply": {
        "factory": {
            "name": "Factory", "complete": 1.0, "lead_time_least": "2 d", "lead_time_most": "9 d",
        }
    },
    "transport": {
        "fleets": {"jeeps": {"vehicle": "van", "number": 1, "home": "theirs"}},
        "routes": {"t": {"fleet": "jeeps"}},
    },
}  # fmt: skip
terms = st.fixed_dictionaries(
    {
        "levels": st.sampled_from([["store"], ["unit"], ["store", "unit"]]),
        "trigger": st.sampled_from(["0.5 months", "2 months"]),
        "up_to": st.sampled_from(["0.5 months", "3 months"]),
        "retention": st.sampled_from(["0 months", "0.5 months", "1 months"]),
        "activation_delay": st.sampled_from(["0 d", "3 d"]),
        "counts_orders": st.booleans(),
        "limit": st.sampled_from([None, "0.5 months"]),
        "payback_share": st.sampled_from([0.0, 0.5, 1.0]),
    }
)
ways = st.sampled_from([{}, {"fleets": ["vans", "jeeps"]}])
shared = st.fixed_dictionaries({"shares_vehicles": st.booleans()})


def lending(world: dict[str, Any], agreed: dict[str, Any], **more: object) -> dict[str, Any]:
    """Return the world with another institution in it, which lends and borrows on these terms."""
    parties = {"kind": "reciprocal_loans", "parties": ["imss", "isssteson"]}
    if "store" not in agreed["levels"]:
        agreed = agreed | {"fleets": []}
    agreement = {"agreements": {"convenio": parties | agreed | more}}
    return merged(world, THEIRS, agreement)


lenders = st.builds(
    lambda world, agreed, way, share: lending(world, agreed | way | share),
    worlds,
    terms,
    ways,
    shared,
)


@few
@given(lenders)
def test_no_piece_appears_or_vanishes_that_is_lent(data: dict[str, Any]) -> None:
    play(data)


@few
@given(lenders.filter(lambda data: not data.get("cold_chain")))  # what is spoiled stays owed
def test_loans_sum_to_zero_over_institutions(data: dict[str, Any]) -> None:
    records, world = play(data)
    (loans,) = world._loans
    borrowed = world.stock.borrowed.sum(axis=0)
    for each in (*loans._handed_over, *loans.trips.under_way()):
        borrowed += each.pieces
    owners = [each.institution for each in world._setting.facilities]
    known = _Labels(tuple(owners), tuple(world._setting.product_index))
    net = ledger(records, known, ())[LEDGER.index("net")]

    assert (borrowed == 0).all()
    assert (net.sum(axis=(0, 1)) == 0).all()


class _Labels:
    def __init__(self, institutions: tuple[str, ...], products: tuple[str, ...]) -> None:
        self.institutions, self.products = institutions, products


@few
@given(lenders)
def test_what_is_on_order_waits_at_a_store_or_is_on_its_way(data: dict[str, Any]) -> None:
    _, world = play(data)
    (loans,) = world._loans
    expected = np.zeros_like(world.stock.on_order)
    sent = {each for store in world._dispatchers for each in store.shipments()}
    for shipment in {*sent, *loans._handed_over, *loans.trips.under_way()}:
        expected[shipment.facility] += shipment.pieces * np.isnan(shipment.received)
    for store in world._dispatchers:
        for waiting in store._store._pending:
            np.add.at(expected, waiting.facilities, waiting.pieces)
    has_store = [each.supplier not in data["supply"] for each in world._setting.facilities]

    assert (expected[has_store] == world.stock.on_order[has_store]).all()


@few
@given(lenders)
def test_a_lender_keeps_its_retention_when_it_lends(data: dict[str, Any]) -> None:
    known = Setting(Scenario.model_validate(data))
    world = World(known, Draw(known, Streams(7, 0)), traced=False)
    (loans,) = world._loans
    keeps, note, kept = loans._agreement.retention, loans.book.note, []

    def watched(
        origin: int, destination: int, *, pieces: Pieces, day: int, payback: bool, debtor: int
    ) -> None:
        note(origin, destination, pieces=pieces, day=day, payback=payback, debtor=debtor)
        left = world.stock.on_hand[origin] - keeps * loans._monthly_consumption()[origin]
        kept.append(payback or bool((left[pieces > 0] >= 0).all()))

    loans.book.note = watched
    world.run()

    assert all(kept)


@few
@given(lenders.filter(lambda data: data["ageing"]))
def test_every_piece_that_is_lent_has_a_lot(data: dict[str, Any]) -> None:
    _, world = play(data)
    (loans,) = world._loans
    for each in (*loans._handed_over, *loans.trips.under_way()):
        for lots in each.lots:
            product = lots.cell // lots.months
            carried = np.bincount(product, lots.pieces, each.pieces.size)

            assert carried.tolist() == each.pieces.tolist()


@pytest.mark.parametrize(
    "never",
    [{"retention": "1000000 months"}, {"activation_delay": "57 d"}],
    ids=str,
)
@few
@given(world=worlds, agreed=terms, way=ways)
def test_an_agreement_that_never_lends_changes_nothing(
    never: dict[str, str], world: dict[str, Any], agreed: dict[str, Any], way: dict[str, Any]
) -> None:
    with_it = content(play(lending(world, agreed | way, **never))[0])
    without = content(play(merged(world, THEIRS))[0])

    assert with_it | {"lends": b""} == without | {"lends": b""}
