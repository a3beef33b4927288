"""Files that a reader sees whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def whole_text_file(file: Path) -> Iterator[TextIO]:
    """Write *file* under another name and give it its own once the block is through."""
    partial = file.with_name(f"{file.name}.part")
    try:
        with partial.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        partial.replace(file)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
