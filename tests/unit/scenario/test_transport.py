import pytest
from pydantic import ValidationError

from sim.scenario.transport import VehicleKind


def vehicle(surfaces: str, **fields: object) -> VehicleKind:
    plain = {
        "payload_kg": 30, "volume_m3": 0.1, "max_speed_kph": 50, "cost_per_km": 2,
        "cost_per_day": 600,
    }  # fmt: skip
    return VehicleKind.model_validate(plain | fields | {"surfaces": surfaces})


@pytest.mark.parametrize(("surfaces", "flies"), [("air", True), ("paved dirt track trail", False)])
def test_only_what_needs_no_road_flies(surfaces: str, *, flies: bool) -> None:
    assert vehicle(surfaces).flies is flies


def test_nothing_flies_and_drives() -> None:
    with pytest.raises(ValidationError, match="`air` alone or the surfaces of roads, got both"):
        vehicle("paved air")


def test_a_range_is_more_than_nothing() -> None:
    with pytest.raises(ValidationError, match="greater than 0"):
        vehicle("air", range_km=0)
