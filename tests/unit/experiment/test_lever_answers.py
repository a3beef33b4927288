"""Tests of what a sweep says of each combination of its levers."""

from collections.abc import Mapping, Sequence
from math import nan
from pathlib import Path

import pytest

from sim.experiment.answers import Answers
from sim.experiment.lever_answers import LeverAnswer, lever_answers
from sim.experiment.prepared_sweep import PreparedSweep, prepare
from sim.experiment.sweep_file import read_sweep
from sim.experiment.sweep_tables import write_levers
from sim.scenario.loader import load_plan
from tests.tiny_scenario import write_sweep

ONE_LEVER = """\
scenario: scenario.yaml
replications: 3
levers:
  spread: {path: demand.dispersion, label: {es: Variación, en: Spread}, values: [0.1, 0.5]}
"""
SAMPLED = """\
uncertainties:
  threshold: {path: replenishment.units.policy.request, strategy: pull,
              label: {es: Pedido, en: Request},
              distribution: {kind: uniform, low: 1 months, high: 2 months}}
sampling: {points: 3}
"""


def prepared_of(folder: Path, text: str) -> PreparedSweep:
    file = write_sweep(folder, text)
    return prepare(read_sweep(file).sweep, load_plan(file.with_name("scenario.yaml")))


def answered(
    prepared: PreparedSweep, pull: Sequence[float], kit: Sequence[float]
) -> tuple[LeverAnswer, ...]:
    """Return the answers where every point has these values, one a replication."""
    values: Mapping[str, Sequence[float]] = {"pull": pull, "kit": kit}
    return tuple(
        lever_answers(
            Answers(
                prepared,
                {
                    (point.name, name): tuple(each)
                    for point in prepared.points
                    for name, each in values.items()
                },
            )
        )
    )


@pytest.fixture
def plain(tmp_path: Path) -> PreparedSweep:
    return prepared_of(tmp_path, ONE_LEVER)


@pytest.mark.parametrize(
    ("pull", "kit", "best", "is_sure"),
    [
        ((0.5, 0.6, 0.7), (0.7, 0.81, 0.9), "kit", True),
        ((0.5, 0.6, 0.7), (0.3, 0.41, 0.5), "pull", True),
        ((0.5, 0.6, 0.7), (0.4, 0.7, 0.8), "kit", False),
        ((0.5, 0.6, 0.7), (nan, nan, nan), "pull", True),
        ((nan, nan, nan), (nan, nan, nan), "", False),
    ],
)
def test_best_is_named_and_whether_chance_may_have_decided(
    plain: PreparedSweep,
    pull: Sequence[float],
    kit: Sequence[float],
    best: str,
    *,
    is_sure: bool,
) -> None:
    first = answered(plain, pull, kit)[0]

    assert (first.best, first.is_sure) == (best, is_sure)


def test_without_samples_the_interval_is_over_replications(plain: PreparedSweep) -> None:
    first = answered(plain, (0.5, 0.6, 0.7), (0.6, 0.7, 0.8))[0]

    # t(2, 97.5 %) = 4.30265, standard error 0.1 / √3
    assert first.means["pull"].half_width == pytest.approx(4.30265 * 0.1 / 3**0.5, rel=1e-5)
    assert first.differences["kit"].mean == pytest.approx(0.1)


def test_each_sample_counts_once(tmp_path: Path) -> None:
    sampled = prepared_of(tmp_path, ONE_LEVER + SAMPLED)
    answers = answered(sampled, (0.5, 0.6, 0.7), (0.6, 0.7, 0.8))

    assert [one.levers[0].value for one in answers] == [0.1, 0.5]
    assert answers[0].means["pull"].half_width == pytest.approx(0, abs=1e-12)


def test_lower_is_better_where_the_figure_says_so(tmp_path: Path) -> None:
    costly = prepared_of(tmp_path, ONE_LEVER + "kpi: stockout_days\n")

    assert answered(costly, (0.5, 0.6, 0.7), (0.6, 0.7, 0.8))[0].best == "pull"


def test_table_has_a_row_for_each_combination_and_strategy(
    plain: PreparedSweep, tmp_path: Path
) -> None:
    answers = answered(plain, (0.5, 0.6, 0.7), (0.7, 0.81, 0.9))
    lines = write_levers(plain, answers, tmp_path).read_text().splitlines()

    assert lines[0].startswith("spread,strategy,mean,half_width,difference,")
    assert lines[1].startswith("0.1,pull,0.6")
    assert lines[1].endswith(",,,0.95,False,False")
    assert lines[4].endswith(",0.95,True,True")
