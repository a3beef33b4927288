"""Tests of parts of a sweep."""

from pathlib import Path

import pytest

from sim.errors import SimError
from sim.experiment.shard import Shard


@pytest.mark.parametrize(("length", "of"), [(10, 1), (10, 3), (2, 5), (0, 2), (1000, 7)])
def test_parts_together_are_the_whole_in_its_order(length: int, of: int) -> None:
    whole = range(length)
    parts = [Shard(number, of).part(whole) for number in range(1, of + 1)]

    assert [each for part in parts for each in part] == list(whole)
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


def test_shard_is_read_as_it_is_written() -> None:
    assert Shard.read("2/4") == Shard(2, 4)


@pytest.mark.parametrize("text", ["0/4", "5/4", "1", "1/0", "a/b", "-1/2", "1/2/3", ""])
def test_what_is_no_part_is_refused(text: str) -> None:
    with pytest.raises(SimError, match="expected part K of N"):
        Shard.read(text)


def test_each_part_has_a_folder_of_its_own() -> None:
    assert Shard(2, 4).folder(Path("r/tiny-s-0a")) == Path("r/tiny-s-0a.shard-2-of-4")
