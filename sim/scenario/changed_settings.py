"""What two scenarios say differently, path by path.

For comparing two results: not only that figures moved, but what was set otherwise.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

_OF_STRATEGY = re.compile(r"strategies\.[^.]+\.change\.(.+)")
_SOURCED = frozenset({"value", "source"})


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
    only one of them has is one too, but for what a strategy changes, which is named to its leaves.
    What is set everywhere (`--set`) is written into each strategy too; that is named once.
    """
    changes = list(_changes("", one, other))
    everywhere = {(each.path, each.after) for each in changes}
    return [each for each in changes if not _is_repeated(each, everywhere)]


def _is_repeated(change: ChangedSetting, everywhere: set[tuple[str, str]]) -> bool:
    """Return whether a strategy newly says what the plan newly says for all."""
    of_strategy = _OF_STRATEGY.fullmatch(change.path)
    if of_strategy is None or change.before:
        return False
    return (of_strategy[1], change.after) in everywhere


def _changes(path: str, one: Any, other: Any) -> Iterator[ChangedSetting]:  # noqa: ANN401 - YAML
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        for key in dict.fromkeys([*one, *other]):
            below = f"{path}.{key}" if path else str(key)
            if (key in one and key in other) or _is_section_of_strategy(below, one, other, key):
                yield from _changes(below, one.get(key, {}), other.get(key, {}))
            else:
                yield ChangedSetting(below, _text(one, key), _text(other, key))
    elif _plain(one) != _plain(other):
        yield ChangedSetting(path, _written(one), _written(other))


def _is_section_of_strategy(
    path: str, one: Mapping[str, Any], other: Mapping[str, Any], key: str
) -> bool:
    """Return whether *key* is a map within what a strategy changes, in one of the two at least."""
    there = one.get(key, other.get(key))
    return _OF_STRATEGY.fullmatch(path) is not None and isinstance(there, Mapping)


def _plain(value: Any) -> Any:  # noqa: ANN401 - YAML
    """Return the value of a setting that is written with its source."""
    is_sourced = isinstance(value, Mapping) and "value" in value and value.keys() <= _SOURCED
    return value["value"] if is_sourced else value


def _text(data: Mapping[str, Any], key: str) -> str:
    """Return what stands under *key*, empty where nothing does."""
    return _written(data[key]) if key in data else ""


def _written(value: Any) -> str:  # noqa: ANN401 - YAML
    """Return a value as text: a string as it is, all else as JSON."""
    value = _plain(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
