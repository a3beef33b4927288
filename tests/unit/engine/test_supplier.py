import numpy as np
import pytest
import simpy
from numpy.typing import NDArray

from sim.engine.purses import Purses
from sim.engine.setting import Setting
from sim.engine.stock import Stock
from sim.engine.supplier import SupplierOrders
from sim.rng import Streams
from tests.unit.engine.worlds import STORE, V, at, clock, setting


class Counter:
    """A supplier at work, with what the store received, when."""

    def __init__(self, known: Setting | None = None, *, replication: int = 0) -> None:
        self.known = known or setting()
        self.env = simpy.Environment()
        self.stock = Stock(np.zeros((3, 3), dtype=np.int64))
        self.orders = SupplierOrders(
            self.env,
            "maker",
            supplier=self.known.scenario.supply["maker"],
            setting=self.known,
            stock=self.stock,
            streams=Streams(1, replication),
            purses=Purses(self.known),
        )
        self.receipts: list[tuple[str, list[int]]] = []

    def order(self, day: int, pieces: int = 100, facility: int = STORE) -> None:
        if self.env.now < at(day, 8):
            self.env.run(until=at(day, 8))
        wanted = np.full(3, pieces, dtype=np.int64)
        self.stock.on_order[facility] += wanted
        self.orders.order(facility, wanted)

    def run(self) -> list[tuple[str, list[int]]]:
        """Return every receipt until the end."""
        while self.env.peek() < self.known.calendar.days:
            before = self.stock.received.sum(axis=0)
            self.env.step()
            now = (self.stock.received.sum(axis=0) - before).tolist()
            self.receipts += [(clock(self.env.now), now)] if any(now) else []
        return self.receipts


def maker(**changes: object) -> Setting:
    return setting(supply={"maker": changes})


def lead(days: str) -> Setting:
    return maker(lead_time_least=days, lead_time_most=days)


@pytest.mark.parametrize(
    ("days", "expected"),
    [("0 d", "0 08:00"), ("1 d", "1 08:00"), ("1.2 d", "2 08:00"), ("5 d", "7 08:00")],
    ids=["at once", "whole", "part of a day", "weekend"],
)
def test_goods_come_in_the_morning_of_an_opening_day(days: str, expected: str) -> None:
    counter = Counter(lead(days))
    counter.order(0)

    assert counter.run() == [(expected, [100, 100, 100])]


def test_a_lead_time_lies_between_the_least_and_the_most() -> None:
    known = maker(lead_time_least="2 d", lead_time_most="4 d")
    days = [_arrival(Counter(known, replication=number)) for number in range(60)]

    assert sorted(set(days)) == [3, 4]  # a draw above 2 days comes on the third


def _arrival(counter: Counter) -> int:
    counter.order(0)
    return int(counter.run()[0][0].split()[0])


def test_orders_of_one_day_have_one_lead_time() -> None:
    known = maker(lead_time_least="1 d", lead_time_most="20 d", complete=0.5)
    counter = Counter(known)
    counter.order(0)
    counter.order(0)
    first, second = counter.run()

    assert first == second


def test_orders_do_not_shift_each_others_chance() -> None:
    known = maker(lead_time_least="1 d", lead_time_most="15 d", complete=0.5)
    alone, both = Counter(known), Counter(known)
    alone.order(3)
    both.order(0)
    both.order(3)

    assert alone.run()[0] in both.run()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"complete": 1.0}, 100),
        ({"complete": 0.0, "short_least": 0.3, "short_most": 0.3}, 30),
        ({"complete": 0.0, "short_most": 0.0}, 0),
        ({"funding": 0.6}, 60),
        ({"complete": 0.0, "short_least": 0.5, "short_most": 0.5, "funding": 0.5}, 25),
    ],
    ids=["complete", "short", "nothing", "not all paid for", "short and not all paid for"],
)
def test_a_supplier_delivers_a_share_and_the_order_is_settled(
    changes: dict[str, object], expected: int
) -> None:
    counter = Counter(maker(**changes))
    counter.order(0)
    counter.run()

    assert counter.stock.on_hand[STORE].tolist() == [expected] * 3
    assert not counter.stock.on_order.any()


def test_a_share_is_whole_pieces() -> None:
    counter = Counter(maker(funding=0.3))
    counter.order(0, pieces=10)
    counter.order(0, pieces=9)

    assert [number for _, number in counter.run()] == [[3, 3, 3], [2, 2, 2]]


def test_a_short_product_comes_within_its_limits() -> None:
    counter = Counter(maker(complete=0.0, short_least=0.1, short_most=0.4))
    counter.order(0, pieces=1000)
    shares = counter.run()[0][1]

    assert all(100 <= number <= 400 for number in shares)
    assert len(set(shares)) == 3


def test_an_interrupted_product_does_not_come() -> None:
    counter = Counter()
    counter.orders._interrupted[7, V] = True
    counter.order(0)

    assert counter.run() == [("7 08:00", [0, 100, 100])]
    assert counter.stock.on_order[STORE, V] == 0


def test_only_the_day_of_delivery_counts_for_an_interruption() -> None:
    counter = Counter()
    counter.orders._interrupted[:7, V] = True
    counter.order(0)

    assert counter.run() == [("7 08:00", [100, 100, 100])]


def test_what_would_come_after_the_end_is_still_on_order() -> None:
    counter = Counter(lead("60 d"))
    counter.order(3)

    assert counter.run() == []
    assert counter.stock.on_order[STORE].tolist() == [100, 100, 100]


def interrupted(replication: int, **changes: object) -> NDArray[np.bool_]:
    known = setting(run={"horizon": "730 d"}, supply={"maker": {"interruptions": changes}})
    return Counter(known, replication=replication).orders._interrupted


def test_without_a_rate_nothing_is_interrupted() -> None:
    assert not interrupted(0, per_product_year=0).any()


@pytest.mark.parametrize("replication", range(3))
def test_a_lower_rate_has_some_of_the_interruptions_of_a_higher(replication: int) -> None:
    low, high = (interrupted(replication, per_product_year=rate) for rate in (1.0, 3.0))

    assert (low <= high).all()
    assert low.sum() < high.sum()


@pytest.mark.parametrize("replication", range(3))
def test_longer_interruptions_hold_the_shorter_ones(replication: int) -> None:
    short, long = (
        interrupted(
            replication,
            per_product_year=2,
            duration_median=f"{days} d",
            duration_p95=f"{3 * days} d",
        )
        for days in (10, 60)
    )

    assert (short <= long).all()
    assert short.sum() < long.sum()


def test_an_exponential_lead_time_has_the_mean_of_an_even_one_and_a_long_tail() -> None:
    known = maker(
        lead_time_least="2 d", lead_time_most="6 d", lead_time_shape="exponential"
    ).scenario.supply["maker"]
    chances = (np.arange(10_000) + 0.5) / 10_000
    days = np.array([known.lead_time(chance) for chance in chances.tolist()])

    assert days.mean() == pytest.approx(4.0, abs=0.01)
    assert days.min() >= 2
    assert np.mean(days > 6) == pytest.approx(np.exp(-2), abs=1e-3)
