"""Refrigerators that fail on some days, and what they then hold."""

from typing import Any

import numpy as np
import pytest

from sim.engine.refrigerators import Refrigerators
from sim.engine.setting import Setting
from sim.engine.stock import Stock
from sim.rng import Streams
from sim.scenario.cold_chain import ColdStorage
from tests.unit.engine.worlds import Game, V, pieces, rule, setting

KEPT_COLD: dict[str, Any] = {"products": {"v": {"cold_chain": True}}}


def failing(per_day: float, *, loss: float = 0.5) -> Setting:
    return setting(
        cold_chain={"storage": {"per_day": per_day, "loss": loss}},
        replenishment=rule("forced_ordering", max_months="0 months"),
        run={"horizon": "3 d"},
        **KEPT_COLD,
    )


def failures(per_day: float) -> set[tuple[int, int]]:
    """Return the days and facilities of failures in a year."""
    known = setting(run={"horizon": "365 d"}, **KEPT_COLD)
    spec = ColdStorage(per_day=per_day)
    stock = Stock(pieces(known, {}))
    found = Refrigerators(spec, setting=known, stock=stock, streams=Streams(1, 1))._failing
    return {(day, facility) for day, here in found.items() for facility, _ in here}


def test_a_failure_spoils_a_share_of_the_cold_goods_on_hand() -> None:
    game = Game(failing(1.0), shelves={"store": 40, "near": 8})

    assert game.diary() == [
        "0 08:00 store v-20",
        "0 08:00 near v-4",
        "1 08:00 store v-10",
        "1 08:00 near v-2",
        "2 08:00 store v-5",
        "2 08:00 near v-1",
    ]


def test_what_fails_after_the_first_morning_is_written_down() -> None:
    records = Game(failing(1.0), shelves={"near": 8}).play()

    assert records.damaged[:, V].tolist() == [0, 2 + 1, 0]
    assert records.boxes.sum() == 0


@pytest.mark.parametrize("changes", [{}, KEPT_COLD], ids=["no cold goods", "no section"])
def test_nothing_is_written_down_without_a_cold_chain(changes: dict[str, Any]) -> None:
    assert Game(setting(**changes)).play().damaged.size == 0


def test_a_lower_chance_keeps_some_of_the_same_failures() -> None:
    many, few = failures(0.1), failures(0.02)

    assert 0 < len(few) < len(many)
    assert few < many


def test_failures_are_as_frequent_as_is_said() -> None:
    assert np.isclose(len(failures(0.1)), 0.1 * 3 * 365, atol=39)  # 3.9 standard deviations
