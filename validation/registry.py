"""All known answers, in the order of the page."""

from collections.abc import Mapping

from validation.answers import (
    backorders,
    fixed_life,
    lost_sales,
    newsvendor,
    pooling,
    shortest_paths,
    stockpyl,
    supplynetpy,
    two_echelons,
    vehicle_pool,
    zambia_clinic,
)
from validation.known_answer import KnownAnswer

ANSWERS: Mapping[str, KnownAnswer] = {
    newsvendor.TOPIC: newsvendor.ANSWER,
    backorders.TOPIC: backorders.ANSWER,
    lost_sales.TOPIC: lost_sales.ANSWER,
    two_echelons.TOPIC: two_echelons.ANSWER,
    pooling.TOPIC: pooling.ANSWER,
    fixed_life.TOPIC: fixed_life.ANSWER,
    vehicle_pool.TOPIC: vehicle_pool.ANSWER,
    shortest_paths.TOPIC: shortest_paths.ANSWER,
    zambia_clinic.TOPIC: zambia_clinic.ANSWER,
    stockpyl.TOPIC: stockpyl.ANSWER,
    supplynetpy.TOPIC: supplynetpy.ANSWER,
}
"""By topic, which is the folder of the scenario too where it has one."""
