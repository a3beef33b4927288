import pytest

from sim.errors import Mark, Problem
from sim.scenario.tree import Marked, Path, Tree
from sim.scenario.variant import Variant

BASE = {"run": {"seed": 1, "horizon": "90 d"}, "units": {"a": {"name": "A"}, "b": {"name": "B"}}}
CHANGE = ("strategies", "kits", "change")


def at(line: int) -> Marked:
    return Marked(Mark("f.yaml", line, 1), Mark("f.yaml", line, 9))


def tree(change: object) -> Tree:
    data = {**BASE, "strategies": {"kits": {"change": change}}}
    marks: dict[Path, Marked] = {
        ("run",): at(2),
        ("run", "seed"): at(3),
        ("units", "a"): at(6),
        (*CHANGE,): at(20),
        (*CHANGE, "run"): at(21),
        (*CHANGE, "run", "seed"): at(22),
    }
    return Tree("f.yaml", data, marks)


def kits(change: object) -> Variant:
    return Variant.of_strategy(tree(change), BASE, "kits")


@pytest.mark.parametrize(
    ("change", "part", "expected"),
    [
        ({"run": {"seed": 2}}, "run", {"seed": 2, "horizon": "90 d"}),
        ({"units": {"b": None}}, "units", {"a": {"name": "A"}}),
        ({"units": {"c": {"name": "C"}}}, "units", {**BASE["units"], "c": {"name": "C"}}),
        (None, "run", BASE["run"]),
        ("no mapping", "run", BASE["run"]),
    ],
    ids=["a value", "taken away", "added", "nothing", "a mistake"],
)
def test_a_strategy_is_the_base_with_its_change(
    change: object, part: str, expected: object
) -> None:
    assert kits(change).data[part] == expected


def test_the_base_stays_as_it_was() -> None:
    kits({"run": {"seed": 2}, "units": {"a": None}})

    assert BASE["run"]["seed"] == 1
    assert list(BASE["units"]) == ["a", "b"]


def test_nothing_cannot_be_taken_away() -> None:
    read = kits({"units": {"z": None}})

    (problem,) = read.tree.problems
    assert problem.path == "strategies.kits.change.units.z"
    assert problem.message == "null takes an entry away, but there is none"


@pytest.mark.parametrize(
    ("location", "written"),
    [
        (("run", "seed"), ("run", "seed")),
        (("run", "fixed_rounds", "seed"), ("run", "seed")),
        (("run", "gone"), ("run",)),
        (("units", "a", "kit_push", "name"), ("units", "a", "name")),
        (("nothing", "here"), ()),
    ],
    ids=["there", "kind of a union", "missing", "kind within", "nowhere"],
)
def test_a_location_of_pydantic_is_walked_along_the_data(location: Path, written: Path) -> None:
    assert Variant(tree({}), BASE).written(location) == written


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("run", "seed"), 22, 9),
        (("run", "horizon"), 21, 9),
        (("units", "a", "name"), 6, 9),
        (("units", "b"), 20, 9),
    ],
    ids=["its own value", "beside its own", "of the base", "nowhere"],
)
def test_a_problem_of_a_strategy_stands_in_its_change_if_that_speaks_of_it(
    path: Path, line: int, column: int
) -> None:
    mark = kits({"run": {"seed": 2}}).mark(path)

    assert (mark.line, mark.column) == (line, column)


def test_a_problem_may_stand_on_a_key() -> None:
    mark = kits({"run": {"seed": 2}}).mark(("run", "seed"), on_key=True)

    assert (mark.line, mark.column) == (22, 1)


def test_what_was_said_of_the_base_is_not_said_of_the_strategy_again() -> None:
    files = tree({})
    Variant(files, BASE).report(("units", "a"), "is wrong")
    Variant.of_strategy(files, BASE, "kits").report(("units", "a"), "is wrong")

    assert [problem.path for problem in files.problems] == ["units.a"]


def test_it_is_said_again_of_a_value_that_the_strategy_gives() -> None:
    files = tree({"run": {"seed": 2}})
    Variant(files, BASE).report(("run", "seed"), "is wrong")
    Variant.of_strategy(files, BASE, "kits").report(("run", "seed"), "is wrong")

    assert files.problems == [
        Problem(Mark("f.yaml", 3, 9), "run.seed", "is wrong"),
        Problem(Mark("f.yaml", 22, 9), "strategies.kits.run.seed", "is wrong"),
    ]


def test_a_warning_is_no_problem() -> None:
    read = kits({"run": {"seed": 2}})
    read.warn(("run", "seed"), "is odd")

    assert read.tree.problems == []
    assert [str(warning) for warning in read.tree.warnings] == ["f.yaml:22:9: run.seed: is odd"]
