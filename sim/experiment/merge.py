"""Shards joined: one ledger and one set of tables, the same as if nothing had been parted.

Shards may come from machines that know nothing of each other; all that is needed of one is its
folder.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

from sim.errors import SimError
from sim.experiment.ledger import Ledger
from sim.experiment.lock import locked
from sim.experiment.manifest import manifest, read_manifest
from sim.experiment.opened import opened
from sim.experiment.prepared_sweep import PreparedSweep, prepare
from sim.experiment.results import ledger_file
from sim.experiment.sweep import SweepOutcome, outcome_of_sweep
from sim.experiment.sweep_file import Sweep
from sim.experiment.work import Progress, in_silence
from sim.scenario.loader import read_plan


class Merged(NamedTuple):
    """What the shards gave together."""

    folder: Path
    """Results folder of the whole sweep."""

    outcome: SweepOutcome
    """What came out of it."""


_SAME = {
    "scenario": "another scenario",
    "seed": "another seed",
    "sweep": "another sweep file, or another state of it",
    "keys": "another state of the scenario, or another version of the model",
    "whole": "another sweep",
}
"""What all shards have in common, and what it means where one differs."""


def merge_shards(folders: Sequence[Path], out: Path, progress: Progress = in_silence) -> Merged:
    """Join the shards in *folders* into the folder of the whole sweep below *out*.

    It can be done again, and with some of the shards first: what is there stays. *progress* is told
    how many points are checked.

    Raises
    ------
    SimError
        When the folders do not belong together, one is being played into, or runs are missing.
    """
    contents = {folder: _content(folder) for folder in folders}
    prepared = _common(contents, progress)
    whole = out / str(next(iter(contents.values()))["whole"])
    with ExitStack() as stack:
        for folder in folders:
            # a shard that is still played into would be taken half
            stack.enter_context(locked(folder))
        ledger = stack.enter_context(opened(whole))
        stack.enter_context(manifest(whole, prepared.content()))
        for folder in folders:
            ledger.take(ledger_file(folder))
        _check_complete(prepared, ledger, contents, whole)
        return Merged(whole, outcome_of_sweep(prepared, ledger, whole))


def _content(folder: Path) -> dict[str, Any]:
    """Return the manifest of a shard, or say that *folder* is none."""
    content = read_manifest(folder)
    if "shard" not in content:
        raise SimError(f"{folder}: expected the results of 'abasto sweep --shard K/N'")
    return content


def _common(contents: dict[Path, dict[str, Any]], progress: Progress) -> PreparedSweep:
    """Return the sweep that all shards are of."""
    (first, common), *others = contents.items()
    for folder, content in others:
        for part, otherwise in _SAME.items():
            if content[part] != common[part]:
                raise SimError(f"{folder} and {first} do not belong together: {otherwise}")
    sweep = Sweep.model_validate(common["sweep"])
    plan = read_plan(common["plan"], common["scenario"])
    prepared = prepare(sweep, plan, progress=progress)
    if json.loads(json.dumps(prepared.keys)) != common["keys"]:
        raise SimError(
            f"{first}: was played with version {common['versions']['model']} of the model and"
            f" abasto {common['versions']['abasto']}, which this abasto reads in another way;"
            " merge with the one that played it, or play it again"
        )
    return prepared


def _check_complete(
    prepared: PreparedSweep, ledger: Ledger, contents: dict[Path, dict[str, Any]], whole: Path
) -> None:
    """Refuse a whole that lacks runs, and say which shards they should have come from."""
    wanted = prepared.wanted()
    missing = wanted - ledger.runs() - {one.run for one in ledger.failures()}
    if missing:
        raise SimError(
            f"{len(missing)} of {len(wanted)} runs are missing: {'; '.join(_reasons(contents))};"
            f" what is there is kept in {whole}: merge again when they are done"
        )


def _reasons(contents: dict[Path, dict[str, Any]]) -> Iterator[str]:
    """Yield which shards are not finished, and which are not there."""
    for folder, content in contents.items():
        if content["finished"] is None:
            yield f"{folder} is not finished"
    count = int(next(iter(contents.values()))["shard"].partition("/")[2])
    absent = {f"{number}/{count}" for number in range(1, count + 1)}
    absent -= {content["shard"] for content in contents.values()}
    if absent:
        yield f"shards that were not given: {', '.join(sorted(absent))}"
