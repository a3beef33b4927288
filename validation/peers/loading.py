"""Loads other programs, and keeps what they do to the whole process from the rest of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from warnings import catch_warnings, simplefilter

import numpy as np

from sim.errors import SimError

_HOW = "install it as docs/decisions/009-peers-apart.md says, or let `make` do it"


def peer(module: str) -> ModuleType:
    """Return a module of another program.

    Raises
    ------
    SimError
        When it is not installed.
    """
    try:
        with apart():
            return import_module(module)
    except ModuleNotFoundError as error:
        raise SimError(
            f"{module}: expected this program beside ours, found none: {_HOW}"
        ) from error


@contextmanager
def apart() -> Iterator[None]:
    """Keep warnings to the program itself, and NumPy's global generator as it was.

    stockpyl seeds that generator anew at every run, and both programs warn of their own affairs.
    """
    # the very generator that stockpyl seeds
    state = np.random.get_state()  # noqa: NPY002 - as above
    try:
        with catch_warnings():
            simplefilter("ignore")
            yield
    finally:
        np.random.set_state(state)  # noqa: NPY002 - as above
