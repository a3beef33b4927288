"""Records and labels on disk, so that a new figure needs no new run: one ``.npz`` a run.

They are NumPy archives that any program can open. Files of earlier versions are read as far as
their columns go; those of newer ones are refused.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import (
    CLOSURES,
    DELIVERIES,
    PASSAGES,
    TRANSFERS,
    TRIPS,
    VISITS,
    Column,
    Labels,
    Records,
    table,
)
from sim.errors import SimError

_INT32 = np.iinfo(np.int32)
_TABLES: Mapping[str, tuple[Column, ...]] = {
    "deliveries": DELIVERIES,
    "trips": TRIPS,
    "transfers": TRANSFERS,
    "visits": VISITS,
    "passages": PASSAGES,
    "closures": CLOSURES,
}


def run_file(folder: Path, strategy: str, replication: int) -> Path:
    """Return where the records of one run are kept below the results folder.

    It need not be there.
    """
    return folder / "totals" / strategy / f"{replication:04d}.npz"


def labels_file(folder: Path, strategy: str) -> Path:
    """Return where the labels of one strategy are kept below the results folder."""
    return folder / "totals" / strategy / "labels.npz"


def write_records(records: Records, file: Path) -> None:
    """Keep *records*; a reader sees the whole file or none, and equal records give equal bytes."""
    _write(_narrowed(records), file)


def read_records(file: Path) -> Records:
    """Return the records that `write_records` kept.

    A column that was unknown to the version that kept them is nan, or 0 where it counts; a
    field has its default.

    Raises
    ------
    SimError
        When there is a field that only a newer abasto knows.
    """
    read = {name: _wide(array) for name, array in _read(file).items()}
    _check_names(file, read, Records)
    tables = {
        name: _with_all(columns, read[name]) for name, columns in _TABLES.items() if name in read
    }
    return Records(**read | tables)


def read_controls(file: Path) -> NDArray[np.float64]:
    """Return the controls of the records in *file* alone; none where an earlier version wrote it.

    A zip file gives one array without reading the others.
    """
    with np.load(file, allow_pickle=False) as archive:
        return np.asarray(archive.get("controls", []), dtype=float)


def pack_records(records: Records) -> bytes:
    """Return what `write_records` would write, to travel to where the results folder is."""
    packed = io.BytesIO()
    _fill(packed, _narrowed(records))
    return packed.getvalue()


def write_packed(packed: bytes, file: Path) -> None:
    """Keep records that `pack_records` packed as `write_records` would have."""
    with _whole(file) as partial:
        partial.write_bytes(packed)


def write_labels(labels: Labels, file: Path) -> None:
    """Keep *labels* in the same way."""
    parts = {field.name: getattr(labels, field.name) for field in fields(labels)}
    # a tuple holds words, even where it is empty
    arrays = {
        name: np.asarray(part, dtype=np.str_ if isinstance(part, tuple) else None)
        for name, part in parts.items()
    }
    _write(arrays, file)


def read_labels(file: Path) -> Labels:
    """Return the labels that `write_labels` kept, read as `read_records` does."""
    arrays = _read(file)
    _check_names(file, arrays, Labels)
    return Labels(**{name: _words(array) for name, array in arrays.items()})


@dataclass(frozen=True)
class LazyRecords(Sequence[Records]):
    """The records of the replications of one strategy, each read from disk when asked for.

    Nothing is kept: who goes through them twice reads them twice. A slice is as lazy.
    """

    files: tuple[Path, ...]
    """The files, by replication."""

    def __len__(self) -> int:
        return len(self.files)

    @overload
    def __getitem__(self, index: int) -> Records: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Records]: ...
    def __getitem__(self, index: int | slice) -> Records | Sequence[Records]:
        if isinstance(index, slice):
            return LazyRecords(self.files[index])
        return read_records(self.files[index])


def _write(arrays: Mapping[str, NDArray[np.generic]], file: Path) -> None:
    with _whole(file) as partial:
        _fill(partial, arrays)


@contextmanager
def _whole(file: Path) -> Iterator[Path]:
    """Give another name to write to, which is made *file* once the block is through."""
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_suffix(".part")
    try:
        yield partial
        partial.replace(file)
    except OSError:  # a full disk: what is left of it would only fill it more
        partial.unlink(missing_ok=True)
        raise


def _fill(target: Path | io.BytesIO, arrays: Mapping[str, NDArray[np.generic]]) -> None:
    # np.savez_compressed takes three times as long to save another tenth
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, array in arrays.items():
            with archive.open(f"{name}.npy", "w", force_zip64=True) as stream:
                np.lib.format.write_array(stream, array, allow_pickle=False)


def _read(file: Path) -> dict[str, NDArray[Any]]:
    """Return the arrays of an archive by name, all in memory.

    Nothing in it is run, as pickles would be.
    """
    with np.load(file, allow_pickle=False) as archive:
        return dict(archive)


def _check_names(file: Path, names: Iterable[str], kept: type[Records] | type[Labels]) -> None:
    """Refuse what has a field that this version does not know: it would be dropped in silence."""
    unknown = sorted(set(names) - {field.name for field in fields(kept)})
    if unknown:
        raise SimError(
            f"{file}: a newer abasto wrote this: expected no field {unknown[0]!r}; read it with"
            " that version"
        )


def _with_all(columns: tuple[Column, ...], rows: NDArray[np.void]) -> NDArray[np.void]:
    """Return *rows* with these columns."""
    whole = table(columns, [])
    if rows.dtype == whole.dtype:
        return rows
    whole = np.zeros(rows.size, dtype=whole.dtype)
    for column in columns:
        if column.name in (rows.dtype.names or ()):
            whole[column.name] = rows[column.name]
        elif column.dtype.startswith("f"):
            whole[column.name] = np.nan
    return whole


def _narrowed(records: Records) -> dict[str, NDArray[np.generic]]:
    return {name: _narrow(array) for name, array in records.arrays().items()}


def _narrow(array: NDArray[np.generic]) -> NDArray[np.generic]:
    """Return whole numbers as int32 where they fit; that halves what is written."""
    if array.dtype != np.int64 or array.ndim == 0:
        return array
    fits = array.size == 0 or (array.min() >= _INT32.min and array.max() <= _INT32.max)
    return array.astype(np.int32) if fits else array


def _wide(array: NDArray[Any]) -> Any:  # noqa: ANN401 - an array, or the number that it was
    if array.ndim == 0:
        return array.item()
    return array.astype(np.int64) if array.dtype == np.int32 else array


def _words(array: NDArray[Any]) -> Any:  # noqa: ANN401 - an array, or the words that it was
    if array.ndim == 0:
        return array.item()
    return tuple(array.tolist()) if array.dtype.kind == "U" else array
