"""Samples of what is not known, spread over all of it as evenly as few points can be.

They ask how the answer varies; designs, in `sensitivity_design`, ask which setting it varies with.
"""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from scipy.stats import qmc

from sim.experiment.point import Setting
from sim.experiment.sensitivity_design import settings_at
from sim.experiment.uncertainty import Uncertainty
from sim.quantities import Section
from sim.rng import Streams

_MOST_POINTS = 65_536


class Sampling(Section):
    """How uncertainties are sampled."""

    kind: Literal["latin_hypercube", "sobol"] = "latin_hypercube"
    """Each uncertainty in equal steps, combined at random; or Sobol's sequence."""

    points: Annotated[int, Field(ge=1, le=_MOST_POINTS)]
    """How many samples; for Sobol's sequence a power of two."""

    seed: Annotated[int, Field(ge=0)] = 1
    """Where the chance of the sample comes from; that of the patients is another."""

    @model_validator(mode="after")
    def _sobol_is_balanced(self) -> Self:
        if self.kind == "sobol" and self.points & (self.points - 1):
            below = 1 << (self.points.bit_length() - 1)
            raise ValueError(
                f"expected a power of two for 'sobol', such as {below} or {2 * below},"
                f" got {self.points}"
            )
        return self

    def samples(self, uncertainties: Mapping[str, Uncertainty]) -> tuple[tuple[Setting, ...], ...]:
        """Return the settings of each sample, in the order of *uncertainties*.

        References
        ----------
        McKay, Beckman & Conover (1979), *A comparison of three methods for selecting values of
        input variables*, Technometrics 21: section 2. Owen (1998), *Scrambling Sobol' and
        Niederreiter-Xing points*, Journal of Complexity 14.
        """
        sequence = qmc.Sobol if self.kind == "sobol" else qmc.LatinHypercube
        # by a seed of its own: other patients have to meet the same samples
        chance = Streams(self.seed, 0).get("sweep", "samples")
        shares = sequence(len(uncertainties), seed=chance).random(self.points)
        return settings_at(shares, uncertainties)
