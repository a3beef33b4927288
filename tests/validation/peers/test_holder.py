import numpy as np
import pytest

from validation.peers.holder import Holder, demand_of, holder
from validation.played import stage_of


@pytest.mark.parametrize(
    ("topic", "strategy", "name", "expected"),
    [
        ("stockpyl", "base_stock", "store", Holder("store", 99, 6, reorder_at=75, up_to=76)),
        ("stockpyl", "base_stock", "unit", Holder("unit", 17, 1, reorder_at=23, up_to=24)),
        ("stockpyl", "min_max", "unit", Holder("unit", 17, 1, reorder_at=12, up_to=30)),
        ("stockpyl", "one_level", "unit", Holder("unit", 17, 6, reorder_at=109, up_to=110)),
        ("supplynetpy", "two_levels", "unit1", Holder("unit1", 30, 1, 30, up_to=0, lot=60)),
    ],
)
def test_a_holder_is_what_the_scenario_says(
    topic: str, strategy: str, name: str, expected: Holder
) -> None:
    assert holder(stage_of(topic).settings[strategy], name, "often") == expected


def test_the_patients_are_those_of_our_own_run() -> None:
    stage = stage_of("supplynetpy", ["run.horizon=20 d"])
    ((_, records),) = stage.play(["one_level"], 0)

    assert np.array_equal(demand_of(stage).sum(axis=0)[1:], records.asked[1:])
