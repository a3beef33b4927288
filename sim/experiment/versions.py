"""The versions that results depend on, and the machine that they were played on.

The version of the model is counted up when results move, and is part of every key of the ledger.
Those of libraries are written down and compared where machines play together.
"""

import os
import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sim.engine.model_version import MODEL_VERSION
from sim.errors import SimError

_LIBRARIES = ("abasto", "simpy", "numpy", "scipy", "networkx", "pydantic")


def versions() -> dict[str, str]:
    """Return the versions of abasto, its model, Python and the libraries, by name.

    All are text. What is not installed as a package, as abasto run from its source, is ``source``.
    """
    known = {"model": str(MODEL_VERSION), "python": platform.python_version()}
    return known | {library: _version(library) for library in _LIBRARIES}


def differing_versions(here: Mapping[str, str], there: Mapping[str, str]) -> str:
    """Return in words which versions differ; empty where none does.

    Parameters
    ----------
    here
        Those of this process.
    there
        Those of the other one, or of results; one that it does not have is ``missing``.
    """
    names = sorted(here.keys() | there.keys())
    return ", ".join(
        f"{name} {there.get(name, 'missing')} (here {here.get(name, 'missing')})"
        for name in names
        if here.get(name) != there.get(name)
    )


def check_versions(folder: Path, written: Mapping[str, str]) -> None:
    """Refuse results that this version cannot read; those of an earlier minor version it can.

    Libraries may differ: results are read, not played. A version that is no number, as that of a
    source folder, is taken for the same major one.

    Parameters
    ----------
    folder
        Whose results they are, for the message.
    written
        What they say that they were played with.

    Raises
    ------
    SimError
        When a newer model played them, or another major version wrote them.
    """
    now = versions()
    majors = [each["abasto"].partition(".")[0] for each in (written, now)]
    both_known = all(major.isdigit() for major in majors)
    # an older model is no obstacle: records say the same whatever played them
    if int(written["model"]) > MODEL_VERSION or (both_known and majors[0] != majors[1]):
        raise SimError(
            f"{folder}: expected results of abasto {now['abasto']} (model {MODEL_VERSION}) or an"
            f" earlier minor version, found abasto {written['abasto']} (model {written['model']});"
            " read them with that version, or play the scenario again"
        )


def machine() -> dict[str, str | int | None]:
    """Return what kind of machine this is; nothing that would tell whose.

    Processors of other kinds round the last digit in another way: it is the first thing to look at
    when results differ between machines.
    """
    return {
        "system": platform.system(),
        "processor": platform.machine(),
        "cores": os.cpu_count(),
    }


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:  # abasto itself, when it runs from its source folder
        return "source"
