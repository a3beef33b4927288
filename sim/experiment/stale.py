"""Results of another state of things: they are told, kept, and never mixed in.

Deleting is left to people: a scenario that is set back finds its results again.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sim.engine.model_version import MODEL_VERSION
from sim.experiment.ledger import Ledger
from sim.experiment.prepared_sweep import PreparedSweep
from sim.experiment.results import ledger_file


def stale_notes(prepared: PreparedSweep, folder: Path) -> Iterator[str]:
    """Yield what to tell of runs in *folder*, or of earlier folders, that the sweep cannot use.

    One note each for runs of another model, of settings that the sweep no longer has, and of each
    folder of the same sweep under another key. Folders need not be there.
    """
    yield from _in_ledger(prepared, folder)
    for other in sorted(folder.parent.glob(f"{folder.name.rpartition('-')[0]}-*")):
        if other != folder and _is_of_this_sweep(other, folder) and (runs := _runs_in(other)):
            yield (
                f"{other} has {runs} runs of this sweep under another state of the scenario,"
                f" another seed or another version of the model: they stay there, and none is used"
                f" in {folder}"
            )


def _in_ledger(prepared: PreparedSweep, folder: Path) -> Iterator[str]:
    """Yield what to tell of runs in the ledger of *folder* itself."""
    if not ledger_file(folder).exists():
        return
    known = {(key, name) for keys in prepared.keys.values() for name, key in keys.items()}
    models = settings = 0
    with Ledger(ledger_file(folder)) as ledger:
        for key, strategy, model_version, runs in ledger.counted():
            # looked at first: the key of another model is another one anyway
            if model_version != MODEL_VERSION:
                models += runs
            elif (key, strategy) not in known:
                settings += runs
    if models:
        yield (
            f"{models} runs in {folder} are of another version of the model (this is"
            f" {MODEL_VERSION}): they are kept and not used"
        )
    if settings:
        yield (
            f"{settings} runs in {folder} are of settings that the sweep no longer has: they are"
            " kept and not used"
        )


def _is_of_this_sweep(other: Path, folder: Path) -> bool:
    """Return whether only the key at the end of two names differs, and neither is a shard's."""
    name, key = other.name.rpartition("-")[::2]
    return name == folder.name.rpartition("-")[0] and key.isalnum()


def _runs_in(folder: Path) -> int:
    """Return how many runs the ledger of *folder* has; 0 where it has none or is damaged."""
    if not ledger_file(folder).exists():
        return 0
    try:
        with Ledger(ledger_file(folder)) as ledger:
            return sum(runs for _key, _strategy, _version, runs in ledger.counted())
    except sqlite3.DatabaseError:  # whatever it is, it is none of ours
        return 0
