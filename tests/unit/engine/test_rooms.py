from typing import Any

import numpy as np
import pytest

from sim.engine.goods import goods_of
from sim.engine.rooms import that_has_room
from tests.unit.engine.worlds import NEAR, setting

COLD: dict[str, Any] = {
    "cold_chain": {},
    "products": {"v": {"cold_chain": True}, "n": {"volume_l": 0.0}},
}


@pytest.mark.parametrize(
    ("rooms", "expected"),
    [
        ({}, [10, 10, 10]),
        ({"storage_m3": 0.025}, [10, 8, 10]),
        ({"cold_storage_m3": 0.007}, [5, 10, 10]),
        ({"cold_storage_m3": 0.001}, [0, 10, 10]),
        ({"cold_storage_m3": 0.007, "storage_m3": 0.018}, [5, 6, 10]),
    ],
    ids=["no limit", "all", "cold", "cold and full", "both"],
)
def test_what_fits_is_taken_in_vital_first(rooms: dict[str, float], expected: list[int]) -> None:
    known = setting(facilities={"near": rooms}, **COLD)
    fits = that_has_room(
        np.array([10, 10, 10]),
        known.facilities[NEAR],
        on_hand=np.array([2, 5, 9]),
        goods=goods_of(known),
    )

    assert fits.tolist() == expected
