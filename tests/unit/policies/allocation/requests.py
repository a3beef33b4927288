"""Requests for one product in the tests of allocation."""

import numpy as np

from sim.policies.allocation import AllocationRule, Requests


def shared(
    rule: AllocationRule,
    pieces: list[int],
    *,
    stock: int,
    position: list[int] | None = None,
    amc: list[float] | None = None,
    hours: list[float] | None = None,
) -> list[int]:
    """Return what each request gets; nothing is held and 100 used a month if not said."""
    requests = Requests(
        pieces=np.array(pieces)[:, None],
        position=np.array(position or [0] * len(pieces))[:, None],
        monthly_consumption=np.array(amc or [100.0] * len(pieces))[:, None],
        remoteness_hours=np.array(hours or [0.0] * len(pieces)),
    )
    given: list[int] = rule.share(requests, np.array([stock]))[:, 0].tolist()
    return given
