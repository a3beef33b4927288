import pytest
from pydantic import BaseModel, ConfigDict

from sim.errors import Mark
from sim.scenario.run import Run
from sim.scenario.tree import Marked, Tree
from sim.scenario.validation import validated
from sim.scenario.variant import Variant
from tests.unit.scenario.small_world import Files


class Item(BaseModel):
    model_config = ConfigDict(extra="forbid")

    price: float


class Shop(BaseModel):
    model_config = ConfigDict(extra="forbid")

    items: dict[str, Item]
    run: Run = Run()


def variant(data: dict[str, object]) -> Variant:
    tree = Tree("shop.yaml", data, {(): Marked(Mark("shop.yaml", 1, 1), Mark("shop.yaml", 1, 1))})
    return Variant(tree, data)


def said(data: dict[str, object]) -> list[str]:
    read = variant(data)
    assert validated(Shop, read) is None
    return [f"{problem.path}: {problem.message}" for problem in read.tree.problems]


def items(number: int, **fields: object) -> dict[str, object]:
    return {"items": {f"item-{index}": dict(fields) for index in range(number)}}


def test_data_in_order_become_sections() -> None:
    shop = validated(Shop, variant(items(2, price=3)))

    assert shop is not None
    assert [item.price for item in shop.items.values()] == [3, 3]


def test_sections_that_are_known_are_not_read_again() -> None:
    known = Run(seed=7)
    shop = validated(Shop, variant(items(1, price=3)), {"run": known})

    assert shop is not None
    assert shop.run is known


@pytest.mark.parametrize("number", [1, 2, 3])
def test_what_few_entries_lack_is_said_of_each(number: int) -> None:
    assert said(items(number)) == [
        f"items.item-{index}: 'price' is missing" for index in range(number)
    ]


@pytest.mark.parametrize("number", [4, 500])
def test_what_many_entries_lack_is_said_once(number: int) -> None:
    assert said(items(number)) == [
        f"items.item-0: 'price' is missing here and in {number - 1} others"
    ]


def test_all_problems_are_said_at_once() -> None:
    data = {"items": {"a": {"price": "dear", "colour": "red"}}, "run": {"seed": -1}}

    assert said(data) == [
        "items.a.price: expected a number, got 'dear'",
        "items.a.colour: unknown key 'colour'",
        "run.seed: expected a number of at least 0, got -1",
    ]


def test_a_map_whose_table_could_not_be_read_is_not_called_empty(files: Files) -> None:
    products = files.text[files.text.index("  paracetamol: {name") : files.text.index("demand:")]
    files.edit(products, "  table: ¶nowhere.csv\n")

    (problem,) = files.problems()
    assert problem.startswith(f"{files.expected}: products.table: there is no file")


def test_a_kind_that_is_unknown_is_said_at_the_kind(files: Files) -> None:
    files.edit("policy: {kind: kit_push}", "policy: {kind: ¶kit_pull}")

    (problem,) = files.problems()
    assert problem.startswith(f"{files.expected}: strategies.kits.replenishment.units.policy.kind:")


def test_what_a_strategy_takes_away_is_missing_where_it_does(files: Files) -> None:
    files.edit(
        "      replenishment:\n        units:\n          policy: {kind: kit_push}",
        "      replenishment:\n        units:\n          levels: ¶null",
    )

    assert files.problems() == [
        f"{files.expected}: strategies.kits.replenishment.units.levels: 'levels' is missing"
    ]
