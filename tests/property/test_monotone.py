"""More stock, faster vehicles and fewer closures never serve fewer, path by path.

This holds for fixed order-up-to levels where supply has no end and nobody shares anything: a
vehicle and a route for each unit, and patients who do not come back.
"""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sim.engine.draw import Draw
from sim.engine.world import World
from sim.rng import Streams
from tests.property.generated.tries import tries
from tests.unit.engine.worlds import setting

GONE = {"returns": 0.0, "buys": 0.0}
SNOW = {
    "weather_region": "sierra", "event": "snow", "hazard": "snow", "risk_class": 1,
    "months": [1, 2], "storms_per_season": 20, "duration_days_median": 2,
    "duration_days_p95": 9, "closed_to": "all",
}  # fmt: skip


def served(
    seed: int, *, pieces: int, interval: str, speed_kph: float, share_of_roads: float
) -> list[list[int]]:
    """Return the pieces that patients got at each unit, by product."""
    plenty: dict[str, Any] = {
        "policy": {"kind": "forced_ordering", "max_months": "90 months"},
        "first_stock": "90 months",
    }
    weekly = {"kind": "every", "interval": interval}
    known = setting(
        run={"horizon": "70 d"},
        facilities={"near": {"consultations_per_day": 4}, "far": {"route": "s"}},
        patients={"acute": GONE, "chronic": GONE},
        replenishment={
            "stores": plenty,
            "units": {"review": weekly, "policy": {"kind": "base_stock", "pieces": pieces}},
        },
        closures={"storms": {"snow": SNOW | {"share_of_roads": share_of_roads}}},
        transport={
            "vehicles": {"van": {"max_speed_kph": speed_kph}},
            "fleets": {"jeeps": {"vehicle": "van", "number": 9, "home": "store"},
                       "vans": {"number": 9}},
            "routes": {"s": {"fleet": "jeeps"}},
            "plan": {"start": weekly},
        },
    )  # fmt: skip
    world = World(known, Draw(known, Streams(seed, 0)), traced=False)
    world.run(verify=True)
    by_unit: list[list[int]] = world.stock.issued[1:].tolist()
    return by_unit


@tries(20)
@given(
    seed=st.integers(0, 999),
    pieces=st.integers(0, 40),
    interval=st.sampled_from(["7 d", "14 d"]),
    speed_kph=st.sampled_from([40.0, 15.0]),
    better=st.sampled_from([{"pieces": 41}, {"speed_kph": 60.0}, {"share_of_roads": 0.2}]),
)
def test_what_is_better_for_a_unit_alone_never_serves_fewer(
    seed: int,
    better: dict[str, Any],
    **world: Any,  # noqa: ANN401 - as drawn
) -> None:
    before = served(seed, share_of_roads=0.8, **world)
    after = served(seed, **({"share_of_roads": 0.8} | world | better))

    assert all(
        more >= fewer
        for rows in zip(after, before, strict=True)
        for more, fewer in zip(*rows, strict=True)
    )
