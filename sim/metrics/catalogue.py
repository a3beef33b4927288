"""All KPIs, in the order in which they are shown.

A KPI that is not in here is nowhere: not in tables, not in expectations, not in sweeps. The
docstring of each one's function has its equation.
"""

from sim.domain.records import Labels, Records
from sim.metrics.availability import AVAILABILITY
from sim.metrics.cold_chain import COLD_CHAIN
from sim.metrics.costs import COSTS
from sim.metrics.coverage import COVERAGE
from sim.metrics.delivery_times import DELIVERY_TIMES
from sim.metrics.equity import EQUITY
from sim.metrics.expiry import EXPIRY
from sim.metrics.hard_season import HARD_SEASON
from sim.metrics.interchange import INTERCHANGE
from sim.metrics.kpi import Kpi
from sim.metrics.loans import LOANS
from sim.metrics.money import MONEY_SPENT
from sim.metrics.prescriptions import PRESCRIPTIONS
from sim.metrics.regions import REGIONS
from sim.metrics.resilience import RESILIENCE
from sim.metrics.transport import TRANSPORT
from sim.metrics.visits import VISIT_KPIS

KPIS: dict[str, Kpi] = {
    kpi.id: kpi
    for theme in (
        PRESCRIPTIONS,
        AVAILABILITY,
        DELIVERY_TIMES,
        COVERAGE,
        TRANSPORT,
        COSTS,
        EQUITY,
        REGIONS,
        EXPIRY,
        COLD_CHAIN,
        RESILIENCE,
        LOANS,
        VISIT_KPIS,
        HARD_SEASON,
        MONEY_SPENT,
        INTERCHANGE,
    )
    for kpi in theme
}
"""Each KPI by its id."""

HEADLINE = (
    "prescriptions_filled",
    "filled_within_30_days",
    "stockout_days_vital",
    "worst_decile_filled",
    "on_time",
    "turnaround_days_mean",
    "months_of_stock",
    "transport_cost",
    "cost_per_filled_prescription",
)
"""The few that are shown first. They are of every scenario; the order is that of the report."""

ALSO_HEADLINE = tuple(
    kpi.id
    for theme in (RESILIENCE, LOANS, VISIT_KPIS, HARD_SEASON, MONEY_SPENT, INTERCHANGE)
    for kpi in theme
)
"""Those of shocks and agreements: shown first too, where some strategy defines them."""


def measure(records: Records, labels: Labels) -> dict[str, float]:
    """Return every KPI of one run by its id, nan where one is not defined.

    Any KPI can so be computed from old results without playing again.
    """
    return {kpi.id: kpi.measure(records, labels) for kpi in KPIS.values()}
