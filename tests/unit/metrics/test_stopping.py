"""Tests of when enough replications have been played."""

import pytest

from sim.metrics.stopping import looks, stop_at
from sim.rng import Streams

LIMITS = {"at_least": 10, "at_most": 30}


def swinging(replications: int, size: float = 1.0) -> list[float]:
    """Return values whose interval narrows with each pair of them."""
    return [size * (-1) ** n for n in range(replications)]


@pytest.mark.parametrize(
    ("at_least", "at_most", "expected"),
    [(10, 20, [10, 15, 20]), (10, 22, [10, 15, 20, 22]), (20, 20, [20])],
)
def test_looks_follow_from_the_limits(at_least: int, at_most: int, expected: list[int]) -> None:
    assert list(looks(at_least, at_most)) == expected


def test_second_narrow_look_in_a_row_stops_it() -> None:
    stop = stop_at([swinging(30)], 1.0, **LIMITS)

    assert stop is not None
    assert (stop.replications, stop.is_narrow) == (15, True)
    assert stop.half_width == pytest.approx(2.145 * (15 / 14 / 15) ** 0.5, abs=0.01)


def test_look_that_is_narrow_by_chance_does_not() -> None:
    calm_at_first = [*swinging(10, 0.1), *swinging(5, 9.0), *swinging(15, 1.0)]
    stop = stop_at([calm_at_first], 1.0, **LIMITS)

    assert stop is not None
    assert (stop.replications, stop.is_narrow) == (30, False)


def test_widest_interval_decides() -> None:
    stop = stop_at([swinging(30), swinging(30, 100.0)], 1.0, **LIMITS)

    assert stop is not None
    assert stop.replications == 30


def test_it_ends_with_the_most_there_may_be() -> None:
    stop = stop_at([swinging(30, 100.0)], 1.0, **LIMITS)

    assert stop is not None
    assert not stop.is_narrow


def test_replications_beyond_the_stop_change_nothing() -> None:
    assert stop_at([swinging(15)], 1.0, **LIMITS) == stop_at([swinging(29)], 1.0, **LIMITS)


def test_more_are_needed_until_a_look_decides() -> None:
    assert stop_at([swinging(14)], 1.0, **LIMITS) is None


def test_figure_that_is_not_defined_is_never_narrow() -> None:
    stop = stop_at([[float("nan")] * 30], 1.0, **LIMITS)

    assert stop is not None
    assert not stop.is_narrow


def test_intervals_that_controls_make_narrow_stop_it() -> None:
    drawn = Streams(1, 0).get("controls").standard_normal((30, 2)) * [10.0, 0.1]
    values, controls = drawn.sum(axis=1).tolist(), drawn[:, :1]
    limits = {"at_least": 20, "at_most": 30}
    plain = stop_at([values], 1.0, **limits)
    adjusted = stop_at([values], 1.0, **limits, controls=controls)

    assert plain is not None
    assert adjusted is not None
    assert (plain.is_narrow, adjusted.is_narrow, adjusted.replications) == (False, True, 25)
