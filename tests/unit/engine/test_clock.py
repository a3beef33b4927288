import pytest
import simpy

from sim.engine.clock import DAY_RANK, SUPPLIER_RANK, TRIP_RANK, Moment


def happened(*moments: tuple[float, int], now: float = 0.0) -> list[tuple[float, int]]:
    """Return the moments, created in this order, in the order in which they happen."""
    env = simpy.Environment(now)
    seen: list[tuple[float, int]] = []
    for moment, rank in moments:
        event = Moment(env, moment, rank=rank)
        event.callbacks.append(lambda _event, rank=rank: seen.append((env.now, rank)))
    env.run()
    return seen


def test_the_earlier_moment_comes_first() -> None:
    assert happened((2.5, 1), (1.5, 9)) == [(1.5, 9), (2.5, 1)]


@pytest.mark.parametrize("ranks", [(1, 2, 3), (3, 2, 1), (2, 3, 1)])
def test_of_moments_at_once_the_lowest_rank_comes_first(ranks: tuple[int, ...]) -> None:
    moments = [(1.0, rank) for rank in ranks]

    assert [rank for _, rank in happened(*moments)] == [1, 2, 3]


def test_of_equal_ranks_the_first_created_comes_first() -> None:
    env, seen = simpy.Environment(), []
    for name in "ab":
        event = Moment(env, 1.0, rank=5)
        event.callbacks.append(lambda _event, name=name: seen.append(name))
    env.run()

    assert seen == ["a", "b"]


def test_a_moment_in_the_past_happens_now() -> None:
    assert happened((1.0, 1), now=3.0) == [(3.0, 1)]


def test_the_day_comes_before_suppliers_and_these_before_trips() -> None:
    assert DAY_RANK < SUPPLIER_RANK < TRIP_RANK


def test_a_process_waits_for_a_moment() -> None:
    env = simpy.Environment()

    def wait() -> simpy.events.ProcessGenerator:
        yield Moment(env, 2.25, rank=1)
        return env.now

    assert env.run(env.process(wait())) == 2.25


@pytest.mark.parametrize(("now", "then"), [(1, 3), (2, 7), (4, 12), (9, 26)])
def test_two_ways_to_the_same_instant_end_at_the_same_bit(now: int, then: int) -> None:
    hour = 8 / 24

    assert happened((then + hour, 2), (then + hour, 1), now=now + hour) == [
        (then + hour, 1),
        (then + hour, 2),
    ]
