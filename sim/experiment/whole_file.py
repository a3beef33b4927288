"""Files that a reader sees whole or not at all.

It is for tables and other text; records have a like way of their own, as they are binary.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def whole_text_file(file: Path) -> Iterator[TextIO]:
    """Write *file* under another name and give it its own once the block is through.

    An earlier file of that name stays until then, and stays for good where the block breaks off.
    The folder has to be there. Lines end as they are written, on Windows too.

    Raises
    ------
    OSError
        When it cannot be written; nothing of it is left behind.
    """
    partial = file.with_name(f"{file.name}.part")
    try:
        with partial.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        # in one step on every system, also where *file* is there
        partial.replace(file)
    # Ctrl-C too must not leave half a table
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
