import pytest

from sim.domain.records import Records
from sim.engine.draw import Draw
from sim.engine.world import World
from sim.rng import Streams
from tests.unit.engine.test_specialists import EYES, JOINT, OURS, on
from tests.unit.engine.worlds import FAR, NEAR, Game, V, outcomes, patient, setting

AGREED = {"kind": "service_interchange", "parties": ["imss", "css"]}
QUIET = {"units": {"policy": {"kind": "forced_ordering", "max_months": "0 months"}}}
FILLED = {"asked": 1, "complete": 1, "within_7_days": 1, "within_30_days": 1}


def play(near: int, far: int, *, wants: int = 3, **agreed: object) -> tuple[Game, Records]:
    """Play one patient of `near`, whose unit and another's an hour away hold so many pieces."""
    known = setting(
        institutions={"css": {"name": "CSS"}},
        facilities={"far": {"institution": "css"}},
        agreements={"convenio": AGREED | agreed},
        patients={"acute": {"returns": 0, "buys": 0}},
        replenishment=QUIET,
    )
    game = Game(known, shelves={"near": near, "far": far}, patients={0: [patient("near", v=wants)]})
    return game, game.play()


@pytest.mark.parametrize(
    ("near", "far", "expected"),
    [
        (3, 0, FILLED),
        (0, 3, FILLED),
        (1, 2, FILLED),
        (1, 1, {"asked": 1, "partly": 1, "lost": 1}),
        (0, 0, {"asked": 1, "refused": 1, "lost": 1}),
    ],
)
def test_what_one_unit_refused_is_taken_to_the_next(
    near: int, far: int, expected: dict[str, int]
) -> None:
    assert outcomes(play(near, far)[1], NEAR) == expected


def test_pieces_handed_out_elsewhere_count_where_they_were_first_asked_for() -> None:
    game, records = play(1, 2)

    assert records.asked[[NEAR, FAR], V].tolist() == [3, 0]
    assert records.served[[NEAR, FAR], V].tolist() == [3, 0]
    assert game.stock.issued[[NEAR, FAR], V].tolist() == [1, 2]


@pytest.mark.parametrize(
    "agreed",
    [{"attempts_at_most": 1}, {"travel_at_most": "1 h"}, {"levels": ["store"]}],
    ids=["one attempt", "too far", "not open"],
)
def test_nobody_goes_on_where_they_may_not(agreed: dict[str, object]) -> None:
    assert outcomes(play(0, 3, **agreed)[1], NEAR)["refused"] == 1


def test_who_was_refused_at_a_visit_tries_the_nearest_unit_next() -> None:
    """A doctor sees people of the fund at `near`; their own unit is in the same town."""
    own = {
        "name": "Own", "institution": "fund", "level": "unit", "supplier": "maker", "mix": "m",
        "place": "a", "population": 100,
    }  # fmt: skip
    nobody = {"consultations_per_day": 0}
    known = setting(
        institutions={"fund": {"name": "Fund"}},
        facilities={"near": nobody, "far": nobody | {"population": 50}, "own": own},
        demand={"consultations_per_person_year": 0.001, "rates": {"v": {"eyes": 1.0}}},
        itinerants={"specialties": {"eyes": EYES}, "visits": {"a": on(OURS, 9, 10)}},
        agreements=JOINT | {"open": AGREED | {"parties": ["imss", "fund"]}},
        replenishment=QUIET,
    )
    world = World(known, Draw(known, Streams(1, 0)), traced=False)
    row = known.facility_index["own"]
    world.stock.on_hand[row, V] = 500
    world.stock._first = world.stock.on_hand.sum(axis=0)
    written = world.run(verify=True).visit_prescriptions[:, NEAR].sum(axis=0)

    assert written[:2].tolist() == [8, 8]  # asked, complete
    assert world.stock.on_hand[row, V] < 500
