"""Plays generated scenarios: their files are read as those of a planner are."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from sim.domain.records import Labels, Records
from sim.engine.draw import Draw
from sim.engine.labels import labels_of
from sim.engine.orders import Shipment
from sim.engine.setting import Setting
from sim.engine.world import World
from sim.rng import Streams
from sim.scenario.loader import load_plan
from sim.scenario.plan import Plan
from tests.property.generated.choices import Data


def plan_of(data: Data) -> Plan:
    """Return what the file of a scenario describes; JSON is YAML too."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "generated.yaml"
        file.write_text(json.dumps(data), encoding="utf-8")
        return load_plan(file)


@dataclass
class Played:
    """One strategy of a generated scenario after its run."""

    setting: Setting
    world: World
    records: Records

    @cached_property
    def labels(self) -> Labels:
        return labels_of(self.setting)

    @cached_property
    def shipments(self) -> set[Shipment]:
        """Everything that stores and lenders sent."""
        stores = {each for store in self.world._dispatchers for each in store.shipments()}
        lent = {
            each
            for loans in self.world._loans
            for each in (*loans._handed_over, *loans.trips.under_way())
        }
        return stores | lent


def play(
    plan: Plan,
    strategy: str,
    watch: Callable[[World], None] | None = None,
    *,
    verify: bool = True,
) -> Played:
    """Play a strategy on the patients of the base; *watch* sees the world before it runs."""
    setting = Setting(plan.strategies[strategy].scenario)
    streams = Streams(plan.base.run.seed, 0)
    draw = Draw(Setting(plan.base), streams, mixes_people=plan.mixes_people)
    world = World(setting, draw, traced=True)
    if watch:
        watch(world)
    return Played(setting, world, world.run(verify=verify))


def content(records: Records) -> dict[str, bytes]:
    """Return every field, to be compared bit by bit.

    The number of an agreement says where the scenario lists it, not what it does.
    """
    transfers = records.transfers.copy()
    transfers["agreement"] = 0
    whole = records.arrays() | {"transfers": transfers}
    return {name: array.tobytes() for name, array in whole.items()}
