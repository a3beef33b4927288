from math import nan

import pytest

from sim.metrics.calibrated import Calibrated, ParameterFit, TargetFit
from sim.metrics.interval import Interval
from sim.scenario.text import Text

NOWHERE = Interval(0.5, 0.1, 0.95)


def target(
    mean: float, half_width: float, value: float = 0.9, tolerance: float = 0.01
) -> TargetFit:
    after = Interval(mean, half_width, 0.95)
    return TargetFit("prescriptions_filled", "base", value, tolerance, NOWHERE, after)


def parameter(before: float, after: float) -> ParameterFit:
    return ParameterFit(
        name="spread",
        place="demand.mix_spread",
        label=Text(es="Dispersión", en="Spread"),
        unit="",
        low=0.1,
        high=0.5,
        before=before,
        after=after,
        fits_from=0.1,
        fits_to=0.5,
        effects=(),
        knowledge="determined",
    )


def calibrated(*targets: TargetFit) -> Calibrated:
    return Calibrated((), targets, (), replications=10, level=0.95)


@pytest.mark.parametrize(
    ("mean", "half_width", "verdict"),
    [
        (0.9, 0.0, "met"),
        (0.905, 0.2, "met"),
        (0.891, 0.0, "met"),
        (0.915, 0.01, "undecided"),
        (0.885, 0.01, "undecided"),
        (0.915, 0.001, "missed"),
        (0.7, 0.05, "missed"),
    ],
    ids=["as observed", "within, whatever its interval", "within below", "chance may keep it out",
         "below too", "sure to be out", "far"],
)  # fmt: skip
def test_a_target_is_met_where_the_figure_is_within_its_tolerance(
    mean: float, half_width: float, verdict: str
) -> None:
    assert target(mean, half_width).verdict == verdict


@pytest.mark.parametrize(("mean", "verdict"), [(0.75, "met"), (0.7578125, "missed")])
def test_the_end_of_a_tolerance_belongs_to_it(mean: float, verdict: str) -> None:
    """These figures are exact in binary: 0.5 ± 0.25."""
    assert target(mean, 0.0, value=0.5, tolerance=0.25).verdict == verdict


@pytest.mark.parametrize(
    ("before", "after", "at_limit"),
    [(0.3, 0.5, True), (0.3, 0.1, True), (0.3, 0.4, False), (0.5, 0.5, False), (0.1, 0.5, True)],
    ids=["the largest", "the least", "between", "it stood there", "all the way"],
)
def test_a_parameter_is_at_a_limit_where_it_was_moved_there(
    before: float, after: float, *, at_limit: bool
) -> None:
    assert parameter(before, after).at_limit is at_limit


@pytest.mark.parametrize(
    ("means", "met"),
    [
        ([0.9, 0.9], True),
        ([0.9, 0.915], True),
        ([0.9, 0.5], False),
        ([0.5, 0.5], False),
        ([], True),
    ],
    ids=["both", "one may be", "one is not", "none is", "nothing asked"],
)
def test_a_calibration_is_met_where_no_target_is_missed(means: list[float], *, met: bool) -> None:
    assert calibrated(*(target(mean, 0.01) for mean in means)).is_met is met


def test_a_figure_that_is_not_defined_meets_nothing() -> None:
    assert target(nan, nan).verdict == "missed"
