"""Merge patches: a strategy says what differs from the base, and nothing else."""

from collections.abc import Callable
from typing import Any

from sim.scenario.tree import Path


def merge(base: Any, patch: Any, gone: Callable[[Path], None], path: Path = ()) -> Any:  # noqa: ANN401 - data of the user's files
    """Return *base* with *patch* on it; neither is changed.

    Mappings are merged key by key, lists and scalars replaced. `null` takes an entry away. A patch
    that names another `kind` than the base replaces that mapping as a whole.

    It is JSON Merge Patch (RFC 7396) with one more rule, that of `kind`: parameters of one policy
    mean nothing to another.

    Parameters
    ----------
    gone
        Is told the path of a `null` for which the base has no entry.
    path
        Where both stand.

    References
    ----------
    Hoffman & Snell (2014), *JSON Merge Patch*, RFC 7396.
    """
    if not merges(base, patch, path):
        return patch
    merged = dict(base)
    for key, value in patch.items():
        if value is not None:
            there = key in base
            merged[key] = merge(base[key], value, gone, (*path, key)) if there else value
        elif key in merged:
            # a null that found something; one that did not is told to the caller
            del merged[key]
        else:
            gone((*path, key))
    return merged


def overlay(patch: Any, later: Any, path: Path = ()) -> Any:  # noqa: ANN401 - data of the user's files
    """Return the one patch that does what *patch* and then *later* do.

    Its nulls stay nulls: what they take away is known only when the base is there.
    """
    if not merges(patch, later, path):
        return later
    both = dict(patch)
    for key, value in later.items():
        both[key] = overlay(patch[key], value, (*path, key)) if key in patch else value
    return both


def merges(base: object, patch: object, path: Path) -> bool:
    """Return whether two values are mappings of the same kind, to be merged key by key."""
    if not isinstance(base, dict) or not isinstance(patch, dict):
        return False
    if path[:1] == ("facilities",):  # the kind of a facility is a name, not a form of its own
        return True
    return "kind" not in patch or "kind" not in base or patch["kind"] == base["kind"]
