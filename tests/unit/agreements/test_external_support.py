import numpy as np
import pytest
from pydantic import ValidationError

from sim.agreements.external_support import SupportOfSupply, shared_out


@pytest.mark.parametrize(
    "fields", [{}, {"per_month": 1.0, "share_of_requirement": 0.1}], ids=["neither", "both"]
)
def test_money_for_goods_is_said_in_one_way(fields: dict[str, float]) -> None:
    with pytest.raises(ValidationError, match="either per_month or share_of_requirement"):
        SupportOfSupply.model_validate(fields)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [({"per_month": 90.0}, [30, 60]), ({"share_of_requirement": 0.5}, [5, 10])],
)
def test_money_follows_what_is_required(fields: dict[str, float], expected: list[float]) -> None:
    support = SupportOfSupply.model_validate(fields)

    assert support.money(np.array([10.0, 20.0])).tolist() == pytest.approx(expected)


def test_nothing_is_shared_out_among_nobody() -> None:
    assert shared_out(90.0, np.zeros(2)).tolist() == [0, 0]
