"""Bands of a measure, as a *semáforo* shows them: good, middling, bad."""

import math
from typing import Literal, NamedTuple

Tone = Literal["good", "middling", "bad", ""]


class Bands(NamedTuple):
    """Where a share is good and where it is bad."""

    good_from: float
    """Good at or above."""

    middling_from: float
    """Middling at or above, bad below."""

    def tone(self, share: float) -> Tone:
        """Return the band of a share from 0 to 1; empty where it is not known (nan)."""
        if math.isnan(share):
            return ""
        if share >= self.good_from:
            return "good"
        return "middling" if share >= self.middling_from else "bad"


AVAILABILITY = Bands(good_from=0.90, middling_from=0.70)
"""*Óptimo*, *regular*, *bajo*: the bands of availability of Peru's SISMED (ranking of 2016)."""
