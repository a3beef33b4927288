"""Tests of the table of responses."""

import csv
from math import nan
from pathlib import Path

import pytest

from sim.experiment.point import Setting
from sim.experiment.sensitivity import Response
from sim.experiment.sensitivity_table import sensitivity_file, write_responses
from sim.experiment.sweep_file import Sweep, read_sweep
from sim.metrics.interval import Interval
from tests.tiny_scenario import SWEEP, write_sweep

SOME = Interval(0.5, 0.1, 0.95)
UNKNOWN = Interval(nan, nan, 0.95)
RESPONSE = Response(
    Setting("threshold", "1 months"),
    is_base=True,
    baseline=SOME,
    alternative=SOME,
    difference=Interval(0.1, 0.2, 0.95),
)


@pytest.fixture
def sweep(tmp_path: Path) -> Sweep:
    return read_sweep(write_sweep(tmp_path, SWEEP)).sweep


def rows(sweep: Sweep, folder: Path, *responses: Response) -> list[dict[str, str]]:
    with write_responses(sweep, responses, folder).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_row_says_what_is_set_where(sweep: Sweep, tmp_path: Path) -> None:
    (row,) = rows(sweep, tmp_path, RESPONSE)

    assert row["lever"] == "threshold"
    assert row["path"] == "replenishment.units.policy.threshold"
    assert (row["strategy"], row["value"], row["is_base"]) == ("pull", "1 months", "True")


def test_setting_of_all_strategies_names_none(sweep: Sweep, tmp_path: Path) -> None:
    (row,) = rows(sweep, tmp_path, RESPONSE._replace(setting=Setting("dispersion", 0.05)))

    assert row["strategy"] == ""


def test_difference_has_its_ends_and_level(sweep: Sweep, tmp_path: Path) -> None:
    (row,) = rows(sweep, tmp_path, RESPONSE)

    assert float(row["difference_low"]) == pytest.approx(-0.1)
    assert float(row["difference_high"]) == pytest.approx(0.3)
    assert (row["kpi"], row["level"]) == ("prescriptions_filled", "0.95")


def test_what_is_not_defined_is_an_empty_cell(sweep: Sweep, tmp_path: Path) -> None:
    unknown = RESPONSE._replace(baseline=UNKNOWN, alternative=UNKNOWN, difference=UNKNOWN)
    (row,) = rows(sweep, tmp_path, unknown)

    assert [row[name] for name in ("baseline", "alternative", "difference")] == ["", "", ""]
    assert (row["difference_low"], row["difference_high"]) == ("", "")


def test_value_with_a_comma_stays_one_cell(sweep: Sweep, tmp_path: Path) -> None:
    hostile = 'kit, "fijo"\n=1+1'
    (row,) = rows(sweep, tmp_path, RESPONSE._replace(setting=Setting("threshold", hostile)))

    assert row["value"] == hostile


def test_sweep_without_responses_has_a_heading_alone(sweep: Sweep, tmp_path: Path) -> None:
    assert rows(sweep, tmp_path) == []
    assert sensitivity_file(tmp_path).read_text(encoding="utf-8").startswith("lever,path,")


def test_earlier_table_stays_where_a_new_one_breaks_off(sweep: Sweep, tmp_path: Path) -> None:
    rows(sweep, tmp_path, RESPONSE)
    before = sensitivity_file(tmp_path).read_bytes()

    with pytest.raises(KeyError, match="no such lever"):
        rows(sweep, tmp_path, RESPONSE._replace(setting=Setting("no such lever", 1)))

    assert sensitivity_file(tmp_path).read_bytes() == before
