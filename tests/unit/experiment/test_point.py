"""Tests of points of a sweep and their names."""

import pytest

from sim.experiment.point import Point, Setting, named

TRUCKS, WAIT = Setting("trucks", 2), Setting("wait", "3 d")


@pytest.mark.parametrize(
    ("setting", "written"),
    [
        (TRUCKS, "trucks=2"),
        (WAIT, "wait=3 d"),
        (Setting("share", 0.5), "share=0.5"),
        (Setting("cold", value=True), "cold=True"),
        (Setting("política", "kit_fijo"), "política=kit_fijo"),
        (Setting("=1+1", "a, b"), "=1+1=a, b"),
    ],
)
def test_setting_is_its_name_and_value(setting: Setting, written: str) -> None:
    assert str(setting) == written


@pytest.mark.parametrize(
    ("levers", "sample", "name"),
    [
        ((TRUCKS, WAIT), None, "trucks=2, wait=3 d"),
        ((TRUCKS,), 7, "trucks=2, #7"),
        ((), 7, "#7"),
        ((), None, ""),
    ],
)
def test_point_is_named_by_its_levers_and_the_number_of_its_sample(
    levers: tuple[Setting, ...], sample: int | None, name: str
) -> None:
    assert named(levers, sample) == name


def test_settings_are_the_levers_then_what_is_not_known() -> None:
    point = Point("p", (TRUCKS,), 1, (WAIT,))

    assert point.settings == (TRUCKS, WAIT)


def test_point_without_a_sample_sets_its_levers_alone() -> None:
    assert Point("p", (TRUCKS,)).settings == (TRUCKS,)
