"""Random streams that are found by name, so that no source of chance shifts another.

Nothing else in the package makes a generator (ruff refuses `random` and `default_rng`).
"""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Streams:
    """Random streams of one replication.

    Each source of chance asks for its own stream by name, as in ``streams.get("demand", 12)``.
    What one source draws never shifts what another draws, so a change of policy leaves demand,
    travel and closures as they were: that is what *common random numbers* need.

    The price is that names must not repeat: two sources that ask for one name draw the same
    numbers. Put into the name whatever the chance belongs to (a day, a supplier), never how many
    draws came before.

    References
    ----------
    Law (2015), *Simulation Modeling and Analysis*, 5th ed., section 11.2 (common random numbers).
    """

    seed: int
    """Seed of the experiment. Different seeds give independent experiments."""

    replication: int
    """Number of the run, from 0. Replication 7 is the same however many are played."""

    def get(self, *name: str | int) -> np.random.Generator:
        """Return a new generator at the start of the stream called *name*.

        Ask once and keep it: each call starts the stream anew, so that asking again repeats the
        same numbers. Parts of the name are joined as text; 12 and "12" are the same.

        Parameters
        ----------
        name
            What the chance belongs to, from the general to the particular; any number of parts.

        References
        ----------
        O'Neill (2014), *PCG: a family of simple fast space-efficient statistically good algorithms
        for random number generation*; NumPy's `SeedSequence` spreads the words of the name.
        """
        sequence = np.random.SeedSequence(
            self.seed, spawn_key=(self.replication, *_words("\0".join(map(str, name)), words=4))
        )
        return np.random.Generator(np.random.PCG64DXSM(sequence))

    def uniform(
        self, purpose: str, numbers: NDArray[np.int64], attempt: NDArray[np.int64] | int
    ) -> NDArray[np.float64]:
        """Return one number in [0, 1) for each of *numbers*, by hash and not by order.

        The same (seed, replication, purpose, number, attempt) always gives the same value, whoever
        asks and when: a patient's second thoughts do not depend on who else stood in the queue.

        Use it where chance belongs to something that has a number and where who asks, or how often,
        depends on the strategy; use `get` where a whole array is drawn at once.

        Parameters
        ----------
        purpose
            Keeps chances of the same number apart: `refusal`, `travel`.
        numbers
            Of what the chance belongs to, below 2**63, of any shape.
        attempt
            Which of its chances is meant; one for all, or of a shape that broadcasts with
            *numbers*.

        References
        ----------
        Steele, Lea & Flood (2014), *Fast splittable pseudorandom number generators*: the mixing
        function of SplitMix64 (figure 17).
        """
        # products wrap around modulo 2**64, which is what the mixing function wants
        mixed = numbers.astype(np.uint64) * _GOLDEN
        mixed = mixed + np.atleast_1d(attempt).astype(np.uint64) * _SILVER
        mixed += _salt(self.seed, self.replication, purpose)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        mixed ^= mixed >> np.uint64(31)
        # 53 bits are what a float holds: more would round up to 1 now and then
        return (mixed >> np.uint64(11)).astype(np.float64) * 2.0**-53


_GOLDEN, _SILVER = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD1B54A32D192ED03)


@lru_cache(maxsize=64)
def _salt(seed: int, replication: int, purpose: str) -> np.uint64:
    """Return what tells seed, replication and purpose apart; kept, as it costs most of a call."""
    low, high = _words(f"{seed}\0{replication}\0{purpose}", words=2)
    return np.uint64(low | high << 32)


def _words(text: str, *, words: int) -> list[int]:
    """Return so many 32-bit words that follow from *text*, alike on every machine."""
    digest = blake2b(text.encode(), digest_size=4 * words).digest()
    return [int(word) for word in np.frombuffer(digest, dtype="<u4")]
