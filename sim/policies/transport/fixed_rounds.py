"""Fixed rounds: once a cycle every route is driven, on the same days for all."""

from typing import Literal

from sim.policies.transport.rounds import Rounds


class FixedRounds(Rounds):
    """Once a cycle all routes leave, as vehicles are free; stops without cargo are left out.

    Where vehicles are fewer than routes, routes wait in their order: the last ones start when the
    first vehicles are back.
    """

    kind: Literal["fixed_rounds"] = "fixed_rounds"
