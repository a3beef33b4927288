"""Tests of targets."""

import pytest

from sim.errors import SimError
from sim.experiment.calibration.target import Target, target_of


@pytest.mark.parametrize(
    ("text", "target"),
    [
        pytest.param(
            "prescriptions_filled=0.896",
            Target("prescriptions_filled", 0.896, 0.01),
            id="a point where no tolerance is given",
        ),
        pytest.param(
            "kit: prescriptions_filled = 89.6% ± 0.5%",
            Target("prescriptions_filled", 0.896, 0.005, "kit"),
            id="percent",
        ),
        pytest.param(
            "months_of_stock=2+-0.5", Target("months_of_stock", 2.0, 0.5), id="without the sign"
        ),
        pytest.param("trips=40", Target("trips", 40.0, 2.0), id="a twentieth of other figures"),
    ],
)
def test_target_is_read(text: str, target: Target) -> None:
    read = target_of(text)

    assert read[:1] + read[3:] == target[:1] + target[3:]
    assert read[1:3] == pytest.approx(target[1:3])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("prescriptions_filled", "expected .*KPI=VALUE", id="no value"),
        pytest.param("prescriptions_filled=most", "got 'prescriptions_filled=most'", id="word"),
        pytest.param("prescription_filled=0.9", "did you mean 'prescriptions_filled'", id="name"),
        pytest.param("trips=40±0", "tolerance above 0", id="no tolerance"),
        pytest.param("on_time=90", "a share is at most 1", id="percent without its sign"),
    ],
)
def test_wrong_target_is_named(text: str, message: str) -> None:
    with pytest.raises(SimError, match=message):
        target_of(text)
