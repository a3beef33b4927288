"""Tests of the points that a sweep file stands for."""

from typing import Any

import pytest

from sim.experiment.design import points_of, settings_of
from sim.experiment.point import Setting
from sim.experiment.sweep_file import Sweep

LABEL = {"es": "x", "en": "x"}


def lever(*values: object) -> dict[str, Any]:
    return {"path": "a.b", "label": LABEL, "values": values}


def uncertain(low: float = 0.0, high: float = 1.0) -> dict[str, Any]:
    kind = {"kind": "uniform", "low": low, "high": high}
    return {"path": "a.c", "label": LABEL, "distribution": kind}


def sweep(**parts: object) -> Sweep:
    return Sweep.model_validate({"scenario": "s.yaml", "strategies": ["a", "b"], **parts})


def test_each_value_that_is_varied_alone_is_a_point() -> None:
    varied = sweep(vary={"one": lever(1, 2), "two": lever("3 d")})

    assert [point.name for point in points_of(varied)] == ["one=1", "one=2", "two=3 d"]
    assert {len(point.settings) for point in points_of(varied)} == {1}


def test_values_of_a_range_are_settings_like_those_of_a_list() -> None:
    ranged = {"path": "a", "label": LABEL, "range": {"from": "1 d", "to": "2 d", "step": "0.5 d"}}

    assert settings_of(sweep(vary={"wait": ranged})) == (
        Setting("wait", "1 d"),
        Setting("wait", "1.5 d"),
        Setting("wait", "2 d"),
    )


def test_the_last_lever_changes_fastest() -> None:
    grid = points_of(sweep(levers={"one": lever(1, 2), "two": lever("x", "y")}))

    assert [point.name for point in grid] == [
        "one=1, two=x",
        "one=1, two=y",
        "one=2, two=x",
        "one=2, two=y",
    ]


def test_grid_without_uncertainties_has_no_sample() -> None:
    grid = points_of(sweep(levers={"one": lever(1)}))

    assert [(point.sample, point.uncertainties) for point in grid] == [(None, ())]


def test_all_combinations_of_levers_meet_the_same_samples() -> None:
    points = points_of(
        sweep(
            levers={"one": lever(1, 2)},
            uncertainties={"u": uncertain()},
            sampling={"points": 3},
        )
    )
    samples = [point.uncertainties for point in points]

    assert samples[:3] == samples[3:]
    assert [point.sample for point in points] == [1, 2, 3, 1, 2, 3]


def test_samples_without_levers_are_named_by_their_number() -> None:
    points = points_of(sweep(uncertainties={"u": uncertain()}, sampling={"points": 2}))

    assert [point.name for point in points] == ["#1", "#2"]


def test_no_two_points_bear_the_same_name() -> None:
    points = points_of(
        sweep(
            levers={"one": lever(1, 2), "two": lever("no", "1 d")},
            uncertainties={"u": uncertain(), "v": uncertain()},
            sampling={"points": 5},
        )
    )

    assert len({point.name for point in points}) == len(points) == 20


@pytest.mark.parametrize(
    ("design", "count"),
    [
        pytest.param({"kind": "one_at_a_time"}, 1 + 2 * 2, id="base and both ends of each"),
        pytest.param({"kind": "morris", "trajectories": 4}, 4 * 3, id="one more than settings"),
        pytest.param({"kind": "sobol", "points": 8}, 8 * 4, id="A, B and A with a column of B"),
    ],
)
def test_design_stands_in_place_of_samples(design: dict[str, object], count: int) -> None:
    points = points_of(sweep(uncertainties={"u": uncertain(), "v": uncertain()}, design=design))

    assert len(points) == count
    assert [point.sample for point in points] == list(range(1, count + 1))


def test_first_point_of_one_at_a_time_is_the_scenario_as_it_is() -> None:
    design = {"kind": "one_at_a_time"}
    base, low, high = points_of(sweep(uncertainties={"u": uncertain(2, 5)}, design=design))

    assert base.settings == ()
    assert (low.settings, high.settings) == ((Setting("u", 2),), (Setting("u", 5),))


def test_another_seed_draws_other_samples() -> None:
    first, other = (
        points_of(sweep(uncertainties={"u": uncertain()}, sampling={"points": 4, "seed": seed}))
        for seed in (1, 2)
    )

    assert [point.settings for point in first] != [point.settings for point in other]
