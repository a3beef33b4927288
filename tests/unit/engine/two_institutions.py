"""A tiny world of two institutions: `near` of one and `far` of the other, supplied by one store."""

from typing import Any

from sim.engine.draw import Draw
from sim.engine.setting import Setting
from sim.engine.world import World
from sim.rng import Streams
from sim.scenario.patches import merge
from tests.unit.engine.worlds import setting

_OFTEN = {"kind": "every", "interval": "28 d"}
_UP_TO = {"kind": "forced_ordering", "max_months": "1.5 months"}


def two_institutions(harmonisation: float | None = None, **changes: object) -> Setting:
    """Return the world with so much of a common catalogue; without the agreement where none."""
    agreement = {"kind": "single_catalogue", "harmonisation": harmonisation}
    plain: dict[str, Any] = {
        "run": {"horizon": "224 d"},
        "institutions": {"ssa": {"name": "SSA"}},
        "facilities": {
            "near": {"consultations_per_day": 30},
            "far": {"institution": "ssa", "route": "q", "consultations_per_day": 30},
        },
        "supply": {"maker": {"complete": 0.5}},
        "agreements": {} if harmonisation is None else {"keys": agreement},
        "replenishment": {
            "units": {"review": _OFTEN, "policy": _UP_TO, "first_stock": "1 months"},
            "stores": {"review": _OFTEN, "policy": _UP_TO, "first_stock": "1 months"},
        },
        "transport": {
            "fleets": {"others": {"vehicle": "van", "number": 1, "home": "store"}},
            "routes": {"q": {"fleet": "others"}},
        },
    }
    return setting(**merge(plain, changes, lambda _path: None))


def two_stores() -> Setting:
    """Return the same with a store of each institution, and no key in common."""
    own = {"name": "Own", "institution": "ssa", "level": "store", "place": "w", "supplier": "maker"}
    return two_institutions(
        0.0,
        facilities={"far": {"supplier": "own"}, "own": own},
        transport={"fleets": {"others": {"home": "own"}}},
    )


def world(known: Setting, replication: int = 0) -> World:
    """Return a world in which the same patients come, whatever stores there are."""
    return World(known, Draw(two_institutions(), Streams(1, replication)), traced=False)
