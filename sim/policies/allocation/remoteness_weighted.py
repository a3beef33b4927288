"""Remoteness-weighted: equal months of stock, and more where the road is longer."""

from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from sim.policies.allocation.base import AllocationRule, Requests
from sim.policies.allocation.equal_months import EqualMonths


class RemotenessWeighted(AllocationRule):
    """Lift all who ask to w·λ months of stock, where w grows with the hours from the store.

    w = 1 + extra_per_hour × hours of free travel time; λ is solved as for equal months.

    Half a day away, at 0.1 an hour, a unit is lifted to 2.2 times the months of one beside the
    store: what it loses less often to a closed road costs those nearby.
    """

    kind: Literal["remoteness_weighted"] = "remoteness_weighted"

    extra_per_hour: Annotated[float, Field(ge=0)] = 0.1
    """How much more stock an hour from the store gives, as a share of what a unit beside it has."""

    def share(self, requests: Requests, stock: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return what each request gets, requests × products.

        At `extra_per_hour` 0 it is equal months.
        """
        weights = 1 + self.extra_per_hour * requests.remoteness_hours
        weighted = requests.with_consumption(requests.monthly_consumption * weights[:, None])
        return EqualMonths().share(weighted, stock)
