"""Tests of workers on a real Dask cluster of this machine."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from time import sleep

import pytest

from sim.errors import SimError
from sim.experiment import cluster
from sim.experiment.calibration.calibrate import calibrate
from sim.experiment.calibration.calibration_file import load_calibration
from sim.experiment.calibration.target import Target
from sim.experiment.cluster import Patience, Size, cluster_workers, look_at
from sim.experiment.compare import play
from sim.experiment.contest import contest_of_plan
from sim.experiment.crew import OpenCrew, alone
from sim.experiment.how import How
from sim.experiment.prepared_sweep import prepare
from sim.experiment.select import Rule, select
from sim.experiment.sweep import play_sweep
from sim.experiment.sweep_file import read_sweep
from sim.experiment.work import Playable, ReadPlans, Task, Work
from sim.experiment.workers import finished
from sim.metrics.catalogue import KPIS
from sim.scenario.loader import load_plan
from sim.scenario.plan import Plan
from tests.builders import plan
from tests.dask_on_loopback import Cluster, loopback_cluster
from tests.fake_stages import Answering, DiesAlways, DiesOnce, Fails, MadeUp
from tests.tiny_scenario import write_calibration, write_sweep

HASTE = Patience(to_begin_seconds=0.5, to_go_on_seconds=0.5)
MANY = 2000
SHORT = ["run.warm_up=0 d", "run.horizon=30 d"]
OTHER_MODEL = "import sim.experiment.versions as loaded; loaded.MODEL_VERSION = -1"
NO_ABASTO = "import sys; sys.modules['sim'] = None"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Give a cluster of two workers, which no test may change."""
    with loopback_cluster(tmp_path_factory.mktemp("two"), workers=2) as running:
        yield running


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    """Give a cluster that has no workers yet, and gives a chunk up after the first death."""
    monkeypatch.setenv("DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES", "0")
    with loopback_cluster(tmp_path) as running:
        yield running


def done_by(
    crew: OpenCrew,
    stage: Callable[[Plan], Playable] = MadeUp,
    number: int = 10,
    after_first: Callable[[], object] = bool,
) -> list[str]:
    """Return what was done, in order, as text; *after_first* is called in between."""
    tasks = [Task("", replication, ("pull", "kit")) for replication in range(number)]
    results = finished(Work(ReadPlans({"": plan()}), stage), tasks, crew)
    first = next(results)
    after_first()
    return sorted(map(repr, (first, *results)))


def wait_for_workers(running: Cluster, number: int) -> None:
    while look_at(running.address).processes < number:
        sleep(0.02)


def test_size_is_that_of_the_cluster(two: Cluster) -> None:
    wait_for_workers(two, 2)

    assert look_at(two.address) == Size(processes=2, threads=2)


def test_cluster_finishes_the_same_as_one_process(two: Cluster) -> None:
    assert done_by(cluster_workers(two.address)) == done_by(alone)


def test_run_that_fails_there_is_told_here(two: Cluster) -> None:
    (done,) = done_by(cluster_workers(two.address), Fails(replication=0), number=1)

    assert "RuntimeError: bad luck" in done


def test_work_is_opened_once_however_many_chunks_there_are(two: Cluster, tmp_path: Path) -> None:
    opened = Opened(tmp_path)
    done_by(cluster_workers(two.address), opened, number=10)

    assert 1 <= len(list(tmp_path.iterdir())) <= 2


