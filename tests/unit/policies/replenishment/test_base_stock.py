import pytest
from pydantic import ValidationError

from sim.policies.replenishment.base_stock import BaseStock
from tests.unit.policies.replenishment.views import chance, rows, view


@pytest.mark.parametrize(
    ("level", "orders"),
    [
        pytest.param({"months": "2 months"}, [[170, 0], [150, 150]], id="months of stock"),
        pytest.param({"pieces": 60}, [[30, 0], [10, 10]], id="one number"),
        pytest.param({"pieces": {"a": 70, "b": 55}}, [[40, 0], [20, 5]], id="by product"),
        pytest.param({"pieces": {"b": 90}}, [[0, 0], [0, 40]], id="of one product"),
    ],
)
def test_the_position_is_lifted_to_the_level(
    level: dict[str, object], orders: list[list[int]]
) -> None:
    stock = view([[20, 200], [0, 50]], on_order=[[10, 0], [50, 0]])

    assert rows(BaseStock.model_validate(level).order(stock, chance())) == orders


def test_a_level_in_pieces_does_not_move_with_use() -> None:
    policy = BaseStock(pieces=60)
    orders = [rows(policy.order(view([[50]], amc=[[use]]), chance())) for use in (0, 10, 1000)]

    assert orders == [[[10]]] * 3


@pytest.mark.parametrize("level", [{}, {"months": "1 months", "pieces": 3}])
def test_there_is_one_level(level: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="expected either months or pieces"):
        BaseStock.model_validate(level)
