import pytest

from sim.scenario.communities import Community
from tests.unit.scenario.small_world import Files

PEOPLE = "{name: People, affiliation: health, unit: unit-a, population: 300}"


def add(files: Files, community: str, name: str = "people") -> None:
    files.edit("products:\n", f"communities:\n  {name}: {community}\nproducts:\n")


def test_who_follows_no_mix_of_their_own_has_that_of_their_unit(files: Files) -> None:
    add(files, PEOPLE)

    assert files.plan().base.communities["people"].mix == ""


@pytest.mark.parametrize(
    ("written", "levels"),
    [("hospital unit", ("hospital", "unit")), (["unit"], ("unit",)), ("", ())],
    ids=["cell of a table", "list", "empty cell"],
)
def test_levels_may_be_written_in_one_cell(written: object, levels: tuple[str, ...]) -> None:
    fields = {"name": "People", "affiliation": "health", "unit": "unit-a", "levels": written}

    assert Community.model_validate(fields).levels == levels


def test_communities_may_come_from_a_table(files: Files) -> None:
    files.write("people.csv", "id,name,affiliation,unit,population\nnorth,North,health,unit-b,70\n")
    files.edit("products:\n", "communities: {table: people.csv}\nproducts:\n")
    north = files.plan().base.communities["north"]

    assert (north.unit, north.population) == ("unit-b", 70)


WRONG: dict[str, tuple[str, str]] = {
    "unknown affiliation": (
        "{name: People, affiliation: ¶helth, unit: unit-a}",
        "affiliation: unknown institution 'helth'; did you mean 'health'?",
    ),
    "unknown unit": (
        "{name: People, affiliation: health, unit: ¶units-a}",
        "unit: unknown facility 'units-a'; did you mean 'unit-a'?",
    ),
    "unknown place": (
        "{name: People, affiliation: health, unit: unit-a, place: ¶vilage}",
        "place: unknown place 'vilage'; did you mean 'village'?",
    ),
    "unknown mix": (
        "{name: People, affiliation: health, unit: unit-a, mix: ¶urban}",
        "mix: unknown mix of demand.rates 'urban'",
    ),
    "unknown level": (
        "{name: People, affiliation: health, unit: unit-a, levels: [¶hospitl]}",
        "levels.0: unknown level of a facility 'hospitl'",
    ),
    "fewer than nobody": (
        "{name: People, affiliation: health, unit: unit-a, population: ¶-1}",
        "population: expected a number of at least 0, got -1",
    ),
    "half a person": (
        "{name: People, affiliation: health, unit: unit-a, population: ¶0.5}",
        "population: expected a whole number, got 0.5",
    ),
    "no unit": ("¶{name: People, affiliation: health}", "'unit' is missing"),
}


@pytest.mark.parametrize(("community", "message"), WRONG.values(), ids=WRONG)
def test_a_community_that_cannot_be_is_said(files: Files, community: str, message: str) -> None:
    add(files, community)

    (problem,) = files.problems()

    mark, _, said = problem.partition(" communities.people")
    assert mark == f"{files.expected}:"
    assert said.removeprefix(".").removeprefix(": ").startswith(message)


def test_a_community_has_no_id_of_a_facility(files: Files) -> None:
    add(files, PEOPLE, name="¶unit-b")

    message = "communities.unit-b: a facility has this id already, and its people with it"
    assert files.problems() == [f"{files.expected}: {message}"]


def test_people_whose_unit_has_no_mix_need_one(files: Files) -> None:
    add(files, "¶{name: People, affiliation: health, unit: store}")

    assert files.problems() == [
        (
            f"{files.expected}: communities.people: 'mix' is missing: 'store' has none that it"
            " could follow"
        )
    ]


def test_a_strategy_meets_the_communities_of_all(files: Files) -> None:
    add(files, PEOPLE)
    files.edit(
        "      replenishment:\n        units:\n",
        "      communities: {people: {population: 10}}\n      replenishment:\n        units:\n",
    )

    (problem,) = files.problems()

    assert (
        "strategies.kits.communities: a strategy meets the same patients as all others" in problem
    )
