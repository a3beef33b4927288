"""Lost sales under base stock: Erlang's formula, and an exact chain where time goes in ticks."""

from collections.abc import Iterator

import numpy as np
from scipy.sparse import csr_array
from scipy.stats import poisson

from validation.backlogged import lost_pieces

_State = tuple[int, ...]

_STEPS_AT_MOST, _PRECISION = 10_000, 1e-12


def erlang_loss(servers: int, load: float) -> float:
    """Return the share that is lost, B(S, ρ), of Poisson arrivals at *servers* servers.

    Parameters
    ----------
    servers
        Base stock, in the loss system that it is; 0 loses all.
    load
        ρ, demand of a lead time, pieces. By the recursion B(n) = ρB(n − 1) ÷ (n + ρB(n − 1)).

    References
    ----------
    Zipkin (2000), *Foundations of Inventory Management*, section 7.2.3: base stock with lost sales
    is a loss system, whose share lost depends on the lead time by its mean alone.
    """
    share = 1.0
    for n in range(1, servers + 1):
        share = load * share / (n + load * share)
    return share


def loss_in_ticks(level: int, mean: float, lead_ticks: int) -> float:
    """Return the share that is lost where demand, orders and receipts fall on ticks.

    Orders of a tick are decided after its patients, and come after those of the tick that is
    *lead_ticks* later.

    Parameters
    ----------
    level
        Base stock, pieces.
    mean
        Mean of the Poisson demand of a tick.
    lead_ticks
        Fixed lead time, ticks.

    Notes
    -----
    A state is what was handed out, and so ordered, at the last *lead_ticks* ticks, the last first:
    with lost sales what is not on order is on hand. There are C(S + L, L) of them, so it is for
    small shelves and few ticks.
    """
    index = {(0,) * lead_ticks: 0}
    moves = []
    for state in (found := list(index)):
        for after, chance in _served(state, level, mean):
            if after not in index:
                index[after] = len(index)
                found.append(after)
            moves.append((index[after], index[state], chance))
    to, origin, chance = np.array(moves).T
    step = csr_array((chance, (to.astype(int), origin.astype(int))), shape=(len(index),) * 2)
    short = np.array([lost_pieces(level - sum(state), mean) for state in index])
    return float(_settled(step) @ short / mean)


def _served(state: _State, level: int, mean: float) -> Iterator[tuple[_State, float]]:
    """Yield where the demand of a tick leads to, with its chance."""
    held = level - sum(state)
    for pieces in range(held + 1):
        chance = poisson.pmf(pieces, mean) if pieces < held else poisson.sf(held - 1, mean)
        yield (pieces, *state[:-1]), float(chance)


def _settled(step: csr_array) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return the chances of the states after many ticks, from even ones on, until none moves."""
    chances = np.full(step.shape[0], 1 / step.shape[0])
    for _ in range(_STEPS_AT_MOST):
        before, chances = chances, step @ chances
        if np.abs(chances - before).max() < _PRECISION:
            break
    return chances
