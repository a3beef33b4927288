"""Tests of records and labels on disk."""

from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from sim.domain.records import Labels, Records
from sim.experiment.totals import (
    LazyRecords,
    labels_file,
    pack_records,
    read_controls,
    read_labels,
    read_records,
    run_file,
    write_labels,
    write_packed,
    write_records,
)
from tests.builders import labels, records

RUNS = {
    "traced": records(0),
    "untraced": records(1),
    "empty": records(2, deliveries=[], trips=[]),
    "large": replace(records(3), asked=np.full((4, 3), 2**40)),
    "controls": replace(records(5), controls=np.array([0.25, -3.0])),
    "checksums": replace(records(4), demand_checksum=2**64 - 1),
}


def kept(run: Records, folder: Path) -> Records:
    write_records(run, folder / "run.npz")
    return read_records(folder / "run.npz")


def content(run: Records | Labels) -> dict[str, object]:
    """Return every field so that it can be compared, nan included."""
    return {field.name: _comparable(getattr(run, field.name)) for field in fields(run)}


def _comparable(value: object) -> object:
    if isinstance(value, np.ndarray):
        return value.dtype, value.shape, value.tobytes()
    return type(value), value


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_records_come_back_as_they_were(run: Records, tmp_path: Path) -> None:
    assert content(kept(run, tmp_path)) == content(run)


def test_packed_records_are_kept_as_if_they_had_not_travelled(tmp_path: Path) -> None:
    write_packed(pack_records(records(1)), tmp_path / "there" / "run.npz")
    write_records(records(1), tmp_path / "here.npz")

    files = (tmp_path / "there" / "run.npz", tmp_path / "here.npz")

    assert len({file.read_bytes() for file in files}) == 1


def test_labels_without_affiliations_come_back_without(tmp_path: Path) -> None:
    write_labels(replace(labels(), affiliations=()), tmp_path / "labels.npz")

    assert read_labels(tmp_path / "labels.npz").affiliations == ()


def test_labels_come_back_as_they_were(tmp_path: Path) -> None:
    write_labels(labels(), tmp_path / "labels.npz")

    assert content(read_labels(tmp_path / "labels.npz")) == content(labels())


def test_equal_records_give_equal_bytes(tmp_path: Path) -> None:
    write_records(records(1), tmp_path / "one.npz")
    write_records(records(1), tmp_path / "two.npz")

    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_whole_numbers_are_written_narrow_where_they_fit(tmp_path: Path) -> None:
    write_records(RUNS["large"], tmp_path / "run.npz")
    with np.load(tmp_path / "run.npz") as archive:
        written = {name: archive[name].dtype for name in ("asked", "served")}

    assert written == {"asked": np.int64, "served": np.int32}


def test_nothing_partial_is_left_beside_the_file(tmp_path: Path) -> None:
    kept(records(1), tmp_path)

    assert [file.name for file in tmp_path.iterdir()] == ["run.npz"]


def test_lazy_records_read_the_run_that_is_asked_for(tmp_path: Path) -> None:
    files = tuple(run_file(tmp_path, "kit", number) for number in range(3))
    for seed, file in enumerate(files):
        write_records(records(seed), file)
    lazy = LazyRecords(files)

    assert [lazy[1].demand_checksum, lazy[-1].demand_checksum, len(lazy)] == [1, 2, 3]


def test_slice_of_lazy_records_is_read_when_iterated(tmp_path: Path) -> None:
    files = (tmp_path / "missing.npz", tmp_path / "run.npz")
    write_records(records(5), files[1])

    assert [run.demand_checksum for run in LazyRecords(files)[1:]] == [5]


def test_files_of_a_strategy_lie_together() -> None:
    files = {run_file(Path("r"), "kit", 3), labels_file(Path("r"), "kit")}

    assert files == {Path("r/totals/kit/0003.npz"), Path("r/totals/kit/labels.npz")}


def test_a_column_that_an_earlier_version_did_not_have_is_not_known(tmp_path: Path) -> None:
    run = records()
    fewer = run.deliveries[[name for name in run.deliveries.dtype.names or () if name != "kg"]]
    read = kept(replace(run, deliveries=fewer), tmp_path)

    assert np.isnan(read.deliveries["kg"]).all()
    assert read.deliveries["received"].tobytes() == run.deliveries["received"].tobytes()


def test_a_count_that_an_earlier_version_did_not_have_is_zero(tmp_path: Path) -> None:
    run = records()
    fewer = run.trips[[name for name in run.trips.dtype.names or () if name != "breakdowns"]]

    assert kept(replace(run, trips=fewer), tmp_path).trips["breakdowns"].tolist() == [0]


@pytest.mark.parametrize("controls", [[], [0.25, -3.0]], ids=["of an earlier version", "of ours"])
def test_controls_are_read_without_the_rest(controls: list[float], tmp_path: Path) -> None:
    write_records(replace(records(), controls=np.array(controls)), tmp_path / "run.npz")

    assert read_controls(tmp_path / "run.npz").tolist() == controls


def test_file_of_a_version_that_knew_no_controls_has_none(tmp_path: Path) -> None:
    np.savez(tmp_path / "run.npz", asked=np.zeros(3))

    assert read_controls(tmp_path / "run.npz").size == 0
