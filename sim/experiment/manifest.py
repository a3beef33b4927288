"""The manifest of a results folder: what was played into it, when, and on what machine.

With it a folder explains itself: it has the whole scenario, so that results can be read where its
files are not.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sim.errors import SimError
from sim.experiment.versions import machine
from sim.experiment.whole_file import whole_text_file

_NAME = "manifest.json"


@contextmanager
def manifest(folder: Path, content: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Write down *content* and when it was started and, once the block is through, finished.

    What the block adds to the mapping that it gets is written down at the end. Where the block
    breaks off, `finished` stays null: an interrupted folder can be told from a whole one. A second
    start writes it anew.
    """
    times: dict[str, str | None] = {"started": _now(), "finished": None}
    whole = {**content, "machine": machine(), **times}
    _write(folder, whole)
    added: dict[str, Any] = {}
    yield added
    # only where the block is through: an error leaves `finished` null
    _write(folder, whole | added | {"finished": _now()})


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return what `manifest` wrote.

    Raises
    ------
    SimError
        When *folder* is not one of ours.
    JSONDecodeError
        When the file was changed by hand into what is no JSON.
    """
    try:
        text = (folder / _NAME).read_text(encoding="utf-8")
    except OSError as error:
        raise SimError(
            f"{folder}: cannot read {_NAME} ({error.strerror}); expected a folder that 'abasto"
            " compare' made"
        ) from None
    content: dict[str, Any] = json.loads(text)
    return content


def _write(folder: Path, content: Mapping[str, Any]) -> None:
    with whole_text_file(folder / _NAME) as stream:
        stream.write(json.dumps(content, ensure_ascii=False, indent=1))


def _now() -> str:
    """Return this moment to the second in UTC, in which all machines agree."""
    return datetime.now(UTC).isoformat(timespec="seconds")
