"""What two scenarios say differently, path by path.

For comparing two results: not only that figures moved, but what was set otherwise.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple


class ChangedSetting(NamedTuple):
    """A setting that is not the same in both."""

    path: str
    """Keys from the top, joined by dots."""

    before: str
    """What the first says, empty where it says nothing."""

    after: str
    """What the second says, empty where it says nothing."""


def changed_settings(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[ChangedSetting]:
    """Return every setting that differs between the plain data of two plans (`Plan.raw`).

    Keys of the first come before those that only the second has. Lists are one setting; a map that
    only one of them has is one too.
    """
    return list(_changes("", one, other))


def _changes(path: str, one: Any, other: Any) -> Iterator[ChangedSetting]:  # noqa: ANN401 - YAML
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        for key in dict.fromkeys([*one, *other]):
            below = f"{path}.{key}" if path else str(key)
            if key in one and key in other:
                yield from _changes(below, one[key], other[key])
            else:
                yield ChangedSetting(below, _text(one, key), _text(other, key))
    elif one != other:
        yield ChangedSetting(path, _written(one), _written(other))


def _text(data: Mapping[str, Any], key: str) -> str:
    """Return what stands under *key*, empty where nothing does."""
    return _written(data[key]) if key in data else ""


def _written(value: Any) -> str:  # noqa: ANN401 - YAML
    """Return a value as text: a string as it is, all else as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
