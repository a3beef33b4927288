from typing import Any

import pytest

from sim.scenario.patches import merge, overlay


def merged(base: Any, patch: Any) -> Any:  # noqa: ANN401 - plain data
    gone: list[object] = []
    result = merge(base, patch, gone.append)
    assert not gone
    return result


@pytest.mark.parametrize(
    ("base", "patch", "expected"),
    [
        ({"a": 1}, {"b": 2}, {"a": 1, "b": 2}),
        ({"a": 1}, {"a": 2}, {"a": 2}),
        ({"a": {"b": 1, "c": 2}}, {"a": {"b": 3}}, {"a": {"b": 3, "c": 2}}),
        ({"a": [1, 2]}, {"a": [3]}, {"a": [3]}),
        ({"a": {"b": 1}}, {"a": 5}, {"a": 5}),
        ({"a": 5}, {"a": {"b": 1}}, {"a": {"b": 1}}),
        ({"a": 1, "b": 2}, {"a": None}, {"b": 2}),
        ({"p": {"kind": "x", "n": 1}}, {"p": {"kind": "y"}}, {"p": {"kind": "y"}}),
        ({"p": {"kind": "x", "n": 1}}, {"p": {"kind": "x"}}, {"p": {"kind": "x", "n": 1}}),
        ({"p": {"kind": "x", "n": 1}}, {"p": {"n": 2}}, {"p": {"kind": "x", "n": 2}}),
        (
            {"facilities": {"u": {"kind": "x", "n": 1}}},
            {"facilities": {"u": {"kind": "y"}}},
            {"facilities": {"u": {"kind": "y", "n": 1}}},
        ),
    ],
    ids=[
        "another key",
        "another value",
        "deep",
        "a list as a whole",
        "a value for a mapping",
        "a mapping for a value",
        "null takes away",
        "another kind replaces all",
        "the same kind merges",
        "no kind merges",
        "the kind of a facility is a name",
    ],
)
def test_a_patch_changes_what_it_names(base: Any, patch: Any, expected: Any) -> None:  # noqa: ANN401 - plain data
    assert merged(base, patch) == expected


def test_a_null_for_nothing_is_told() -> None:
    gone: list[object] = []
    merge({"a": {"b": 1}}, {"a": {"c": None}, "d": None}, gone.append)

    assert gone == [("a", "c"), ("d",)]


def test_the_base_stays_as_it_was() -> None:
    base = {"a": {"b": 1}}
    merged(base, {"a": {"b": None}})

    assert base == {"a": {"b": 1}}


@pytest.mark.parametrize(
    ("patch", "later"),
    [
        ({"a": {"b": 2}}, {"a": {"c": 3}}),
        ({"a": None}, {"d": 1}),
        ({"a": {"b": 2}}, {"a": None}),
        ({"p": {"kind": "y"}}, {"p": {"m": 4}}),
    ],
    ids=["both", "null first", "null last", "another kind first"],
)
def test_one_patch_over_another_does_what_both_do(patch: Any, later: Any) -> None:  # noqa: ANN401 - plain data
    base = {"a": {"b": 1, "c": 1}, "p": {"kind": "x", "n": 1}}

    assert merged(base, overlay(patch, later)) == merged(merged(base, patch), later)
