"""Tests of selecting the best contender."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from sim.domain.records import Records
from sim.errors import SimError
from sim.experiment.compare import play
from sim.experiment.contest import contest_of_plan
from sim.experiment.failures import FailedRunsError
from sim.experiment.how import How
from sim.experiment.ledger import Ledger
from sim.experiment.local_processes import local_workers
from sim.experiment.results import ledger_file
from sim.experiment.select import Rule, select
from sim.metrics.catalogue import KPIS
from tests.builders import plan, records
from tests.fake_stages import Accident, DiesOnce, Fails, MadeUp, NeverPlayed

THREE = ("pull", "kit", "push")
RULE = Rule(KPIS["prescriptions_filled"], 0.05)


@dataclass(frozen=True)
class NothingArrives(MadeUp):
    """Records without deliveries: no figure of theirs is defined."""

    def play(
        self, strategies: Sequence[str], replication: int, *, verify: bool = False
    ) -> Iterator[tuple[str, Records]]:
        for strategy in strategies:
            yield strategy, records(replication + verify, deliveries=())


@dataclass(frozen=True)
class Equal(MadeUp):
    """All strategies fare the same."""

    def play(
        self, strategies: Sequence[str], replication: int, *, verify: bool = False
    ) -> Iterator[tuple[str, Records]]:
        for strategy in strategies:
            yield strategy, records(replication + verify)


def test_one_is_left_and_the_others_are_told_by_whom(tmp_path: Path) -> None:
    result = select(contest_of_plan(plan(THREE)), RULE, folder=tmp_path, stage=MadeUp)

    assert sorted(each.contender for each in result.standings) == sorted(THREE)
    assert [bool(each.dropped_by) for each in result.standings] == [False, True, True]
    assert all(each.behind < 0 for each in result.standings[1:])


def test_who_is_dropped_is_played_no_further(tmp_path: Path) -> None:
    result = select(contest_of_plan(plan(THREE)), RULE, folder=tmp_path, stage=MadeUp)
    with Ledger(ledger_file(tmp_path)) as ledger:
        played = [run.strategy for run in ledger.runs()]

    assert result.runs == len(played)
    assert {each.contender: each.replications for each in result.standings} == {
        name: played.count(name) for name in THREE
    }


def test_less_is_better_where_the_figure_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "whole"
    outcome = play(plan(THREE), folder=folder, stage=MadeUp)
    rule = Rule(KPIS["gini_filled"], 0.01)
    result = select(contest_of_plan(outcome.plan), rule, folder=folder, stage=MadeUp)

    assert all(each.behind > 0 for each in result.standings[1:])


def test_first_is_taken_where_all_are_the_same(tmp_path: Path) -> None:
    result = select(contest_of_plan(plan(THREE)), RULE, folder=tmp_path, stage=Equal)

    assert (result.best, result.runs) == ("pull", 30)


def test_one_contender_alone_is_the_best(tmp_path: Path) -> None:
    result = select(contest_of_plan(plan(), ["kit"]), RULE, folder=tmp_path, stage=MadeUp)

    assert result.best == "kit"


@pytest.mark.parametrize("replication", [4, 11])
def test_interrupted_selection_goes_on_to_the_same_end(replication: int, tmp_path: Path) -> None:
    contest = contest_of_plan(plan(THREE))
    with pytest.raises(KeyboardInterrupt, match="by accident"):
        select(contest, RULE, folder=tmp_path / "broken", stage=Accident(replication))
    resumed = select(contest, RULE, folder=tmp_path / "broken", stage=MadeUp)

    assert repr(resumed) == repr(select(contest, RULE, folder=tmp_path / "whole", stage=MadeUp))


def test_two_workers_one_of_which_dies_end_where_one_does(tmp_path: Path) -> None:
    contest = contest_of_plan(plan(THREE))
    dies = DiesOnce(replication=11, marker=tmp_path / "died")
    shared = select(contest, RULE, folder=tmp_path / "two", how=How(local_workers(2)), stage=dies)

    assert repr(shared) == repr(select(contest, RULE, folder=tmp_path / "one", stage=MadeUp))


def test_second_start_plays_nothing_again(tmp_path: Path) -> None:
    contest = contest_of_plan(plan(THREE))
    first = select(contest, RULE, folder=tmp_path, stage=MadeUp)
    again = select(contest, RULE, folder=tmp_path, stage=NeverPlayed)

    assert repr(again) == repr(first)


def test_records_are_kept_for_a_comparison_that_goes_on(tmp_path: Path) -> None:
    made = plan()
    select(contest_of_plan(made), RULE, folder=tmp_path, keep_records=True, stage=MadeUp)
    outcome = play(made, folder=tmp_path, stage=MadeUp, how=How(progress=_nothing_left))

    assert outcome.replications == 4


def _nothing_left(done: int, total: int) -> None:
    assert done == total


def test_run_that_fails_ends_it(tmp_path: Path) -> None:
    with pytest.raises(FailedRunsError, match="bad luck"):
        select(
            contest_of_plan(plan()), RULE, folder=tmp_path, how=How(keep_going=True), stage=Fails(2)
        )


@pytest.mark.parametrize(
    ("kpi", "message"),
    [("months_of_stock", "no better direction"), ("on_time", "not defined in every run of 'pull'")],
)
def test_figure_that_decides_nothing_is_refused(kpi: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(SimError, match=message):
        select(contest_of_plan(plan()), Rule(KPIS[kpi], 0.1), folder=tmp_path, stage=NothingArrives)
