"""Whether all facilities fare alike: the worst tenth, the remote ones, the Gini coefficient.

A strategy can raise the mean and leave the worst where they were. Report two of these at least:
each has a blind spot.
"""

import numpy as np
from numpy.typing import ArrayLike

from sim.domain.records import Labels, Records
from sim.metrics.by_facility import share_filled
from sim.metrics.kpi import Kpi
from sim.metrics.prescriptions import prescriptions_by_facility
from sim.metrics.ratio import ratio
from sim.scenario.text import Text


def worst_decile_filled(records: Records, labels: Labels) -> float:
    """Return the mean share of prescriptions filled of the tenth of facilities that fares worst.

    (1 ÷ m) Σ of the m smallest shares, m = ⌈n ÷ 10⌉ of n facilities, each counted alike.

    Which facilities they are may differ by replication.
    """
    shares = share_filled(records, labels)
    shares = np.sort(shares[~np.isnan(shares)])
    worst = shares[: _part(shares.size, 10)]
    return ratio(worst.sum(), worst.size)


def remote_to_near(records: Records, labels: Labels) -> float:
    """Return the share filled in the most remote fifth ÷ that in the nearest fifth.

    (Σ complete ÷ Σ asked) over the ⌈n ÷ 5⌉ facilities farthest from their store in hours, over the
    same of the nearest ones; 1 is equal, less favours the near. Not defined for one facility.

    Remoteness is free travel time over all levels from the store that suppliers fill, so that
    strategies with and without a forward store mean the same units.
    """
    known = np.flatnonzero(labels.serves_patients & ~np.isnan(labels.remoteness_hours))
    if known.size < 2:  # noqa: PLR2004 - remote and near
        return float("nan")
    # stable: of facilities equally far the order of the scenario decides, in all strategies
    order = known[np.argsort(labels.remoteness_hours[known], kind="stable")]
    fifth = _part(order.size, 5)
    complete = prescriptions_by_facility(records, labels, "complete")
    asked = prescriptions_by_facility(records, labels, "asked")
    near, remote = order[:fifth], order[-fifth:]
    return ratio(
        ratio(complete[remote].sum(), asked[remote].sum()),
        ratio(complete[near].sum(), asked[near].sum()),
    )


def gini_filled(records: Records, labels: Labels) -> float:
    """Return the Gini coefficient of the share filled over facilities: 0 where all fare alike.

    Facilities count alike, whatever their people are.
    """
    shares = share_filled(records, labels)
    return gini(shares[~np.isnan(shares)])


def gini(values: ArrayLike) -> float:
    """Return the Gini coefficient of values of at least 0; nan where all are 0.

    G = Σⱼ (2j − n − 1) x₍ⱼ₎ ÷ (n Σⱼ xⱼ), with x₍ⱼ₎ the j-th smallest of n.

    From 0 to (n − 1) ÷ n.

    Parameters
    ----------
    values
        In any order.

    References
    ----------
    Cowell (2011), *Measuring Inequality*, 3rd ed., Oxford University Press, technical appendix.
    """
    ordered = np.sort(np.asarray(values, dtype=float))
    rank = np.arange(1, ordered.size + 1)
    return ratio(((2 * rank - ordered.size - 1) * ordered).sum(), ordered.size * ordered.sum())


def _part(size: int, parts: int) -> int:
    """Return how many of *size* a part is, rounded up."""
    return -(-size // parts)


EQUITY = (
    Kpi(
        "worst_decile_filled",
        "share",
        "higher",
        worst_decile_filled,
        Text(es="Recetas completas, peor décimo", en="Prescriptions filled, worst tenth"),
    ),
    Kpi(
        "remote_to_near",
        "ratio",
        "higher",
        remote_to_near,
        Text(es="Surtido remoto ÷ cercano", en="Filled, remote ÷ near"),
    ),
    Kpi(
        "gini_filled",
        "ratio",
        "lower",
        gini_filled,
        Text(es="Desigualdad del surtido (Gini)", en="Inequality of filling (Gini)"),
    ),
)
"""KPIs of equity among facilities."""
