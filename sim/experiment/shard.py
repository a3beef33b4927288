"""A part of a sweep, for machines that know nothing of each other.

Every part knows the whole: which runs are its own follows from the sweep and two numbers, so that
nothing has to be handed out.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Self, TypeVar

from sim.errors import SimError

_WRITTEN = re.compile(r"([0-9]{1,6})/([0-9]{1,6})")

Part = TypeVar("Part")


class Shard(NamedTuple):
    """One of several parts of about the same size."""

    number: int
    """Which one, from 1."""

    of: int
    """How many there are."""

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the shard that ``2/4`` names.

        Raises
        ------
        SimError
            When *text* is no such thing.
        """
        match = _WRITTEN.fullmatch(text)
        number, of = (int(match[1]), int(match[2])) if match else (0, 0)
        if not 1 <= number <= of:
            raise SimError(f"--shard: expected part K of N as K/N, such as 1/4, got {text!r}")
        return cls(number, of)

    def part(self, whole: Sequence[Part]) -> Sequence[Part]:
        """Return this part of *whole*; the parts follow each other, and points stay together.

        Sizes differ by one at most. With more parts than there are tasks some are empty.
        """
        # whole numbers only: parts have to meet without a gap on every machine
        first, end = (len(whole) * number // self.of for number in (self.number - 1, self.number))
        return whole[first:end]

    def folder(self, whole: Path) -> Path:
        """Return the results folder of this part beside that of the *whole*.

        `merge` knows it by its name.
        """
        return whole.with_name(f"{whole.name}.shard-{self.number}-of-{self.of}")
