"""Tests of joining the shards of a sweep."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sim.errors import SimError
from sim.experiment.how import How
from sim.experiment.lock import locked
from sim.experiment.merge import Merged, merge_shards
from sim.experiment.prepared_sweep import PreparedSweep, prepare
from sim.experiment.shard import Shard
from sim.experiment.sweep import play_shard, play_sweep
from sim.experiment.sweep_file import read_sweep
from sim.scenario.loader import load_plan
from tests.fake_stages import Accident, Fails, MadeUp
from tests.tiny_scenario import GRID, SWEEP, UNCERTAIN, write_sweep


def prepared_of(folder: Path, text: str = SWEEP) -> PreparedSweep:
    file = write_sweep(folder, text)
    return prepare(read_sweep(file).sweep, load_plan(file.with_name("scenario.yaml")))


@pytest.fixture
def prepared(tmp_path: Path) -> PreparedSweep:
    return prepared_of(tmp_path)


def shards(prepared: PreparedSweep, whole: Path, *numbers: int) -> list[Path]:
    """Play these shards of three and return their folders."""
    parts = [Shard(number, 3) for number in numbers]
    for part in parts:
        play_shard(prepared, part, whole=whole, stage=MadeUp)
    return [part.folder(whole) for part in parts]


def tables(merged: Merged) -> dict[str, bytes]:
    return {table.name: table.read_bytes() for table in merged.outcome.tables}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(SWEEP, id="vary"),
        pytest.param(GRID, id="range and samples"),
        pytest.param(f"{UNCERTAIN}design: {{kind: morris, trajectories: 2}}\n", id="morris"),
        pytest.param(f"{UNCERTAIN}design: {{kind: sobol, points: 8}}\n", id="sobol"),
    ],
)
def test_tables_are_those_of_the_sweep_in_one_piece(text: str, tmp_path: Path) -> None:
    prepared = prepared_of(tmp_path, text)
    whole = play_sweep(prepared, folder=tmp_path / "whole", stage=MadeUp)
    merged = merge_shards(shards(prepared, tmp_path / "parts", 2, 3, 1), tmp_path / "out")

    assert tables(merged) == {table.name: table.read_bytes() for table in whole.tables}
    assert merged.folder == tmp_path / "out" / "parts"


def test_merging_again_changes_nothing(prepared: PreparedSweep, tmp_path: Path) -> None:
    parts = shards(prepared, tmp_path / "parts", 1, 2, 3)
    first = tables(merge_shards(parts, tmp_path))

    assert tables(merge_shards(parts, tmp_path)) == first


def test_merged_folder_has_nothing_left_to_play(prepared: PreparedSweep, tmp_path: Path) -> None:
    merge_shards(shards(prepared, tmp_path / "parts", 1, 2, 3), tmp_path)
    told: list[tuple[int, int]] = []
    how = How(progress=lambda *counts: told.append(counts))
    play_sweep(prepared, folder=tmp_path / "parts", stage=MadeUp, how=how)

    assert told == [(6, 6)]


def test_shards_that_are_missing_are_named_and_may_come_later(
    prepared: PreparedSweep, tmp_path: Path
) -> None:
    parts = shards(prepared, tmp_path / "parts", 1, 2, 3)
    with pytest.raises(SimError, match=r"of 10 runs are missing: .*not given: 2/3; what is there"):
        merge_shards([parts[0], parts[2]], tmp_path)

    assert merge_shards([parts[1]], tmp_path).outcome.failed == ()


def test_shard_that_is_not_finished_is_named(prepared: PreparedSweep, tmp_path: Path) -> None:
    parts = shards(prepared, tmp_path / "parts", 1, 2)
    with pytest.raises(KeyboardInterrupt, match="by accident"):
        play_shard(prepared, Shard(3, 3), whole=tmp_path / "parts", stage=Accident(1))
    third = Shard(3, 3).folder(tmp_path / "parts")

    with pytest.raises(SimError, match=r"shard-3-of-3 is not finished"):
        merge_shards([*parts, third], tmp_path)


def test_failed_runs_of_a_shard_are_failed_runs_of_the_whole(
    prepared: PreparedSweep, tmp_path: Path
) -> None:
    parts = shards(prepared, tmp_path / "parts", 1, 2)
    third = Shard(3, 3)
    how = How(keep_going=True)
    failed = play_shard(prepared, third, whole=tmp_path / "parts", stage=Fails(1), how=how)
    merged = merge_shards([*parts, third.folder(tmp_path / "parts")], tmp_path)

    assert merged.outcome.failed == failed != ()


@pytest.mark.parametrize(
    ("written", "changed"), [("replications: 2", "replications: 3"), ("[0.05, 0.5]", "[0.05, 0.6]")]
)
def test_shards_of_another_sweep_are_refused(tmp_path: Path, written: str, changed: str) -> None:
    (one,) = shards(prepared_of(tmp_path), tmp_path / "a", 1)
    (two,) = shards(prepared_of(tmp_path, SWEEP.replace(written, changed)), tmp_path / "b", 2)

    with pytest.raises(SimError, match="do not belong together: another sweep file"):
        merge_shards([one, two], tmp_path)


def test_shards_of_another_seed_are_refused(prepared: PreparedSweep, tmp_path: Path) -> None:
    (one,) = shards(prepared, tmp_path / "parts", 1)
    file = write_sweep(tmp_path)
    reseeded = load_plan(file.with_name("scenario.yaml"), ["run.seed=2"])
    (two,) = shards(prepare(read_sweep(file).sweep, reseeded), tmp_path / "parts", 2)

    with pytest.raises(SimError, match="do not belong together: another seed"):
        merge_shards([one, two], tmp_path)


def test_shard_of_another_model_is_refused(prepared: PreparedSweep, tmp_path: Path) -> None:
    (part,) = shards(prepared, tmp_path / "parts", 1)
    manifest = part / "manifest.json"
    content = json.loads(manifest.read_text())
    first = next(iter(content["keys"]))
    content["keys"][first]["kit"] = "0000000000000000"
    manifest.write_text(json.dumps(content))

    with pytest.raises(SimError, match="merge with the one that played it"):
        merge_shards([part], tmp_path)


def test_folder_of_a_whole_sweep_is_refused(prepared: PreparedSweep, tmp_path: Path) -> None:
    play_sweep(prepared, folder=tmp_path / "whole", stage=MadeUp)

    with pytest.raises(SimError, match="expected the results of 'abasto sweep --shard"):
        merge_shards([tmp_path / "whole"], tmp_path)


def test_shard_that_is_played_at_this_moment_is_refused(
    prepared: PreparedSweep, tmp_path: Path
) -> None:
    (part,) = shards(prepared, tmp_path / "parts", 1)

    with locked(part), pytest.raises(SimError, match="is playing into this folder"):
        merge_shards([part], tmp_path)


def test_same_run_that_came_out_otherwise_is_refused(
    prepared: PreparedSweep, tmp_path: Path
) -> None:
    parts = shards(prepared, tmp_path / "parts", 1, 2, 3)
    merge_shards(parts, tmp_path)
    with closing(sqlite3.connect(parts[0] / "runs.sqlite")) as connection, connection:
        connection.execute("UPDATE runs SET kpis = '{}'")

    with pytest.raises(SimError, match="replication 0 did not come out as it did elsewhere"):
        merge_shards(parts, tmp_path)
