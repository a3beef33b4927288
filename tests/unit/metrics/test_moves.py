"""Tests of figures beside those of a baseline."""

from collections.abc import Sequence
from math import nan

import pytest

from sim.metrics.moves import Measured, Move, moves, not_compared
from sim.rng import Streams

FILLED, COST = "prescriptions_filled", "transport_cost"
SPREAD = (0.2, 0.9, 0.5, 0.4)
CHANCE = "abcdefghijklmnop"


def measured(filled: Sequence[float], chance: str = CHANCE, **others: Sequence[float]) -> Measured:
    return Measured(chance[: len(filled)], {FILLED: filled, **others})


def moved(before: Measured, now: Measured) -> Move:
    (only,) = moves({"kit": before}, {"kit": now})
    return only


def test_small_move_is_seen_where_the_chance_was_the_same() -> None:
    found = moved(measured(SPREAD), measured([value + 0.01 for value in SPREAD]))

    assert (found.is_paired, found.has_moved) == (True, True)
    assert found.difference.mean == pytest.approx(0.01)


def test_small_move_is_not_seen_where_the_chance_was_another() -> None:
    found = moved(measured(SPREAD), measured([value + 0.01 for value in SPREAD], "wxyz"))

    assert (found.is_paired, found.has_moved) == (False, False)


def test_replications_that_both_have_are_paired() -> None:
    found = moved(measured(SPREAD), measured(SPREAD[:3]))

    assert (found.is_paired, found.has_moved) == (True, False)
    assert found.before == found.now == pytest.approx(1.6 / 3)


def test_one_replication_of_another_chance_pairs_none() -> None:
    assert not moved(measured(SPREAD, "abcd"), measured(SPREAD, "abcx")).is_paired


def test_nothing_has_moved_in_equal_figures() -> None:
    assert not moved(measured(SPREAD), measured(SPREAD)).has_moved


def test_all_figures_hold_together() -> None:
    figures = measured(SPREAD, transport_cost=(1.0, 2.0, 3.0, 4.0))
    found = moves({"kit": figures, "pull": figures}, {"kit": figures, "pull": figures})

    assert [move.difference.level for move in found] == pytest.approx([1 - 0.05 / 4] * 4)


def test_what_only_one_of_them_has_is_named() -> None:
    before = {"kit": measured(SPREAD, transport_cost=(nan,) * 4), "old": measured(SPREAD)}
    now = {"kit": measured(SPREAD, transport_cost=(1.0,) * 4), "new": measured(SPREAD)}

    assert list(not_compared(before, now)) == ["kit.transport_cost", "old", "new"]
    assert [(move.strategy, move.kpi) for move in moves(before, now)] == [("kit", FILLED)]


@pytest.mark.parametrize("is_paired", [True, False])
def test_false_alarms_are_as_rare_as_promised(*, is_paired: bool) -> None:
    """At most 5 % of releases; 60 or more of 600 have a chance below one in a million."""
    rng = Streams(1, 0).get("moves")
    alarms = 0
    for _release in range(600):
        then, now = rng.normal(size=(2, 3, 10))
        before = measured(*then[:1], on_time=then[1], fill_rate=then[2])
        after = measured(*now[:1], CHANCE if is_paired else "z" * 10, on_time=now[1],
                         fill_rate=now[2])  # fmt: skip
        alarms += any(move.has_moved for move in moves({"kit": before}, {"kit": after}))

    assert 5 < alarms < 60
