"""What nobody knows: a place in the scenario, and how likely which value is."""

from sim.experiment.distribution import Distribution
from sim.experiment.lever import Varied


class Uncertainty(Varied):
    """One setting that is sampled."""

    distribution: Distribution
    """How likely which value is."""
