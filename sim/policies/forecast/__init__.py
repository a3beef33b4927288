"""Average monthly consumption and what is done about months without stock."""

from sim.policies.forecast.average_consumption import AverageConsumption

__all__ = ["AverageConsumption"]
