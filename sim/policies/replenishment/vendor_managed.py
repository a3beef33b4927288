"""Vendor-managed stock: the supplier watches the shelf and fills it up."""

from typing import ClassVar, Literal

from sim.policies.replenishment.min_max import MinMax


class VendorManaged(MinMax):
    """The supplier sends what fills up to the maximum once stock falls to the minimum.

    The levels work as in a continuous review; the facility orders nothing, and reports nothing:
    the supplier knows the stock as it is, whatever the programme's `information` says.

    Beside `continuous_review` with the same levels it shows what the information alone is worth.
    """

    facility_decides: ClassVar[bool] = False

    sees_shelves: ClassVar[bool] = True

    kind: Literal["vendor_managed"] = "vendor_managed"
