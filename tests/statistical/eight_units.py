"""A store and eight units, four of them behind a road that is an hour longer.

Strategies are compared in the same replications, on the same demand.
"""

import json
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.domain.records import Records
from sim.engine.draw import Draw
from sim.engine.setting import Setting
from sim.engine.world import World
from sim.rng import Streams
from sim.scenario.patches import merge
from sim.scenario.scenario import Scenario
from tests.unit.engine.worlds import TINY

replications = pytest.mark.parametrize("replication", [0, 1])
EIGHT = range(8)


class Played(NamedTuple):
    known: Setting
    world: World
    records: Records

    @property
    def filled(self) -> float:
        """Share of the pieces asked for that were handed out at once."""
        return float(self.records.served[1:].sum() / self.records.asked[1:].sum())

    @property
    def filled_by_unit(self) -> NDArray[np.float64]:
        return np.asarray(self.records.served[1:].sum(axis=1) / self.records.asked[1:].sum(axis=1))

    @property
    def believed_use(self) -> float:
        """Estimated average month of the units at the end, over what is truly to be expected."""
        believed = self.world._replenishers[0].history.monthly.sum()
        return float(believed / self.known.expected_month[1:].sum())

    @property
    def stock_held(self) -> float:
        """Pieces in the units, summed over days."""
        return float(self.records.stock_sum[1:].sum())

    @property
    def months_of_stock(self) -> NDArray[np.float64]:
        return np.asarray(self.world.stock.on_hand[1:] / self.known.expected_month[1:])


def merged(data: dict[str, Any], *changes: dict[str, Any]) -> dict[str, Any]:
    for change in changes:
        data = merge(data, change, lambda _path: None)
    return data


def network() -> dict[str, Any]:
    """Return the store with eight units, which it can supply in full."""
    near, store = (TINY["facilities"][name] for name in ("near", "store"))
    units = {
        f"u{number}": near
        | {"place": "a" if number < 4 else "b", "stop": number, "consultations_per_day": 4 + number}
        for number in EIGHT
    }
    plentiful = {"policy": {"max_months": "4 months"}, "first_stock": "4 months"}
    return merged(
        TINY | {"facilities": {"store": store} | units},
        {
            "run": {"horizon": "730 d"},
            "demand": {"mix_spread": 0.4},
            "replenishment": {
                "stores": plentiful | {"review": {"kind": "every", "interval": "28 d"}},
                "units": {"first_stock": "2 months"},
            },
        },
    )


def units(**programme: object) -> dict[str, Any]:
    return {"replenishment": {"units": programme}}


def play(
    replication: int, *changes: dict[str, Any], surroundings: dict[str, Any] | None = None
) -> Played:
    """Play two years of a strategy; its demand and weather are drawn without its changes."""
    return _play_once(replication, json.dumps(changes), json.dumps(surroundings or {}))


@cache
def _play_once(replication: int, written: str, surroundings: str) -> Played:
    base, changes = merged(network(), json.loads(surroundings)), json.loads(written)
    known = Setting(Scenario.model_validate(merged(base, *changes)))
    draw = Draw(Setting(Scenario.model_validate(base)), Streams(1, replication))
    world = World(known, draw, traced=bool(known.scenario.trace.facilities))
    return Played(known, world, world.run())


def max_min(months: str, adjustment: str) -> dict[str, Any]:
    return units(
        policy={"kind": "forced_ordering", "max_months": months},
        consumption={"source": "issues", "adjustment": adjustment},
    )


def kit(**rules: object) -> dict[str, Any]:
    return units(policy={"kind": "kit_push", "sized_for": "facility", **rules})
