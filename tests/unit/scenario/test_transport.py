from datetime import date

import pytest
from pydantic import ValidationError

from sim.scenario.transport import Breakdowns, FleetInterruption, VehicleKind


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


@pytest.mark.parametrize("last_day", ["2025-03-01", "2025-03-02"])
def test_an_interruption_lasts_a_day_or_more(last_day: str) -> None:
    dates = {"first_day": "2025-03-01", "last_day": last_day}
    strike = FleetInterruption.model_validate({"fleet": "vans"} | dates)

    assert (strike.first_day, strike.share) == (date(2025, 3, 1), 1.0)


def test_an_interruption_does_not_end_before_it_starts() -> None:
    dates = {"first_day": "2025-03-02", "last_day": "2025-03-01"}

    with pytest.raises(ValidationError, match="first_day has to be at most last_day"):
        FleetInterruption.model_validate({"fleet": "vans"} | dates)


def test_nothing_breaks_down_if_not_said() -> None:
    assert Breakdowns().per_day == 0


@pytest.mark.parametrize(
    ("field", "value"), [("per_day", 1.1), ("towed", -0.1), ("repair", "2 kg"), ("workshop", 7)]
)
def test_breakdowns_that_make_no_sense_are_refused(field: str, value: object) -> None:
    with pytest.raises(ValidationError, match=field):
        Breakdowns.model_validate({field: value})
