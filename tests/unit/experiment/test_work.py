"""Tests of what one worker does."""

import pickle
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from sim.experiment.totals import run_file, write_records
from sim.experiment.work import ReadPlans, Task, Work, Worker
from sim.metrics.catalogue import measure
from sim.scenario.plan import Plan
from tests.builders import labels, plan
from tests.fake_stages import MadeUp


@dataclass
class Counted:
    """Makes stages and counts them."""

    made: int = 0

    def __call__(self, made_ready: Plan) -> MadeUp:
        self.made += 1
        return MadeUp(made_ready)


def test_run_has_the_figures_of_its_records() -> None:
    done = Worker(Work(ReadPlans({"": plan()}), MadeUp)).do(Task("", 0, ("kit",)))
    (_, played) = next(MadeUp(plan()).play(["kit"], 0))

    assert repr(done.runs[0].kpis) == repr(measure(played, labels()))
    assert done.runs[0].demand_checksum == played.demand_checksum


def test_plan_is_made_ready_once_for_all_its_tasks() -> None:
    stage = Counted()
    worker = Worker(Work(ReadPlans({"": plan()}), stage))
    for replication in range(3):
        worker.do(Task("", replication, ("kit",)))

    assert stage.made == 1


def test_each_plan_of_a_sweep_is_made_ready() -> None:
    stage = Counted()
    worker = Worker(Work(ReadPlans({"a": plan(), "b": plan()}), stage))
    for point in ("a", "b"):
        worker.do(Task(point, 0, ("kit",)))

    assert stage.made == 2


@pytest.mark.parametrize("is_away", [False, True])
def test_records_are_kept_here_or_sent_back(tmp_path: Path, *, is_away: bool) -> None:
    work = Work(ReadPlans({"": plan()}), MadeUp, folder=tmp_path / "here", is_away=is_away)
    (run,) = Worker(work).do(Task("", 3, ("kit",))).runs
    (_, played) = next(MadeUp(plan()).play(["kit"], 3))
    write_records(played, tmp_path / "expected.npz")
    kept = run_file(tmp_path / "here", "kit", 3)

    assert (kept.exists(), bool(run.records)) == (not is_away, is_away)
    assert (run.records or kept.read_bytes()) == (tmp_path / "expected.npz").read_bytes()


def test_what_only_reports_need_is_not_sent_to_workers() -> None:
    work = Work(ReadPlans({"": replace(plan(), raw={"facilities": "x" * 100_000})}), MadeUp)

    assert len(pickle.dumps(work)) - len(pickle.dumps(work.without_raw_files())) > 100_000
