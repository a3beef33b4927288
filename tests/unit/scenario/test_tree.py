import pytest

from sim.errors import Mark, Problem
from sim.scenario.tree import Marked, Path, Tree, dotted, find, holds, is_sourced, mappings, tree_of

DATA = {"a": {"b": [10, {"c": 20}], "d": None}, "e": "text"}


def at(line: int) -> Mark:
    return Mark("file.yaml", line, 1)


def tree(**marks: int) -> Tree:
    """Return a tree whose values stand at these lines, and their keys a line above."""
    places = {
        tuple(name.split("__")): Marked(at(line - 1), at(line)) for name, line in marks.items()
    }
    return Tree("file.yaml", {}, dict(places))


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ((), DATA),
        (("a", "b", 0), 10),
        (("a", "b", 1, "c"), 20),
        (("a", "d"), None),
        (("a", "x"), None),
        (("a", "b", 2), None),
        (("a", "b", "0"), None),
        (("e", "t"), None),
        (("a", "d", "deeper"), None),
    ],
    ids=str,
)
def test_data_are_found_by_their_path(path: Path, found: object) -> None:
    assert find(DATA, path) == found


@pytest.mark.parametrize(
    ("data", "part", "there"),
    [
        ({"a": None}, "a", True),
        ({"a": None}, "b", False),
        ([1, 2], 1, True),
        ([1, 2], 2, False),
        ([1, 2], "1", False),
        ("text", 0, False),
        (None, "a", False),
    ],
    ids=str,
)
def test_only_mappings_and_lists_hold_something(
    data: object, part: str | int, *, there: bool
) -> None:
    assert holds(data, part) is there


def test_entries_that_are_no_mappings_are_left_out() -> None:
    data = {"map": {"a": {"x": 1}, "b": 2, "c": None, "d": {}}}

    assert mappings(data, ("map",)) == {"a": {"x": 1}, "d": {}}


@pytest.mark.parametrize("path", [("none",), ("list",), ("text",)])
def test_what_is_no_map_has_no_entries(path: Path) -> None:
    assert mappings({"list": [{}], "text": "x"}, path) == {}


@pytest.mark.parametrize(
    ("keys", "sourced"),
    [
        (["value", "source"], True),
        (["source", "value"], True),
        (["value"], False),
        (["value", "source", "note"], False),
        (["value", "value"], False),
        ([], False),
    ],
)
def test_a_value_with_its_source_has_these_two_keys(keys: list[str], *, sourced: bool) -> None:
    assert is_sourced(keys) is sourced


def test_a_path_is_written_with_dots() -> None:
    assert dotted(("network", "roads", "a--b", "surfaces", 0)) == "network.roads.a--b.surfaces.0"


@pytest.mark.parametrize(
    ("path", "on_key", "line"),
    [
        (("a", "b"), False, 9),
        (("a", "b"), True, 8),
        (("a", "b", "gone"), False, 9),
        (("a", "b", "gone"), True, 9),
        (("a", "x"), False, 4),
        (("z",), False, 1),
    ],
    ids=["value", "key", "below it", "below it, not on its key", "beside it", "nowhere"],
)
def test_a_problem_stands_at_the_nearest_place_that_the_file_has(
    path: Path, line: int, *, on_key: bool
) -> None:
    assert tree(a=4, a__b=9).mark(path, on_key=on_key) == at(line)


def test_a_problem_is_noted_with_its_path() -> None:
    known = tree(a=4)
    known.report(("a", "b"), "is missing")

    assert known.problems == [Problem(at(4), "a.b", "is missing")]


def test_what_is_said_of_one_place_once_is_not_said_again() -> None:
    known = tree(a=4)
    known.problems += [
        Problem(at(4), "a.b", "is wrong"),
        Problem(at(4), "strategies.kits.a.b", "is wrong"),
        Problem(at(4), "a.c", "is wrong"),
        Problem(at(4), "a.b", "is missing"),
        Problem(at(5), "a.b", "is wrong"),
    ]

    assert [(each.mark.line, each.path, each.message) for each in known.error().problems] == [
        (4, "a.b", "is missing"),
        (4, "a.b", "is wrong"),
        (4, "a.c", "is wrong"),
        (5, "a.b", "is wrong"),
    ]


def test_scopes_are_the_base_and_the_changes_that_are_mappings() -> None:
    known = Tree("f", {"strategies": {"a": {"change": {"x": 1}}, "b": {"change": 2}, "c": {}}})

    assert [path for path, _ in known.scopes()] == [(), ("strategies", "a", "change")]


@pytest.mark.parametrize("strategies", [None, [], "text"])
def test_without_strategies_the_base_is_the_only_scope(strategies: object) -> None:
    known = Tree("f", {"strategies": strategies})

    assert [path for path, _ in known.scopes()] == [()]


def test_a_new_value_takes_the_sources_below_it_away() -> None:
    known = tree()
    known.sources = {("a",): "[F1]", ("a", "b"): "[E]", ("ab",): "[S]"}
    known.forget_sources(("a",))

    assert known.sources == {("ab",): "[S]"}


@pytest.mark.parametrize(
    "raw",
    [
        {"a": {"value": 3, "source": "[E]"}},
        {"a": [1, {"value": 2, "source": "[F2]"}], "b": {"c": None}},
        {"a": {"value": {"x": {"value": 1, "source": "in"}}, "source": "out"}},
        {"a": {"value": 1}, "b": {"source": "x"}},
    ],
    ids=["a value", "in a list", "one in another", "half of it"],
)
def test_plain_data_come_back_with_their_sources(raw: dict[str, object]) -> None:
    assert tree_of(raw, "f").raw() == raw


def test_a_value_stands_in_the_data_without_its_source() -> None:
    known = tree_of({"a": {"b": {"value": 3, "source": "[E]"}}}, "f")

    assert known.data == {"a": {"b": 3}}
    assert known.sources == {("a", "b"): "[E]"}
