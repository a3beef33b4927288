"""A patient's second thoughts: one number in [0, 1) by hash, one at a time."""

from functools import lru_cache
from hashlib import blake2b

from sim.rng import Streams

_WORD = (1 << 64) - 1


def uniform(streams: Streams, purpose: str, number: int, attempt: int) -> float:
    """Return the same number as `Streams.uniform` for one prescription, in plain Python.

    References
    ----------
    Steele, Lea & Flood (2014), *Fast splittable pseudorandom number generators*: the mixing
    function of SplitMix64 (figure 17).
    """
    salt = _salt(streams.seed, streams.replication, purpose)
    mixed = (number * 0x9E3779B97F4A7C15 + attempt * 0xD1B54A32D192ED03 + salt) & _WORD
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9 & _WORD
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB & _WORD
    mixed ^= mixed >> 31
    return float((mixed >> 11) * 2.0**-53)


@lru_cache
def _salt(seed: int, replication: int, purpose: str) -> int:
    digest = blake2b(f"{seed}\0{replication}\0{purpose}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little")
