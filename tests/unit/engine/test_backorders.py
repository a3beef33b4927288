"""Patients who wait, as the orders of their unit count them."""

import pytest

from tests.unit.engine.worlds import NEAR, Game, V, patient, setting

WAITS = {"returns": 1, "within": "1 d", "buys": 0, "visits_at_most": 1000}
UP_TO_3 = {"kind": "base_stock", "pieces": {"v": 3}}


def game(*, counts: bool, lead_time: str = "100 d") -> Game:
    """Return a unit that orders up to 3 on Mondays, where 5 are wanted on the first Tuesday."""
    known = setting(
        facilities={"near": {"supplier": "maker", "opens": "every day"}},
        supply={"maker": {"lead_time_least": lead_time, "lead_time_most": lead_time}},
        replenishment={
            "units": {
                "review": {"kind": "every", "interval": "7 d"},
                "policy": UP_TO_3,
                "counts_backorders": counts,
            }
        },
        patients={"acute": WAITS},
    )
    return Game(known, shelves={}, patients={1: [patient("near", v=5)]})


@pytest.mark.parametrize(("counts", "on_order"), [(True, 8), (False, 3)])
def test_what_patients_wait_for_is_ordered_where_it_is_counted(
    *, counts: bool, on_order: int
) -> None:
    played = game(counts=counts)
    played.play()

    assert played.stock.on_order[NEAR, V] == on_order


@pytest.mark.parametrize(("day", "owed"), [(9, 5), (12, 2), (19, 0)])
def test_a_unit_owes_what_was_not_handed_out_yet(day: int, owed: int) -> None:
    played = game(counts=True, lead_time="10 d")
    played.world._env.run(until=day)

    assert played.stock.owed[NEAR, V] == owed
