import pytest

from sim.engine.goods import goods_of
from tests.unit.engine.worlds import setting


def test_sizes_are_kilograms_and_cubic_metres_by_product() -> None:
    known = setting(products={"v": {"weight_kg": 0.25, "volume_l": 2}})

    assert goods_of(known).size.tolist() == [[0.25, 1, 1], [0.002, 0.001, 0.001]]


def test_prices_are_by_product() -> None:
    assert goods_of(setting()).price.tolist() == [100, 10, 1]


@pytest.mark.parametrize(("ven", "rank"), [("V", 0), ("E", 1), ("N", 2)])
def test_the_more_vital_a_product_the_lower_its_rank(ven: str, rank: int) -> None:
    assert goods_of(setting(products={"n": {"ven": ven}})).ven_rank.tolist() == [0, 1, rank]
