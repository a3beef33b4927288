import pytest
from pydantic import ValidationError

from sim.scenario.products import Product
from tests.unit.scenario.small_world import Files


def product(**fields: object) -> Product:
    return Product.model_validate({"name": "Paracetamol", "ven": "E"} | fields)


def test_a_product_is_in_the_kit_and_asked_for_all_year_if_not_said() -> None:
    assert (product().supply_group, product().seasonality) == ("kit", "flat")


def test_a_product_neither_expires_nor_needs_cold_if_not_said() -> None:
    assert (product().shelf_life_months, product().cold_chain) == (None, False)


@pytest.mark.parametrize("field", ["heat_loss", "freeze_loss"])
@pytest.mark.parametrize("value", [0, 0.5, 1])
def test_what_is_lost_of_a_product_is_a_share(field: str, value: float) -> None:
    assert getattr(product(**{field: value}), field) == value


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("ven", "v", "Input should be 'V', 'E' or 'N'"),
        ("volume_l", -1, "greater than or equal to 0"),
        ("weight_kg", -1, "greater than or equal to 0"),
        ("unit_price", -1, "greater than or equal to 0"),
        ("heat_loss", 1.5, "less than or equal to 1"),
        ("pieces_per_pack", 0, "greater than or equal to 1"),
        ("pieces_per_pack", 1.5, "valid integer"),
        ("shelf_life_months", 0, "greater than or equal to 1"),
        ("shelf_life_months", "24 months", "valid integer"),
    ],
)
def test_a_product_that_cannot_be_is_refused(field: str, value: object, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        product(**{field: value})


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "seasonality: winter}",
            "seasonality: ¶wintr}",
            "products.paracetamol.seasonality: unknown season 'wintr'; did you mean 'winter'?",
        ),
        (
            "ven: V, seasonality: chronic}",
            "ven: ¶X, seasonality: chronic}",
            "products.insulin.ven: expected 'V', 'E' or 'N', got 'X'",
        ),
    ],
    ids=["season", "class"],
)
def test_mistakes_are_said_where_they_stand(files: Files, old: str, new: str, message: str) -> None:
    files.edit(old, new)

    assert files.problems() == [f"{files.expected}: {message}"]


def test_products_of_a_table_are_read_with_their_keys_as_they_are(files: Files) -> None:
    rows = (
        "id,name,ven,cold_chain\n010.000.0104.00,Paracetamol,E,\n010.000.1050.01,Insulin,V,true\n"
    )
    files.write("products.csv", rows)
    files.edit(
        "  paracetamol: {name: Paracetamol, ven: E, seasonality: winter}\n"
        "  insulin: {name: Insulin, ven: V, seasonality: chronic}\n",
        "  table: products.csv\n",
    )
    files.edit("    paracetamol: {rural", "    010.000.0104.00: {rural")
    files.edit("    insulin: {rural", "    010.000.1050.01: {rural")
    products = files.plan().base.products

    assert list(products) == ["010.000.0104.00", "010.000.1050.01"]
    assert [each.cold_chain for each in products.values()] == [False, True]


def test_a_strategy_may_change_a_price_but_add_no_product(files: Files) -> None:
    files.edit(
        "      replenishment:\n        units:\n",
        "      products: {aspirin: {name: Aspirin, ven: N}, insulin: {unit_price: 9}}\n"
        "      replenishment:\n        units:\n",
    )

    assert any("neither add nor remove one" in problem for problem in files.problems())
