"""How facilities are supplied: one rule a file, chosen by ``kind`` in the scenario."""

from typing import Annotated

from pydantic import Field

from sim.policies.replenishment.base import Pieces, Rate, ReplenishmentPolicy, StockView
from sim.policies.replenishment.base_stock import BaseStock
from sim.policies.replenishment.continuous_review import ContinuousReview
from sim.policies.replenishment.forced_ordering import ForcedOrdering
from sim.policies.replenishment.informed_push import InformedPush
from sim.policies.replenishment.kit_push import KitPush
from sim.policies.replenishment.pre_positioning import PrePositioning
from sim.policies.replenishment.pull_by_exception import PullByException
from sim.policies.replenishment.reorder_point import ReorderPoint
from sim.policies.replenishment.report_based_allocation import ReportBasedAllocation
from sim.policies.replenishment.safety_stock import SafetyStock
from sim.policies.replenishment.standard import Standard
from sim.policies.replenishment.vendor_managed import VendorManaged
from sim.policies.replenishment.visit_supply import VisitSupply

Replenishment = Annotated[
    PullByException
    | KitPush
    | ForcedOrdering
    | Standard
    | ContinuousReview
    | VendorManaged
    | InformedPush
    | PrePositioning
    | ReorderPoint
    | BaseStock
    | ReportBasedAllocation
    | SafetyStock
    | VisitSupply,
    Field(discriminator="kind"),
]
"""The policies that a scenario can name by `kind`; the order is that of messages and of the
schema."""

__all__ = [
    "InformedPush",
    "Pieces",
    "Rate",
    "Replenishment",
    "ReplenishmentPolicy",
    "StockView",
]
