import pytest

from sim.errors import Mark, Problem, ScenarioError, SimError


def problem(message: str = "too few", *, line: int = 4, path: str = "fleets.north") -> Problem:
    return Problem(Mark("scenario.yaml", line, 3), path, message)


def test_a_mark_reads_as_editors_write_places() -> None:
    assert str(Mark("tables/roads.csv", 12, 5)) == "tables/roads.csv:12:5"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param(
            "fleets.north", "scenario.yaml:4:3: fleets.north: too few", id="within the scenario"
        ),
        pytest.param("", "scenario.yaml:4:3: too few", id="of the file as a whole"),
    ],
)
def test_a_problem_says_where_it_is_and_what(path: str, text: str) -> None:
    assert str(problem(path=path)) == text


def test_all_problems_are_told_at_once_in_the_order_of_the_file() -> None:
    error = ScenarioError([problem("last", line=30), problem("first", line=2)])

    assert [each.message for each in error.problems] == ["first", "last"]
    assert str(error).splitlines() == [str(each) for each in error.problems]


def test_a_problem_found_twice_is_told_once() -> None:
    assert ScenarioError([problem(), problem()]).problems == [problem()]


def test_lines_are_ordered_as_numbers() -> None:
    error = ScenarioError([problem(line=10), problem(line=9)])

    assert [each.mark.line for each in error.problems] == [9, 10]


def test_a_wrong_scenario_is_a_mistake_of_the_user() -> None:
    with pytest.raises(SimError, match="too few"):
        raise ScenarioError([problem()])
