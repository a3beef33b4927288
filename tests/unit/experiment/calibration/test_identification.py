"""Tests of what figures say of parameters."""

import numpy as np
import pytest

from sim.experiment.calibration.identification import Knowledge, knowledge

RANGE_ALONE = 1.96 / 12**0.5


def known(*slopes: list[float], error: float = 0.01) -> Knowledge:
    return knowledge(np.array(slopes), np.full(len(slopes), error))


def test_strong_effect_pins_a_parameter_to_the_error_of_the_figure() -> None:
    assert known([1.0]).margins == pytest.approx([0.01], rel=0.01)


def test_parameter_without_effect_keeps_its_range() -> None:
    assert known([1.0, 0.0]).margins[1] == pytest.approx(RANGE_ALONE, rel=1e-3)


def test_one_figure_cannot_tell_two_parameters_apart() -> None:
    (moves,) = known([1.0, 0.5]).exchanges

    assert moves == pytest.approx({0: -0.05, 1: 0.1})


def test_two_figures_tell_two_parameters_apart() -> None:
    both = known([1.0, 0.5], [0.5, -1.0])

    assert both.exchanges == ()
    assert (both.margins < 0.02).all()


def test_two_figures_that_move_alike_do_not() -> None:
    alike = known([1.0, 0.5], [2.0, 1.0001])

    assert len(alike.exchanges) == 1


def test_traded_parameters_are_not_known_alone() -> None:
    assert (known([1.0, 1.0]).margins > 0.7 * RANGE_ALONE).all()


def test_effects_weaker_than_the_error_say_nothing() -> None:
    assert known([0.001, 0.002], error=0.1).exchanges == ()
