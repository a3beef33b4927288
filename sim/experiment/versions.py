"""The versions that results depend on, and the machine that they were played on."""

import os
import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

from sim.engine.model_version import MODEL_VERSION

_LIBRARIES = ("abasto", "simpy", "numpy", "scipy", "networkx", "pydantic")


def versions() -> dict[str, str]:
    """Return the versions of abasto, its model, Python and the libraries, by name."""
    known = {"model": str(MODEL_VERSION), "python": platform.python_version()}
    return known | {library: _version(library) for library in _LIBRARIES}


def differing_versions(here: Mapping[str, str], there: Mapping[str, str]) -> str:
    """Return in words which versions differ; empty where none does."""
    names = sorted(here.keys() | there.keys())
    return ", ".join(
        f"{name} {there.get(name, 'missing')} (here {here.get(name, 'missing')})"
        for name in names
        if here.get(name) != there.get(name)
    )


def machine() -> dict[str, str | int | None]:
    """Return what kind of machine this is; nothing that would tell whose."""
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
