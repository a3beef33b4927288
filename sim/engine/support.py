"""What third parties pay for, as money a month by facility."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.agreements import ExternalSupport
from sim.agreements.external_support import shared_out
from sim.engine.goods import goods_of
from sim.engine.setting import Setting


class Support(NamedTuple):
    """All external support of a strategy, by row of the stock, in the currency of the scenario."""

    into_purses: NDArray[np.float64]
    """Money a month for goods, by the facility that buys them."""

    cost: NDArray[np.float64]
    """Money a month for goods and staff, by the facility that they are meant for."""


def support_of(setting: Setting) -> Support:
    """Return the external support of a strategy.

    Goods are paid for where people are expected to use them, but the money goes to who buys them
    from outside, who may be a store levels above; staff is paid where it works. Whether money for
    goods changes anything depends on whether it binds.

    References
    ----------
    docs/model.md, section 2.2, *External support*.
    """
    requirement = setting.own_month @ goods_of(setting).price
    people = setting.communities
    consultations = np.zeros_like(requirement)
    np.add.at(consultations, people.unit, people.consultations_per_year)
    goods, staff = np.zeros_like(requirement), np.zeros_like(requirement)
    for support in setting.scenario.agreed(ExternalSupport).values():
        chosen = chosen_by(support, setting)
        if support.supply:
            goods += support.supply.money(requirement * chosen)
        if support.staff:
            staff += shared_out(support.staff.per_month, consultations * chosen)
    into_purses = np.zeros_like(goods)
    np.add.at(into_purses, setting.buyer, goods)
    return Support(into_purses, goods + staff)


def chosen_by(support: ExternalSupport, setting: Setting) -> NDArray[np.bool_]:
    """Return which facilities are supported, by row of the stock: shelves of stores may be too."""
    houses, places = setting.facilities, setting.scenario.network.places
    return support.chooses(
        tuple(setting.facility_index),
        owner=[house.institution for house in houses],
        region=[places[house.place].region for house in houses],
    )
