"""Outcomes with chosen figures."""

from collections.abc import Sequence
from dataclasses import replace

from sim.metrics.outcome import Outcome
from tests.builders import outcome


def filling(cost: float = 1e6, **shares: Sequence[float]) -> Outcome:
    """Return an outcome whose strategies fill these shares, run by run; the first is the baseline.

    Each strategy costs as much more than the one before as the first.
    """
    runs = {len(each) for each in shares.values()}
    whole = outcome(tuple(shares), replications=runs.pop())
    played = {
        name: replace(
            one,
            kpis=[
                run | {"prescriptions_filled": share, "transport_cost": (place + 1) * cost}
                for run, share in zip(one.kpis, shares[name], strict=True)
            ],
        )
        for place, (name, one) in enumerate(whole.strategies.items())
    }
    return replace(whole, strategies=played)
