"""Tests of what a calibration leaves on disk for programs."""

import json
from dataclasses import replace
from math import nan
from pathlib import Path
from typing import Any

import pytest
import yaml

from sim.experiment.calibration.write_calibrated import (
    FILES,
    calibrated_settings,
    calibration_data,
    write_calibrated,
)
from sim.metrics.calibrated import Calibrated, ParameterFit, TargetFit, TradeOff
from sim.metrics.interval import Interval
from sim.scenario.text import Text

TARGET = TargetFit(
    kpi="prescriptions_filled",
    strategy="pull",
    value=0.896,
    tolerance=0.005,
    before=Interval(0.8, 0.02, 0.95),
    after=Interval(0.9, 0.02, 0.95),
)
THRESHOLD = ParameterFit(
    name="threshold",
    place="strategies.pull.change.replenishment.units.policy.threshold",
    label=Text(es="Umbral", en="Threshold"),
    unit="months",
    low=1.0,
    high=3.0,
    before=2.0,
    after=2.412,
    fits_from=2.2,
    fits_to=2.6,
    effects=(Interval(0.2, 0.05, 0.95),),
    knowledge="determined",
)


def outcome(*parameters: ParameterFit, **changes: Any) -> Calibrated:  # noqa: ANN401 - any field
    found = Calibrated(parameters, (TARGET,), (), replications=10, level=0.95)
    return replace(found, **changes)


def test_setting_found_stands_where_it_is_set_with_its_unit() -> None:
    settings = calibrated_settings(outcome(THRESHOLD))

    assert settings[THRESHOLD.place]["value"] == "2.412 months"


@pytest.mark.parametrize(
    ("unit", "after", "value"),
    [("", 0.25, 0.25), ("", 4.0, 4), ("d", 30.0, "30 d")],
    ids=["share", "count", "days"],
)
def test_value_is_written_as_scenarios_write_it(
    unit: str, after: float, value: float | str
) -> None:
    settings = calibrated_settings(outcome(replace(THRESHOLD, unit=unit, after=after)))

    assert settings[THRESHOLD.place]["value"] == value


def test_source_names_every_target() -> None:
    other = TARGET._replace(kpi="on_time", value=0.5, tolerance=0.05, strategy="kit")
    settings = calibrated_settings(outcome(THRESHOLD, targets=(TARGET, other)))

    assert settings[THRESHOLD.place]["source"] == (
        "[C] calibrated to pull:prescriptions_filled=0.896±0.005, kit:on_time=0.5±0.05"
    )


def test_parameter_that_stayed_is_not_set() -> None:
    assert calibrated_settings(outcome(replace(THRESHOLD, after=THRESHOLD.before))) == {}


def test_figures_are_ready_for_json() -> None:
    data = calibration_data(outcome(THRESHOLD, trade_offs=(TradeOff({"threshold": 0.2}),)))

    assert json.loads(json.dumps(data)) == data
    assert data["trade_offs"] == [{"threshold": 0.2}]
    assert data["parameters"]["threshold"]["range"] == [1.0, 3.0]
    assert data["parameters"]["threshold"]["effects"][0]["low"] == pytest.approx(0.15)


def test_target_says_whether_it_is_met() -> None:
    (target,) = calibration_data(outcome(THRESHOLD))["targets"]

    assert target["verdict"] == "met"
    assert target["after"] == {"mean": 0.9, "low": 0.88, "high": pytest.approx(0.92)}


def test_what_is_not_known_is_null() -> None:
    unknown = TARGET._replace(after=Interval(nan, nan, 0.95))
    (target,) = calibration_data(outcome(THRESHOLD, targets=(unknown,)))["targets"]

    assert set(target["after"].values()) == {None}


def test_both_files_are_written_and_can_be_read(tmp_path: Path) -> None:
    found = outcome(THRESHOLD)
    write_calibrated(found, tmp_path)
    settings, figures = (tmp_path / name for name in FILES)

    assert yaml.safe_load(settings.read_text("utf-8")) == calibrated_settings(found)
    assert json.loads(figures.read_text("utf-8")) == calibration_data(found)


def test_words_keep_their_accents_on_disk(tmp_path: Path) -> None:
    place = "demand.ñandú"
    write_calibrated(outcome(replace(THRESHOLD, place=place)), tmp_path)

    assert all(place in (tmp_path / name).read_text("utf-8") for name in FILES)


def test_calibration_that_moved_nothing_leaves_an_empty_file_of_settings(tmp_path: Path) -> None:
    write_calibrated(outcome(), tmp_path)

    assert yaml.safe_load((tmp_path / FILES[0]).read_text("utf-8")) == {}
