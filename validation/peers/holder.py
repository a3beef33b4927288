"""What another program has to know of who holds stock, and what it tells of its run."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.engine.draw import Draw
from sim.engine.first_stock import first_stock
from sim.engine.replication import Stage
from sim.engine.setting import Setting
from sim.policies.replenishment.base_stock import BaseStock
from sim.policies.replenishment.continuous_review import ContinuousReview
from sim.policies.replenishment.reorder_point import ReorderPoint
from sim.rng import Streams
from sim.scenario.replenishment import Programme


class Holder(NamedTuple):
    """One product at one store or unit."""

    name: str
    """The facility."""

    first_stock: int
    """Pieces on the first morning."""

    lead_days: int
    """From the patients of the day of an order to those whom it serves, if it is there at once."""

    reorder_at: int
    """Position at or below which is ordered."""

    up_to: int
    """Position up to which is ordered; 0 where lots are."""

    lot: int = 0
    """Pieces of a lot; 0 where there are none."""


class Run(NamedTuple):
    """What came out for the holders, in their order, of one product."""

    at_opening: NDArray[np.int64]
    """Pieces on the shelf every morning, days × holders."""

    served: NDArray[np.int64]
    """Pieces that patients got at once."""


def holder(setting: Setting, name: str, product: str) -> Holder:
    """Return what a scenario says of a facility and a product.

    What a supplier brings on a morning, and a store by noon, serves the patients of the next day.
    """
    row, column = setting.facility_index[name], setting.product_index[product]
    scenario = setting.scenario
    house = scenario.facilities[name]
    outside = scenario.supply.get(house.supplier)
    (programme,) = (each for each in scenario.replenishment.values() if each.covers(house))
    reorder_at, up_to, lot = _levels(programme, product)
    return Holder(
        name=name,
        first_stock=int(first_stock(setting)[row, column]),
        lead_days=1 + (round(outside.lead_time_most) if outside else 0),
        reorder_at=reorder_at,
        up_to=up_to,
        lot=lot,
    )


def _levels(programme: Programme, product: str) -> tuple[int, int, int]:
    """Return when is ordered, up to what, and in which lots; 0 for what the policy has not."""
    policy = programme.policy
    if isinstance(policy, BaseStock) and isinstance(policy.pieces, dict):
        return policy.pieces[product] - 1, policy.pieces[product], 0
    if isinstance(policy, ContinuousReview):
        return policy.min_pieces or 0, policy.max_pieces or 0, 0
    if isinstance(policy, ReorderPoint):
        return policy.min_pieces or 0, 0, policy.lot_pieces or 0
    raise NotImplementedError(policy.kind)


def demand_of(stage: Stage, replication: int = 0) -> NDArray[np.int64]:
    """Return the pieces asked for as our own run draws them, days × facilities × products."""
    setting = stage.base
    draw = Draw(setting, Streams(setting.scenario.run.seed, replication))
    cells = len(setting.facilities), len(setting.product_index)
    asked = np.zeros((setting.calendar.days, *cells), dtype=np.int64)
    for day in range(setting.calendar.days):
        lines = draw.lines(day)
        who = lines.community[lines.prescription]
        np.add.at(asked[day], (who, lines.product), lines.quantity)
    return asked


def ours(stage: Stage, strategy: str, names: tuple[str, ...], product: str) -> Run:
    """Return what our own run says of the same holders; the scenario has to trace all of them.

    Replication 0 alone is traced, so that is what is played, anew at every call.
    """
    setting = stage.settings[strategy]
    trace = setting.scenario.trace
    ((_, records),) = stage.play([strategy], 0)
    rows = [setting.facility_index[name] for name in names]
    column = setting.product_index[product]
    traced = [trace.facilities.index(name) for name in names]
    return Run(
        at_opening=records.trace[:, traced, trace.products.index(product)],
        served=records.served[rows, column],
    )
