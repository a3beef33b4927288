import numpy as np
import pytest

from sim.engine.first_stock import first_lots, first_stock
from sim.engine.setting import Setting
from sim.scenario.patches import merge
from tests.unit.engine.worlds import FAR, NEAR, STORE, E, N, V, setting


def stocked(units: str, stores: str = "0 months", **changes: object) -> Setting:
    """Return the tiny world whose shelves start at so many months."""
    first = {"replenishment": {"units": {"first_stock": units}, "stores": {"first_stock": stores}}}
    return setting(**merge(first, changes, lambda _path: None))


def ageing(life: int, least: float = 0.0, most: float = 0.5) -> Setting:
    """Return a world of three months of stock in which `v` lasts *life* months."""
    ages = {"expires": True, "first_age_least": least, "first_age_most": most}
    return stocked("3 months", products={"v": {"shelf_life_months": life}}, ageing=ages)


@pytest.mark.parametrize("months", ["0 months", "0.5 months", "2 months"])
def test_shelves_start_at_whole_pieces_of_the_expected_months(months: str) -> None:
    known = stocked(months)
    exact = float(months.removesuffix(" months")) * known.expected_month[[NEAR, FAR]]

    assert np.array_equal(first_stock(known)[[NEAR, FAR]], np.ceil(exact))


def test_each_programme_has_its_own_months() -> None:
    known = stocked("1 months", "3 months")
    first = first_stock(known)

    assert first[STORE, V] == np.ceil(3 * known.expected_month[STORE, V])
    assert first[FAR, V] == np.ceil(known.expected_month[FAR, V])


def test_what_no_programme_supplies_starts_empty() -> None:
    known = stocked(
        "1 months",
        products={"n": {"supply_group": "other"}},
        replenishment={"units": {"groups": ["kit"]}},
    )
    first = first_stock(known)

    assert first[NEAR, N] == 0
    assert first[NEAR, E] > 0


def test_what_nobody_is_expected_to_use_starts_empty() -> None:
    known = stocked("6 months", demand={"rates": {"e": {"m": 0}}})

    assert not first_stock(known)[:, E].any()


def test_without_expiry_there_are_no_lots() -> None:
    known = stocked("1 months", products={"v": {"shelf_life_months": 2}})

    assert first_lots(known, first_stock(known)) is None


@pytest.mark.parametrize("life", [1, 2, 24])
def test_every_piece_has_a_lot_that_outlives_the_first_month(life: int) -> None:
    known = ageing(life)
    first = first_stock(known)
    lots = first_lots(known, first)
    assert lots is not None

    for facility, held in enumerate(first):
        goods = lots.held(facility, held)
        product, month = np.divmod(goods.cell, goods.months)
        assert np.array_equal(np.bincount(product, goods.pieces, minlength=3), held)
        assert month.min(initial=99) >= 1


def test_first_stock_is_spread_evenly_over_the_ages() -> None:
    known = ageing(4, least=0.25, most=0.75)
    first = np.full((3, 3), 9)
    lots = first_lots(known, first)
    assert lots is not None
    of_v = lots.held(NEAR, first[NEAR]).divided(np.array([True, False, False]))[0]

    assert (of_v.cell % of_v.months).tolist() == [1, 2, 3]
    assert of_v.pieces.tolist() == [3, 3, 3]


def test_what_never_expires_lies_in_the_last_month() -> None:
    known = ageing(4)
    first = np.full((3, 3), 9)
    lots = first_lots(known, first)
    assert lots is not None
    others = lots.held(NEAR, first[NEAR]).divided(np.array([True, False, False]))[1]

    assert (others.cell % others.months).tolist() == [lots.months - 1] * 2
