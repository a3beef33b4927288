"""What nobody knows: a place in the scenario, and how likely which value is.

A lever has values that are chosen; an uncertainty has a distribution, and every choice of the
levers meets the same draws of it.
"""

from sim.experiment.distribution import Distribution
from sim.experiment.lever import Varied


class Uncertainty(Varied):
    """One setting that is sampled."""

    distribution: Distribution
    """How likely which value is."""
