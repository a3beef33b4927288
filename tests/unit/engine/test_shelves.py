from itertools import pairwise

import numpy as np
import pytest

from sim.engine.labels import labels_of
from tests.unit.engine.two_institutions import two_institutions, two_stores, world
from tests.unit.engine.worlds import FAR, NEAR, STORE, Game, setting

NO_SUPPLY = {
    "supply": {"maker": {"funding": 0.0}},
    "replenishment": {"stores": {"first_stock": "0 months"}, "units": {"first_stock": "0 months"}},
}
KEYS = (0.0, 1 / 3, 2 / 3, 1.0)


def test_a_store_has_a_shelf_for_each_institution_that_it_supplies() -> None:
    assert list(two_institutions(0.0).facility_index)[3:] == ["store/imss", "store/ssa"]


@pytest.mark.parametrize("harmonisation", [None, 1.0], ids=["no agreement", "all keys common"])
def test_who_shares_all_keys_needs_no_shelves(harmonisation: float | None) -> None:
    assert len(two_institutions(harmonisation).facilities) == 3


def test_a_store_of_one_institution_needs_no_shelves() -> None:
    known = setting(agreements={"keys": {"kind": "single_catalogue", "harmonisation": 0.0}})

    assert len(known.facilities) == 3


def test_more_harmonisation_only_adds_to_the_common_keys() -> None:
    common = [two_institutions(each).shelves.shared_keys("imss", "ssa", 0) for each in KEYS]

    assert [int(each.sum()) for each in common] == [0, 1, 2, 3]
    assert all((less <= more).all() for less, more in pairwise(common))


def test_an_institution_shares_all_keys_with_itself() -> None:
    assert two_institutions(0.0).shelves.shared_keys("ssa", "ssa", 0).all()


@pytest.mark.parametrize("harmonisation", KEYS)
def test_a_store_expects_the_use_of_all_whom_it_supplies(harmonisation: float) -> None:
    known = two_institutions(harmonisation)
    expected = known.expected_month

    assert known.shelves.put_together(expected)[STORE] == pytest.approx(
        expected[NEAR] + expected[FAR]
    )
    assert (expected[STORE] > 0).sum() == round(3 * harmonisation)


@pytest.mark.parametrize("harmonisation", KEYS)
def test_the_books_balance_with_shelves(harmonisation: float) -> None:
    records = world(two_institutions(harmonisation)).run(verify=True)

    assert records.served[[NEAR, FAR]].sum() > 1000
    assert records.asked.shape == (3, 3)


@pytest.mark.parametrize("replication", range(3))
def test_a_store_without_common_keys_is_a_store_of_each(replication: int) -> None:
    apart, shelved = (
        world(known, replication).run(verify=True)
        for known in (two_stores(), two_institutions(0.0))
    )

    for units in (NEAR, FAR):
        assert np.array_equal(apart.served[units], shelved.served[units])
        assert np.array_equal(apart.stock_sum[units], shelved.stock_sum[units])
    assert apart.stock_sum.sum() == shelved.stock_sum.sum()
    assert apart.received.sum() == shelved.received.sum()


@pytest.mark.parametrize("harmonisation", KEYS)
def test_only_common_keys_are_lent_beside_shelves(harmonisation: float) -> None:
    terms = {"levels": ["store", "unit"], "trigger": "1 months", "retention": "0 months"}
    loans = {"kind": "reciprocal_loans", "parties": ["imss", "ssa"], **terms}
    here = {"far": {"place": "a"}}
    known = two_institutions(harmonisation, agreements={"loans": loans}, facilities=here)
    records = world(known).run(verify=True)

    lent = np.bincount(records.transfers["product"], minlength=3) > 0
    assert np.array_equal(lent, known.shelves.shared_keys("imss", "ssa", 0))


def test_nobody_is_given_the_keys_of_others() -> None:
    game = Game(two_institutions(0.0, **NO_SUPPLY), shelves={"store/imss": 500})
    records = game.play()

    assert records.received[[NEAR, FAR]].any(axis=1).tolist() == [True, False]


def test_labels_know_no_shelves() -> None:
    labels = labels_of(two_institutions(0.0))

    assert labels.facilities == ("store", "near", "far")
    assert labels.expected_month[STORE] == pytest.approx(labels.expected_month[1:].sum(axis=0))
