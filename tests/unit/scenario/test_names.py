import pytest

from sim.scenario.names import listed, suggestion

MANY = [f"unit-{number:03d}" for number in range(40)]


@pytest.mark.parametrize(
    ("name", "known", "near"),
    [
        ("vilage", ["town", "village"], "village"),
        ("VILLAGE", ["town", "village"], "village"),
        ("village", ["Town", "Village"], "Village"),
        ("unit-0007", MANY, "unit-007"),
        (7, ["7"], "7"),
    ],
    ids=["a letter less", "capitals", "capitals there", "of many", "a number"],
)
def test_the_nearest_spelling_is_offered(name: object, known: list[str], near: str) -> None:
    assert suggestion(name, known) == f"; did you mean {near!r}?"


@pytest.mark.parametrize("number", [1, 2, 6])
def test_few_names_are_all_said(number: int) -> None:
    known = ["ab", "cd", "ef", "gh", "ij", "kl"][:number]

    assert suggestion("zzz", known) == f"; known: {listed(known)}"


@pytest.mark.parametrize("known", [[], MANY], ids=["none", "many"])
def test_nothing_is_offered_where_nothing_is_near(known: list[str]) -> None:
    assert suggestion("hospital", known) == ""


def test_of_names_that_differ_in_capitals_alone_the_first_is_offered() -> None:
    assert suggestion("vilage", ["Village", "VILLAGE"]) == "; did you mean 'Village'?"


@pytest.mark.parametrize(
    ("names", "text"), [([], ""), (["a"], "'a'"), (["a", "b's"], "'a', \"b's\""), ([1, 2], "1, 2")]
)
def test_names_are_listed_in_quotes(names: list[object], text: str) -> None:
    assert listed(names) == text
