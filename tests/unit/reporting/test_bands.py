import pytest

from sim.reporting.bands import AVAILABILITY


@pytest.mark.parametrize(
    ("share", "tone"),
    [
        (1.0, "good"),
        (0.90, "good"),
        (0.899, "middling"),
        (0.70, "middling"),
        (0.699, "bad"),
        (0.0, "bad"),
        (float("nan"), ""),
    ],
)
def test_a_share_has_its_band(share: float, tone: str) -> None:
    assert AVAILABILITY.tone(share) == tone
