"""Tests of what chance leaves of an expectation."""

from collections.abc import Mapping, Sequence
from math import nan

import pytest

from sim.metrics.catalogue import KPIS
from sim.metrics.expectation import Expectation
from sim.metrics.interval import mean_interval
from sim.metrics.judgement import Check, Figures, Judgement, judge
from sim.rng import Streams
from sim.scenario.expect import Sign

STEADY = (0.80, 0.81, 0.82, 0.81)  # 0.810 ± 0.013


def expect(
    sign: Sign = ">=", bound: float = 0.8, *, minus: str = "", everywhere: bool = True
) -> Expectation:
    strategies = ("kit",) if minus else ("kit", "pull")
    kpi = KPIS["prescriptions_filled"]
    return Expectation("one", "…", kpi, strategies, minus, sign, bound, 0.95, everywhere)


def figures(**values: Sequence[float]) -> Figures:
    return lambda strategy, _kpi: values[strategy]


def judged(expectation: Expectation, **values: Sequence[float]) -> Judgement:
    """Return what comes of one point at which these strategies were played."""
    return judge(expectation, tuple(values), {"": figures(**values)})


def check(expectation: Expectation, **values: Sequence[float]) -> Check:
    (only,) = judged(expectation, **values).checks
    return only


@pytest.mark.parametrize(
    ("sign", "bound", "decision"),
    [
        (">=", 0.79, "met"),
        (">=", 0.80, "not decided"),
        (">=", 0.83, "not met"),
        ("<=", 0.83, "met"),
        ("<", 0.82, "not decided"),
        ("<", 0.79, "not met"),
        (">", 0.79, "met"),
    ],
)
def test_whole_interval_has_to_lie_on_one_side(sign: Sign, bound: float, decision: str) -> None:
    assert check(expect(sign, bound), kit=STEADY).decision == decision


@pytest.mark.parametrize(
    ("sign", "decision"), [(">=", "met"), ("<=", "met"), (">", "not met"), ("<", "not met")]
)
def test_figure_without_chance_can_lie_on_the_bound(sign: Sign, decision: str) -> None:
    assert check(expect(sign, 0.5), kit=(0.5, 0.5, 0.5)).decision == decision


def test_difference_is_paired() -> None:
    spread = (0.2, 0.9, 0.5, 0.4)
    found = check(
        expect(">", 0.0, minus="pull"), pull=spread, kit=[value + 0.01 for value in spread]
    )

    assert found.decision == "met"
    assert found.interval.half_width == pytest.approx(0, abs=1e-9)


def test_margin_is_how_far_the_mean_lies_on_the_right_side() -> None:
    assert check(expect("<=", 0.9), kit=STEADY).margin == pytest.approx(0.09)


def test_named_number_of_values_would_decide() -> None:
    found = check(expect(">=", 0.80), kit=STEADY)
    again = STEADY * -(-found.needed // len(STEADY)) if found.needed else ()

    assert found.needed == 6
    assert mean_interval(again).low > 0.80


def test_controls_decide_with_fewer_values() -> None:
    drawn = Streams(1, 0).get("controls").standard_normal((30, 2)) * [0.10, 0.01]
    values, controls = (0.8 + drawn.sum(axis=1)).tolist(), drawn[:, :1]
    expectation = expect(">=", 0.78)
    ((plain, _), (adjusted, _)) = (
        judge(
            expectation, ("kit", "pull"), {"": figures(kit=values, pull=values)}, controls=known
        ).checks
        for known in (None, controls)
    )

    assert (plain.decision, adjusted.decision) == ("not decided", "met")
    assert adjusted.interval == mean_interval(values, adjusted.interval.level, controls)


@pytest.mark.parametrize(
    ("values", "count"),
    [
        pytest.param((0.8,), 1, id="one value"),
        pytest.param((nan, nan), 0, id="not defined"),
        pytest.param((0.7, 0.9), 2, id="right on the bound"),
        pytest.param((0.7, 0.9000001), 2, id="so near that it never ends"),
    ],
)
def test_no_number_is_named_where_there_is_none(values: tuple[float, ...], count: int) -> None:
    found = check(expect(">=", 0.8), kit=values)

    assert (found.decision, found.needed, found.values) == ("not decided", None, count)


@pytest.mark.parametrize(
    ("low", "high", "everywhere", "decision"),
    [
        (0.9, 0.9, True, "met"),
        (0.1, 0.9, True, "not met"),
        (0.8, 0.9, True, "not decided"),
        (0.1, 0.8, True, "not met"),
        (0.1, 0.9, False, "met"),
        (0.1, 0.8, False, "not decided"),
        (0.1, 0.1, False, "not met"),
    ],
)
def test_all_points_or_any_of_them(
    low: float, high: float, *, everywhere: bool, decision: str
) -> None:
    points: Mapping[str, Figures] = {
        f"at={value}": figures(kit=(value - 0.01, value, value + 0.01))
        for value in dict.fromkeys((low, high))
    }
    found = judge(expect(">=", 0.8, everywhere=everywhere), ("kit",), points)

    assert found.decision == decision


def test_checks_hold_together_at_the_level() -> None:
    found = judged(expect(), kit=STEADY, pull=STEADY)

    assert [each.interval.level for each in found.checks] == pytest.approx([0.975, 0.975])


def test_worst_is_told_where_all_have_to_be_met() -> None:
    telling = judged(expect(">=", 0.95), kit=STEADY, pull=(0.5, 0.51, 0.5)).telling

    assert telling is not None
    assert telling.strategy == "pull"


def test_what_was_not_played_is_not_judged() -> None:
    found = judged(expect(minus="pull"), kit=STEADY)

    assert (found.decision, found.telling, found.checks) == ("not played", None, ())


def test_chance_alone_decides_as_rarely_as_promised() -> None:
    """Where the truth is the bound: 5 % of 2,000, within five standard deviations (1 in 10⁶)."""
    rng = Streams(1, 0).get("judgement")
    runs = 0.8 + rng.normal(size=(2000, 10)) / 50
    decided = sum(check(expect(), kit=run.tolist()).decision != "not decided" for run in runs)

    assert 52 < decided < 148
