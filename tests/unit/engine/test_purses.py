import numpy as np
import pytest

from sim.domain.records import MONEY
from sim.engine.purses import Purses
from sim.engine.setting import Setting
from tests.unit.engine.worlds import NEAR, STORE, E, Game, N, V, setting

BUYS = {
    "replenishment": {
        "stores": {
            "policy": {"max_months": "2 months"},
            "review": {"kind": "every", "interval": "7 d"},
        }
    }
}


def world(per_month: float | None = None, **fields: object) -> Setting:
    """Return the tiny world whose store may spend this much a month; 0 is nothing."""
    budget = fields | ({} if per_month is None else {"per_month": {"store": per_month}})
    return setting(institutions={"imss": {"budget": budget}}, **BUYS)


def purses(known: Setting) -> Purses:
    opened = Purses(known)
    opened.open_day(0)
    return opened


def order(v: int = 0, e: int = 0, n: int = 0) -> np.ndarray:
    return np.array([v, e, n])


def test_income_follows_from_what_a_buyer_is_expected_to_need() -> None:
    known = world(share_of_requirement=0.5)
    price = np.array([100.0, 10.0, 1.0])

    assert purses(known).balance[STORE] == pytest.approx(0.5 * known.expected_month[STORE] @ price)


def test_whoever_buys_nothing_or_has_no_budget_has_no_limit() -> None:
    assert purses(world(5.0)).balance[NEAR] == np.inf
    assert purses(setting()).balance[STORE] == np.inf


@pytest.mark.parametrize(
    ("money", "expected"),
    [(2000, [10, 10, 10]), (1050, [10, 5, 0]), (500, [5, 0, 0]), (0, [0, 0, 0])],
    ids=["enough", "vital first", "vital alone", "nothing"],
)
def test_what_cannot_be_paid_for_is_cut_vital_last(money: float, expected: list[int]) -> None:
    paid = purses(world(money)).pay_for(STORE, order(10, 10, 10))

    assert paid.tolist() == expected


def test_the_rest_stays_in_the_purse() -> None:
    opened = purses(world(1000))
    opened.pay_for(STORE, order(v=3))
    opened.pay_back(STORE, order(v=1))

    assert opened.balance[STORE] == pytest.approx(800)


@pytest.mark.parametrize(("months", "expected"), [(None, 2000), (0.25, 1250), (0, 1000)])
def test_at_most_so_many_months_of_income_are_carried_over(
    months: float | None, expected: float
) -> None:
    opened = purses(world(1000, carry_over_months=months))
    opened.open_day(5)  # no first of a month
    opened.open_day(31)

    assert opened.balance[STORE] == pytest.approx(expected)


@pytest.mark.parametrize(("amount", "taken"), [(300, 300), (5000, 1000)])
def test_an_institution_pays_what_its_purses_hold(amount: float, taken: float) -> None:
    opened = purses(world(1000))

    assert opened.take("imss", amount) == taken
    assert opened.balance[STORE] == pytest.approx(1000 - taken)


def test_an_institution_without_a_budget_pays_from_elsewhere() -> None:
    assert purses(setting()).take("imss", 5000) == 5000


def test_nothing_more_is_bought_than_was_paid_for() -> None:
    game = Game(world(1500), shelves={"store": 0})
    spent = dict(zip(MONEY, game.play().money.sum(axis=0), strict=True))

    assert game.stock.supplied @ [100, 10, 1] == pytest.approx(spent["spent"])
    assert spent["spent"] <= spent["income"] == 1500
    assert spent["not_ordered"] > 0


def test_vital_products_are_bought_first() -> None:
    game = Game(world(1500), shelves={"store": 0})
    game.play()

    assert game.stock.supplied[[V, E, N]].tolist() == [15, 0, 0]


def test_what_was_not_paid_for_is_not_on_order() -> None:
    game = Game(world(0), shelves={"store": 0})
    game.play()

    assert not game.stock.on_order.any()
    assert not game.stock.supplied.any()


@pytest.mark.parametrize("complete", [1.0, 0.0])
def test_with_money_enough_the_result_is_that_without_a_budget(complete: float) -> None:
    supplier = {"maker": {"complete": complete}}
    rich = setting(
        institutions={"imss": {"budget": {"share_of_requirement": 50}}}, supply=supplier, **BUYS
    )
    runs = [Game(known).play().arrays() for known in (rich, setting(supply=supplier, **BUYS))]

    assert all(
        np.array_equal(runs[0][name], value, equal_nan=value.dtype.kind == "f")
        for name, value in runs[1].items()
        if name not in ("money", "deliveries", "trips")
    )
