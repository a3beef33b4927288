import numpy as np
import pytest
from numpy.typing import NDArray

from sim.rng import Streams

NUMBERS = np.arange(1000, dtype=np.int64)


def first_three(*name: str | int, seed: int = 1, replication: int = 0) -> list[float]:
    drawn: list[float] = Streams(seed, replication).get(*name).random(3).tolist()
    return drawn


def hashed(
    purpose: str = "refusal",
    numbers: NDArray[np.int64] = NUMBERS,
    attempt: NDArray[np.int64] | int = 1,
    *,
    seed: int = 1,
    replication: int = 0,
) -> list[float]:
    drawn: list[float] = Streams(seed, replication).uniform(purpose, numbers, attempt).tolist()
    return drawn


def test_the_first_numbers_of_a_stream_are_those_of_all_earlier_results() -> None:
    assert first_three("demand", 12) == [
        0.6925987751999511,
        0.3889109350562465,
        0.852189871512745,
    ]


def test_the_first_hashes_are_those_of_all_earlier_results() -> None:
    assert hashed(numbers=np.arange(3)) == [
        0.27200180076918123,
        0.29920791090059906,
        0.5217605139354894,
    ]


def test_a_stream_starts_again_whenever_it_is_asked_for() -> None:
    streams = Streams(1, 0)
    first = streams.get("demand").random(5).tolist()

    assert streams.get("demand").random(5).tolist() == first


def test_what_one_stream_draws_shifts_no_other() -> None:
    streams = Streams(1, 0)
    streams.get("weather").random(1000)
    demand = streams.get("demand")
    streams.get("weather").random(1000)

    assert demand.random(3).tolist() == first_three("demand")


@pytest.mark.parametrize(
    ("name", "seed", "replication"),
    [
        pytest.param(("demand", 13), 1, 0, id="another number"),
        pytest.param(("demand",), 1, 0, id="a shorter name"),
        pytest.param(("demand1", 2), 1, 0, id="the same letters"),
        pytest.param((12, "demand"), 1, 0, id="another order"),
        pytest.param(("demand", 12), 2, 0, id="another seed"),
        pytest.param(("demand", 12), 1, 1, id="another replication"),
        pytest.param(("demand", 12), 0, 1, id="seed and replication exchanged"),
    ],
)
def test_another_name_is_another_stream(
    name: tuple[str | int, ...], seed: int, replication: int
) -> None:
    assert first_three(*name, seed=seed, replication=replication) != first_three("demand", 12)


def test_a_hash_does_not_depend_on_the_order() -> None:
    forward = hashed()

    assert hashed(numbers=NUMBERS[::-1]) == forward[::-1]


def test_a_hash_does_not_depend_on_who_else_asks() -> None:
    everyone = hashed()

    assert hashed(numbers=NUMBERS[17:18]) == everyone[17:18]


@pytest.mark.parametrize(
    ("purpose", "attempt", "seed", "replication"),
    [("return day", 1, 1, 0), ("refusal", 2, 1, 0), ("refusal", 1, 2, 0), ("refusal", 1, 1, 1)],
    ids=["purpose", "attempt", "seed", "replication"],
)
def test_every_part_of_the_name_changes_the_hash(
    purpose: str, attempt: int, seed: int, replication: int
) -> None:
    other = hashed(purpose, attempt=attempt, seed=seed, replication=replication)

    assert not set(other) & set(hashed())


def test_each_number_may_have_an_attempt_of_its_own() -> None:
    attempts = np.where(NUMBERS % 2 == 0, 1, 2)
    expected = np.where(NUMBERS % 2 == 0, hashed(attempt=1), hashed(attempt=2))

    assert hashed(attempt=attempts) == expected.tolist()


def test_hashes_of_different_numbers_differ() -> None:
    assert len(set(hashed())) == NUMBERS.size


def test_hashes_lie_from_0_to_below_1() -> None:
    drawn = hashed(numbers=NUMBERS << 32)

    assert min(drawn) >= 0
    assert max(drawn) < 1


def test_nobody_asks_and_nobody_is_answered() -> None:
    assert hashed(numbers=np.zeros(0, dtype=np.int64)) == []
