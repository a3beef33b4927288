"""Average monthly consumption and what is done about months without stock.

Days without stock hide demand: AMC on issues falls while shelves are empty, and orders with it.
"""

from sim.policies.forecast.average_consumption import AverageConsumption
from sim.policies.forecast.past_use import PastUse

__all__ = ["AverageConsumption", "PastUse"]
