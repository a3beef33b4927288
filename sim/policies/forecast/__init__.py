"""Average monthly consumption and what is done about months without stock."""

from sim.policies.forecast.average_consumption import AverageConsumption
from sim.policies.forecast.past_use import PastUse

__all__ = ["AverageConsumption", "PastUse"]
