import pytest

from sim.engine.goods import goods_of, room_of
from tests.unit.engine.worlds import setting

BOX = {
    "payload_kg": 1, "volume_m3": 1, "cold_m3": 0.5, "max_speed_kph": 9, "cost_per_km": 1,
    "cost_per_day": 1, "surfaces": ["paved"],
}  # fmt: skip


def test_sizes_are_kilograms_and_cubic_metres_by_product() -> None:
    known = setting(products={"v": {"weight_kg": 0.25, "volume_l": 2}})

    assert goods_of(known).size.tolist() == [[0.25, 1, 1], [0.002, 0.001, 0.001]]


COLD = {"products": {"v": {"cold_chain": True}}}


def test_where_a_vehicle_has_its_own_cold_room_the_volume_of_what_is_cold_is_a_third_size() -> None:
    known = setting(**COLD, transport={"vehicles": {"van": {"cold_m3": 0.3}}})

    assert goods_of(known).size.tolist() == [[1, 1, 1], [0.001] * 3, [0.001, 0, 0]]


@pytest.mark.parametrize(
    ("cold_m3", "expected"),
    [(0.3, [1000, 10, 0.3]), (None, [1000, 10, 10]), (0, [1000, 10, 1e-15])],
    ids=["a part", "all of it", "none"],
)
def test_room_for_what_is_cold_is_all_the_room_if_not_said(
    cold_m3: float | None, expected: list[float]
) -> None:
    known = setting(transport={"vehicles": {"box": BOX, "van": {"cold_m3": cold_m3 or 0}}})
    van = known.scenario.transport.vehicles["van"].model_copy(update={"cold_m3": cold_m3})

    assert room_of(van, known).tolist() == expected


def test_without_cold_rooms_room_is_payload_and_volume() -> None:
    known = setting(**COLD)

    assert room_of(known.scenario.transport.vehicles["van"], known).tolist() == [1000, 10]
    assert goods_of(known).size.shape == (2, 3)


def test_prices_are_by_product() -> None:
    assert goods_of(setting()).price.tolist() == [100, 10, 1]


@pytest.mark.parametrize(("ven", "rank"), [("V", 0), ("E", 1), ("N", 2)])
def test_the_more_vital_a_product_the_lower_its_rank(ven: str, rank: int) -> None:
    assert goods_of(setting(products={"n": {"ven": ven}})).ven_rank.tolist() == [0, 1, rank]
