"""Distributions of what is not known: each gives the value below which a share of its mass lies.

They are all asked by their inverse, never drawn from: designs say which shares, so that samples can
be spread evenly, and the same share of two distributions is the same piece of chance.
"""

import math
from itertools import accumulate
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from scipy.special import ndtr, ndtri

from sim.experiment.amount import Value, in_one_unit
from sim.quantities import Section

_DIGITS = 6


class Between(Section):
    """What has a lowest and a highest value."""

    low: Value
    """The lowest value, with its unit."""

    high: Value
    """The highest value."""

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        low, high = in_one_unit(self.low, self.high)
        if high.number <= low.number:
            raise ValueError(f"expected 'high' above 'low', got {self.low!r} and {self.high!r}")
        return self

    def _at(self, number: float) -> Value:
        """Return *number* as the scenario would write it; more digits would be pretence.

        Six digits that count are kept. An end with more of them comes out rounded, too.
        """
        return in_one_unit(self.low)[0].with_number(float(f"{number:.{_DIGITS}g}"))


class Uniform(Between):
    """Every value alike."""

    kind: Literal["uniform"] = "uniform"
    """Which distribution."""

    def value_at(self, share: float) -> Value:
        """Return the value below which *share*, from 0 to 1, of all lie; the ends for 0 and 1."""
        low, high = in_one_unit(self.low, self.high)
        return self._at(low.number + share * (high.number - low.number))


class Loguniform(Between):
    """Every order of magnitude alike."""

    kind: Literal["loguniform"] = "loguniform"
    """Which distribution."""

    @model_validator(mode="after")
    def _is_above_zero(self) -> Self:
        if in_one_unit(self.low)[0].number <= 0:
            raise ValueError(f"expected 'low' above 0, got {self.low!r}")
        return self

    def value_at(self, share: float) -> Value:
        """Return the value below which *share* of all lie.

        A half is the geometric mean of the ends.
        """
        low, high = in_one_unit(self.low, self.high)
        return self._at(low.number * (high.number / low.number) ** share)


class Triangular(Between):
    """Most likely at its mode, and never outside."""

    kind: Literal["triangular"] = "triangular"
    """Which distribution."""

    mode: Value
    """The likeliest value."""

    @model_validator(mode="after")
    def _mode_is_between(self) -> Self:
        low, mode, high = in_one_unit(self.low, self.mode, self.high)
        if not low.number <= mode.number <= high.number:
            raise ValueError(
                f"expected 'mode' from {self.low!r} to {self.high!r}, got {self.mode!r}"
            )
        return self

    def value_at(self, share: float) -> Value:
        """Return the value below which *share* of all lie.

        The mode may be one of the ends; the density then falls, or rises, all the way.
        """
        low, mode, high = (each.number for each in in_one_unit(self.low, self.mode, self.high))
        if share * (high - low) < mode - low:
            return self._at(low + math.sqrt(share * (high - low) * (mode - low)))
        return self._at(high - math.sqrt((1 - share) * (high - low) * (high - mode)))


class Normal(Between):
    """The bell, cut off below `low` and above `high`."""

    kind: Literal["normal"] = "normal"
    """Which distribution."""

    mean: Value
    """Of the bell before it is cut."""

    deviation: Value
    """Its standard deviation before it is cut."""

    @model_validator(mode="after")
    def _has_a_spread(self) -> Self:
        if in_one_unit(self.low, self.mean, self.deviation)[2].number <= 0:
            raise ValueError(f"expected 'deviation' above 0, got {self.deviation!r}")
        return self

    def value_at(self, share: float) -> Value:
        """Return the value below which *share* of all lie.

        What is cut off is spread over what is left, in proportion: no mass gathers at the ends.
        """
        values = in_one_unit(self.low, self.high, self.mean, self.deviation)
        low, high, mean, deviation = (each.number for each in values)
        # the share is of what is left between the ends, so it is looked up between theirs
        below, above = (float(ndtr((end - mean) / deviation)) for end in (low, high))
        number = mean + deviation * float(ndtri(below + share * (above - below)))
        # far in a tail the inverse runs out of digits and may land outside
        return self._at(min(max(number, low), high))


class Choice(Section):
    """One of several values, which may be words."""

    kind: Literal["choice"] = "choice"
    """Which distribution."""

    values: Annotated[tuple[Value, ...], Field(min_length=1)]
    """What is chosen from."""

    weights: tuple[Annotated[float, Field(gt=0)], ...] = ()
    """How likely each is, in any unit; none: all alike."""

    @model_validator(mode="after")
    def _weights_match(self) -> Self:
        if self.weights and len(self.weights) != len(self.values):
            raise ValueError(
                f"expected one weight a value, got {len(self.weights)} for {len(self.values)}"
            )
        return self

    def value_at(self, share: float) -> Value:
        """Return the value at which the weights so far exceed *share* of all; the last one for 1.

        Values keep the order of the file: where it has a sense, as from dry to wet, neighbouring
        shares give neighbouring values.
        """
        weights = self.weights or (1.0,) * len(self.values)
        wanted = share * sum(weights)
        reached = zip(accumulate(weights), self.values, strict=True)
        return next((value for weight, value in reached if weight > wanted), self.values[-1])


Distribution = Annotated[
    Uniform | Loguniform | Triangular | Normal | Choice, Field(discriminator="kind")
]
"""How likely which value is."""
