"""The published ways of correcting consumption for the days on which there was nothing to hand out.

Each returns pieces a month, and NaN where stock was there too rarely to tell.

They differ in the length of a month (30.4375, 30.4, 30 days) and in whether periods are corrected
one by one or together; a few per cent of AMC come from that alone.
"""

import numpy as np
from numpy.typing import NDArray

from sim.policies.forecast.past_use import PastUse
from sim.quantities import DAYS_PER_MONTH

Rate = NDArray[np.float64]

_WHO_DAYS_PER_MONTH = 30.4
_OPENLMIS_DAYS_PER_MONTH = 30


def days_in_stock(past: PastUse, *, least_in_stock: float) -> Rate:
    """Return 30.4375 × consumption ÷ days in stock.

    Days out are taken for days like the others, on which as much would have been used.

    Parameters
    ----------
    past
        The look-back.
    least_in_stock
        Share of its days on which there has to have been stock; a day at least.

    References
    ----------
    BHIMA documentation, *consumption by days in stock* (with 30.5).
    """
    in_stock = past.days_in_stock
    rate = past.all_used * DAYS_PER_MONTH / np.maximum(in_stock, 1)
    return np.where(_is_known(past, least_in_stock), rate, np.nan)


def who_msh(past: PastUse, *, least_in_stock: float) -> Rate:
    """Return C_T ÷ (R_M - D_OS ÷ 30.4): consumption by months of the look-back in stock.

    Parameters
    ----------
    past
        The look-back; R_M is its length in months of 30.4375 days, D_OS its days out.
    least_in_stock
        As for `days_in_stock`.

    References
    ----------
    Management Sciences for Health & WHO, *Managing Drug Supply*, adjusted average consumption.
    """
    out_months = past.days_out.sum(axis=0) / _WHO_DAYS_PER_MONTH
    in_stock_months = past.all_days / DAYS_PER_MONTH - out_months
    # 30.4 and 30.4375 differ, so that days out can come to more than the look-back
    rate = past.all_used / np.maximum(in_stock_months, 1 / _WHO_DAYS_PER_MONTH)
    return np.where(_is_known(past, least_in_stock), rate, np.nan)


def openlmis(past: PastUse, *, least_in_stock: float, correct_at_most: float) -> Rate:
    """Return the mean over the periods of N ÷ M, with N = C·30·M ÷ (30·M - X).

    C is a period's consumption, X its days out, M its whole months; periods in which stock was
    there too rarely are left out of the mean. A period of 28 days counts as a whole month, so that
    its use comes out 8 % low.

    Parameters
    ----------
    past
        The look-back, period by period.
    least_in_stock
        Share of a period's own days on which there has to have been stock.
    correct_at_most
        Most that N may be, as a multiple of C; infinite for no limit.

    References
    ----------
    OpenLMIS documentation, *adjusted consumption* and *average consumption*.
    """
    total, known = np.zeros(past.all_used.shape), np.zeros(past.all_used.shape)
    for used, days, days_out in zip(past.used, past.days, past.days_out, strict=True):
        months = np.maximum(np.rint(days / DAYS_PER_MONTH), 1)
        nominal = months * _OPENLMIS_DAYS_PER_MONTH
        # a period may have more days out than its 30 nominal ones
        factor = nominal / np.maximum(nominal - days_out, 1)
        is_known = days - days_out >= np.maximum(least_in_stock * days, 1.0)
        total += np.where(is_known, used * np.minimum(factor, correct_at_most) / months, 0)
        known += is_known
    return np.where(known > 0, total / np.maximum(known, 1), np.nan)


def _is_known(past: PastUse, least_in_stock: float) -> NDArray[np.bool_]:
    """Return where there was stock for long enough, a day at least: facilities × products."""
    return np.asarray(past.days_in_stock >= np.maximum(least_in_stock * past.all_days, 1.0))