class Opened:
    """Notes each time that it is unpacked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __setstate__(self, state: dict[str, Path]) -> None:
        self.__dict__ |= state
        (self.folder / f"{os.getpid()}-{len(list(self.folder.iterdir()))}").touch()

    def __call__(self, of: Plan) -> MadeUp:
        return MadeUp(of)


def test_sweep_with_a_worker_killed_has_the_tables_of_an_undisturbed_one(tmp_path: Path) -> None:
    file = write_sweep(tmp_path)
    prepared = prepare(read_sweep(file).sweep, load_plan(file.with_name("scenario.yaml"), SHORT))
    with loopback_cluster(tmp_path, workers=2) as running:
        wait_for_workers(running, 2)

        def kill_in_the_middle(done: int, total: int) -> None:
            if done == total // 2:
                running.workers[0].kill()

        how = How(cluster_workers(running.address), kill_in_the_middle)
        disturbed = play_sweep(prepared, folder=tmp_path / "disturbed", how=how)
    whole = play_sweep(prepared, folder=tmp_path / "whole")

    assert running.workers[0].returncode == -signal.SIGKILL
    assert list(map(Path.read_bytes, disturbed.tables)) == list(map(Path.read_bytes, whole.tables))


def test_records_of_a_comparison_come_back_to_its_folder(two: Cluster, tmp_path: Path) -> None:
    how = How(cluster_workers(two.address))
    play(plan(), folder=tmp_path / "there", stage=MadeUp, how=how)
    play(plan(), folder=tmp_path / "here", stage=MadeUp)

    assert totals(tmp_path / "there") == totals(tmp_path / "here") != {}


def totals(folder: Path) -> dict[Path, bytes]:
    """Return the records and labels that are kept."""
    return {file.relative_to(folder): file.read_bytes() for file in folder.glob("totals/*/*.npz")}


def test_cluster_selects_the_same_after_as_many_runs(two: Cluster, tmp_path: Path) -> None:
    rule = Rule(KPIS["prescriptions_filled"], 0.05)
    here, there = (
        select(
            contest_of_plan(plan(("pull", "kit", "push"))),
            rule,
            folder=tmp_path / name,
            keep_records=True,
            how=How(crew),
            stage=MadeUp,
        )
        for name, crew in {"here": alone, "there": cluster_workers(two.address)}.items()
    )

    assert repr(there) == repr(here)
    assert totals(tmp_path / "there") == totals(tmp_path / "here") != {}


def test_cluster_calibrates_to_the_same(two: Cluster, tmp_path: Path) -> None:
    file = write_calibration(tmp_path)
    here, there = (
        calibrate(
            load_calibration(file),
            [Target("prescriptions_filled", 0.7, 0.01, "pull")],
            load_plan(file.parent),
            folder=tmp_path / name,
            how=How(crew),
            stage=Answering,
        )
        for name, crew in {"here": alone, "there": cluster_workers(two.address)}.items()
    )

    assert repr(there) == repr(here)


@pytest.mark.slow
def test_what_a_dead_worker_had_is_played_by_the_other(tmp_path: Path) -> None:
    with loopback_cluster(tmp_path, workers=2) as running:
        wait_for_workers(running, 2)
        done = done_by(cluster_workers(running.address), DiesOnce(7, tmp_path / "died"))
        dead = [worker for worker in running.workers if worker.poll() is not None]

    assert len(dead) == 1
    assert done == done_by(alone)


@pytest.mark.slow
def test_records_of_a_comparison_are_whole_though_a_worker_died(tmp_path: Path) -> None:
    play(plan(), folder=tmp_path / "here", stage=MadeUp)
    with loopback_cluster(tmp_path, workers=2) as running:
        wait_for_workers(running, 2)
        how = How(cluster_workers(running.address))
        stage = DiesOnce(2, tmp_path / "died")
        play(plan(), folder=tmp_path / "there", stage=stage, how=how)

    assert (tmp_path / "died").exists()
    assert totals(tmp_path / "there") == totals(tmp_path / "here")


@pytest.mark.slow
def test_chunk_that_kills_workers_again_and_again_is_given_up(empty: Cluster) -> None:
    empty.add_worker()

    with pytest.raises(SimError, match=r"chunk of work in hand \(replication 0 .* died 1 time"):
        done_by(cluster_workers(empty.address), DiesAlways(0), number=1)


@pytest.mark.slow
def test_nothing_is_waited_for_without_end_when_all_workers_leave(
    empty: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sim.experiment.workers._LOOK_AROUND_SECONDS", 0.2)

    with pytest.raises(SimError, match="all workers of the cluster left, and none came for 0 s"):
        done_by(cluster_workers(empty.address, HASTE))


@pytest.mark.slow
def test_lost_scheduler_ends_in_a_clear_word(empty: Cluster) -> None:
    empty.add_worker()
    crew = cluster_workers(empty.address)

    with pytest.raises(SimError, match=r"connection to the scheduler was lost.*is kept"):
        done_by(crew, number=MANY, after_first=empty.scheduler.kill)


@pytest.mark.slow
def test_cluster_without_workers_says_how_to_start_some(empty: Cluster) -> None:
    with pytest.raises(SimError, match=f"`dask worker {empty.address} --nthreads 1"):
        look_at(empty.address, HASTE)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("before", "word"),
    [(OTHER_MODEL, r"model -1 \(here \d+\)"), (NO_ABASTO, "abasto cannot be imported there")],
    ids=["another model", "no abasto"],
)
def test_workers_of_other_versions_are_named(empty: Cluster, before: str, word: str) -> None:
    worker = empty.add_worker(before)

    with pytest.raises(SimError, match=rf"same versions there as here:\ntcp://.*: {word}"):
        look_at(empty.address)
    assert worker.poll() is None


@pytest.mark.slow
def test_worker_of_other_versions_that_joins_later_plays_nothing(empty: Cluster) -> None:
    empty.add_worker(OTHER_MODEL)

    with pytest.raises(SimError, match=r"a new one: model -1 \(here \d+\)"):
        done_by(cluster_workers(empty.address))


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "scheduler", "htp:/x"])
def test_address_where_no_scheduler_is_is_told(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_CONNECT_SECONDS", 0.2)

    with pytest.raises(SimError, match=f"{address}: no Dask scheduler answers there"):
        look_at(address)
