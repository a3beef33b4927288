"""What holds for patches over any data."""

from copy import deepcopy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sim.scenario.patches import merge, overlay
from sim.scenario.tree import Path, find

Data = dict[str, Any]
numbers = st.integers(0, 3)


def form(**below: st.SearchStrategy[Any]) -> st.SearchStrategy[Data]:
    """Return mappings with any of these entries: what is a mapping in one is so in all."""
    return st.fixed_dictionaries({}, optional=below)


trees = form(
    a=numbers,
    b=st.lists(numbers, max_size=2),
    c=form(a=numbers, b=form(a=numbers, b=numbers), c=st.sampled_from(["x", "y"])),
)


def patched(base: Data, patch: Data) -> Data:
    merged: Data = merge(base, patch, lambda _path: None)
    return merged


def leaves(data: object, path: Path = ()) -> list[tuple[Path, Any]]:
    if not isinstance(data, dict):
        return [(path, data)]
    return [leaf for key, value in data.items() for leaf in leaves(value, (*path, key))]


@given(trees, trees)
def test_what_a_patch_says_is_so_afterwards(base: Data, patch: Data) -> None:
    merged = patched(base, patch)

    assert all(find(merged, path) == value for path, value in leaves(patch))


@given(trees, trees)
def test_what_a_patch_does_not_speak_of_stays(base: Data, patch: Data) -> None:
    merged = patched(base, patch)
    spoken_of = [path for path, _ in leaves(patch)]

    for path, value in leaves(base):
        if not any(path[: len(said)] == said or said[: len(path)] == path for said in spoken_of):
            assert find(merged, path) == value


@given(trees, trees)
def test_the_same_patch_again_changes_nothing(base: Data, patch: Data) -> None:
    once = patched(base, patch)

    assert patched(once, patch) == once


@given(trees, trees, trees)
def test_one_over_the_other_is_one_after_the_other(base: Data, patch: Data, later: Data) -> None:
    in_turn = patched(patched(base, patch), later)

    assert patched(base, overlay(patch, later)) == in_turn


@given(trees, trees)
def test_neither_is_changed(base: Data, patch: Data) -> None:
    before = deepcopy((base, patch))
    patched(base, patch)
    overlay(base, patch)

    assert (base, patch) == before


@given(trees, st.sampled_from(["a", "b", "c"]))
def test_a_null_takes_away_what_is_there_and_tells_what_is_not(base: Data, key: str) -> None:
    gone: list[Path] = []
    merged = merge(base, {key: None}, gone.append)

    assert merged == {other: value for other, value in base.items() if other != key}
    assert gone == ([] if key in base else [(key,)])
