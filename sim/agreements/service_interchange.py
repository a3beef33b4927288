"""Institutions that open their units to each other's patients."""

from collections.abc import Sequence
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from sim.quantities import Hours, Section


class ServiceInterchange(Section):
    """People go to the nearest open unit of any of the parties, and its stock serves them."""

    kind: Literal["service_interchange"] = "service_interchange"

    parties: Annotated[tuple[str, ...], Field(min_length=2)]
    """Institutions whose units serve each other's people."""

    levels: tuple[str, ...] = ()
    """Levels of the units that are open to others; all where none is given."""

    travel_at_most: Hours = 3.0
    """Nobody travels longer than this to a unit that is not their own."""

    def accepts(
        self, affiliation: Sequence[str], host: Sequence[str], host_level: Sequence[str]
    ) -> NDArray[np.bool_]:
        """Return who may go where under the agreement, communities × facilities.

        Parameters
        ----------
        affiliation
            Institution of the people of each community.
        host
            Owner of each facility.
        host_level
            Level of each facility.
        """
        is_party = np.isin(affiliation, self.parties)
        is_open = np.isin(host, self.parties)
        if self.levels:
            is_open &= np.isin(host_level, self.levels)
        return np.logical_and.outer(is_party, is_open)
