from datetime import date

import pytest
from pydantic import ValidationError

from sim.scenario.outbreak import Outbreak


def outbreak(**fields: object) -> Outbreak:
    days = {"first_day": "2026-01-01", "last_day": "2026-01-09"}
    return Outbreak.model_validate(
        days | {"consultations": 0.5, "products": {"paracetamol": 1.0}} | fields
    )


@pytest.mark.parametrize(
    ("day", "expected"), [(31, 0.0), (1, 0.2), (4, 0.8), (5, 1.0), (6, 0.8), (9, 0.2), (10, 0.0)]
)
def test_it_rises_to_its_peak_and_falls(day: int, expected: float) -> None:
    when = date(2025, 12, 31) if day == 31 else date(2026, 1, day)

    assert outbreak(peak_day="2026-01-05").height(when) == pytest.approx(expected)


@pytest.mark.parametrize(("day", "expected"), [(1, 1.0), (9, 1.0), (10, 0.0)])
def test_without_a_peak_it_stays_at_its_height(day: int, expected: float) -> None:
    assert outbreak().height(date(2026, 1, day)) == expected


@pytest.mark.parametrize("peak", ["2025-12-31", "2026-01-10"])
def test_the_peak_lies_between_the_first_day_and_the_last(peak: str) -> None:
    with pytest.raises(ValidationError, match="expected first_day, then peak_day, then last_day"):
        outbreak(peak_day=peak)
