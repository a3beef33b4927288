"""Python's garbage collector, kept out of a run."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the collector out: only the world itself is a cycle, and that when the run is over.

    It would otherwise walk over millions of live events and arrays, again and again, and free
    nothing. Whoever had switched it off finds it off afterwards.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
