from dataclasses import fields
from itertools import groupby
from typing import Any

import numpy as np
import pytest

from sim.domain.records import Records
from sim.engine.setting import Setting
from tests.unit.engine.two_institutions import two_institutions, world
from tests.unit.engine.worlds import FAR, NEAR, STORE, Game

DAY_50 = "2024-02-20"
BEFORE, AFTER = "2023-12-31", "2030-01-01"
OTHER_MAKER = {"name": "Other maker", "complete": 0.5}
ALONE = {
    "institutions": {"hub": {"name": "Hub"}},
    "facilities": {"store": {"institution": "hub"}},
    "supply": {"other": OTHER_MAKER},
}
"""The store belongs to nobody who has patients, and there is somebody else to buy from."""

NO_SUPPLY = {
    "supply": {"maker": {"funding": 0.0}},
    "replenishment": {"stores": {"first_stock": "0 months"}, "units": {"first_stock": "0 months"}},
}


def joined(imss: str, ssa: str, *, harmonisation: float = 1.0, **changes: object) -> Setting:
    """Return the world in which both join the catalogue on these days."""
    agreed: dict[str, Any] = {"keys": {"joins": {"imss": imss, "ssa": ssa}}}
    return two_institutions(harmonisation, agreements=agreed, **changes)


def bought_before(imss: str, ssa: str, notice: str = "0 d") -> Setting:
    """Return the same, where both buy for themselves until then."""
    joins = {"joins": {"imss": imss, "ssa": ssa}, "supplier_before": "other", "notice": notice}
    return two_institutions(1.0, agreements={"keys": joins}, **ALONE)


def each_buys() -> Setting:
    """Return the world in which both always buy for themselves, with keys of their own."""
    houses = {name: {"supplier": "other"} for name in ("near", "far")}
    return two_institutions(0.0, **(ALONE | {"facilities": ALONE["facilities"] | houses}))


def same(one: Records, other: Records) -> bool:
    """Return whether two runs wrote down the same, to the last bit."""
    return all(
        np.array_equal(getattr(one, each.name), getattr(other, each.name))
        if isinstance(getattr(one, each.name), np.ndarray)
        and not getattr(one, each.name).dtype.names
        else repr(getattr(one, each.name)) == repr(getattr(other, each.name))
        for each in fields(one)
    )


@pytest.mark.parametrize("harmonisation", [1 / 3, 1.0])
@pytest.mark.parametrize("replication", range(2))
def test_who_joins_before_the_start_has_always_shared(
    harmonisation: float, replication: int
) -> None:
    always = world(two_institutions(harmonisation), replication).run()
    early = world(joined(BEFORE, BEFORE, harmonisation=harmonisation), replication).run()

    assert same(early, always)


@pytest.mark.parametrize("harmonisation", [1 / 3, 1.0])
@pytest.mark.parametrize("replication", range(2))
def test_who_joins_after_the_end_never_shares(harmonisation: float, replication: int) -> None:
    never = world(two_institutions(0.0), replication).run()
    late = world(joined(AFTER, AFTER, harmonisation=harmonisation), replication).run()

    assert same(late, never)


def test_joining_changes_nothing_where_no_key_becomes_common() -> None:
    never = world(two_institutions(0.0)).run()
    joins = world(joined(DAY_50, "2024-05-01", harmonisation=0.0)).run()

    assert same(joins, never)


def test_who_joins_and_bought_before_has_always_been_supplied_if_it_was_before_the_start() -> None:
    always = world(two_institutions(1.0, **ALONE)).run()

    assert same(world(bought_before(BEFORE, BEFORE)).run(), always)


def test_who_never_joins_always_buys_for_itself() -> None:
    assert same(world(bought_before(AFTER, AFTER)).run(), world(each_buys()).run())


@pytest.mark.parametrize("harmonisation", [1 / 3, 1.0])
@pytest.mark.parametrize("life", [None, 6], ids=["ageless", "lots"])
def test_the_books_balance_while_institutions_join(harmonisation: float, life: int | None) -> None:
    keys = {name: {"shelf_life_months": life} for name in "ven"}
    known = joined(DAY_50, "2024-05-01", harmonisation=harmonisation, products=keys)
    records = world(known).run(verify=True)

    assert records.served[[NEAR, FAR]].sum() > 1000


def test_the_books_balance_while_institutions_leave_their_suppliers() -> None:
    records = world(bought_before(DAY_50, "2024-05-01")).run(verify=True)

    assert (records.received[[STORE, NEAR, FAR]].sum(axis=1) > 0).all()


def by_moment(game: Game) -> list[str]:
    """Return the diary of a game with one entry a moment."""
    entries = [entry.split(" ", 2) for entry in game.diary()]
    moments = groupby(entries, lambda entry: (entry[0], entry[1]))
    return [
        " ".join(moment) + " " + " | ".join(entry[2] for entry in of_moment)
        for moment, of_moment in moments
    ]


def test_a_shelf_is_put_together_with_what_is_common_on_the_day_of_its_institution() -> None:
    game = Game(joined("2024-01-02", AFTER, **NO_SUPPLY), shelves={"store/imss": 500})

    assert "1 08:00 store v+500 e+500 n+500 | store/imss v-500 e-500 n-500" in by_moment(game)


def test_what_was_ordered_for_a_shelf_is_common_by_the_next_morning() -> None:
    rare = {"first_stock": "0 months", "review": {"kind": "every", "interval": "300 d"}}
    changes = {"replenishment": {"stores": rare}, "supply": {"maker": {"complete": 1.0}}}
    came, moved, *_ = by_moment(Game(joined("2024-01-03", AFTER, **changes), shelves={}))

    assert "7 08:00 store/imss v+457 e+457 n+457" in came
    assert moved == "8 08:00 store v+457 e+457 n+457 | store/imss v-457 e-457 n-457"


@pytest.mark.parametrize(
    ("day", "gets"),
    [(AFTER, False), ("2024-01-03", True)],
    ids=["never", "before goods are shared"],
)
def test_what_was_asked_of_a_shelf_is_asked_of_all_once_its_institution_joins(
    day: str, *, gets: bool
) -> None:
    game = Game(joined(AFTER, day, **NO_SUPPLY), shelves={"store": 500})

    assert game.play().received[FAR].any() == gets


def test_a_store_expects_the_use_of_those_who_have_joined() -> None:
    known = joined(DAY_50, "2024-05-01")
    first, second, third = known.expected_months.values()

    assert not first[STORE].any()
    assert second[STORE] == pytest.approx(known.own_month[NEAR])
    assert third[STORE] == pytest.approx(known.own_month[[NEAR, FAR]].sum(axis=0))
    assert {round(each.sum(), 6) for each in (first, second, third)} == {round(first.sum(), 6)}


@pytest.mark.parametrize(("notice", "since"), [("0 d", 50), ("30 d", 20), ("60 d", 0)])
def test_a_store_counts_on_who_joins_from_their_notice_on(notice: str, since: int) -> None:
    known = bought_before(DAY_50, AFTER, notice=notice)
    expected = [day for day, each in known.expected_months.items() if each[STORE].any()]

    assert expected[0] == since


def test_who_buys_before_is_supplied_by_the_store_from_its_day_on() -> None:
    known = bought_before(DAY_50, "2024-05-01")
    joins, house = known.shelves.joins, known.facilities[NEAR]

    assert [joins.supplier(house, day) for day in (49, 50)] == ["other", "store"]
