"""What charts, tables and the report need of the records, taken in one pass over them.

Records of a national scenario do not fit into memory all at once: each is read, reduced to sums by
facility and product, and let go. Only replication 0 is kept whole, for its trace.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.agreements import ReciprocalLoans
from sim.domain.records import VEN_CLASSES, Labels, Records
from sim.metrics.availability import kept
from sim.metrics.by_facility import stockout_share
from sim.metrics.by_product import days, pieces
from sim.metrics.cost_parts import cost_parts, lost_value
from sim.metrics.coverage import cycle_days
from sim.metrics.delivery_times import ordinary_deliveries
from sim.metrics.expiry import expired_pieces
from sim.metrics.interchange import attentions
from sim.metrics.loans import ledger
from sim.metrics.outcome import Outcome, StrategyOutcome
from sim.metrics.prescriptions import prescriptions_by_facility
from sim.metrics.ratio import ratios
from sim.metrics.resilience import Course, course, moving_share
from sim.scenario.plan import Plan, Strategy

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


@dataclass(frozen=True)
class StrategyDigest:
    """The records of one strategy; arrays are replications × facilities or × products.

    What concerns patients is 0, or nan where it is a share, at facilities that serve none.
    """

    id: str
    """Name of the strategy in the scenario."""

    strategy: Strategy
    """Its title and the scenario that it played."""

    labels: Labels
    """What its facilities and products are."""

    asked: Floats
    """Prescriptions by facility."""

    complete: Floats
    """Of these, filled completely at the first attempt."""

    stockout: Floats
    """Share of opening days × products kept that began without stock, by facility."""

    class_stockout: Floats
    """The same by class, replications × facilities × `VEN_CLASSES`."""

    cell_stockout: Floats
    """Share of opening days that began without stock, facilities × products; mean of the
    replications, nan where the product is not kept."""

    bands: Floats
    """Month starts by months of stock where patients come, replications × `VEN_CLASSES` ×
    `BANDS`."""

    product_asked: Floats
    """Pieces asked for at first attempts, by product."""

    product_served: Floats
    """Of these, handed out."""

    product_stockout: Floats
    """Share of opening days × facilities that keep it that began without stock, by product."""

    product_received: Floats
    """Pieces received where patients come, by product."""

    product_stock: Floats
    """Mean pieces on hand where patients come, by product."""

    product_expired: Floats
    """Pieces that expired where patients come, by product; nan where nothing expires."""

    chance_out: Floats
    """Share of replications in which nothing was on hand on the day of `snapshot_day`, facilities ×
    products; no facilities in results that do not have it."""

    short_dated: Floats
    """Pieces that expire within 3, and within 3 to 6 months of the end, facilities × products × 2;
    means over the replications, no facilities where nothing expires."""

    cost_parts: Floats
    """Cost of transport, replications × `COST_PARTS`."""

    lost_value: Floats
    """Price of all that expired or was spoiled, by replication; nan where neither is played."""

    loans: tuple[Counts, ...]
    """Ledger of loans at the end, see `ledger`; one array a replication, none without an agreement
    on loans."""
    attentions: Floats
    """Whose patients came where, replications × affiliations × facilities × what `attentions` of
    the metrics counts; none where that is not counted."""

    rounds: tuple[Floats, ...]
    """Days from the start of a round to the visit of a facility, sorted; one array a replication.
    See `cycle_days`."""

    delivery_days: tuple[Floats, ...]
    """Days that each delivery took, inf where it has not come; one array a replication."""

    daily: Floats
    """Prescriptions asked for and filled completely, days measured × institutions × 2; means over
    the replications."""

    moving_filled: Floats
    """Share of the prescriptions of the last 7 days that was filled completely, replications ×
    days measured."""

    courses: tuple[Course | None, ...]
    """What became of it after a shock, by replication; None without one."""

    promised_days: float
    """Median days to the date on which a delivery is due; nan without deliveries."""

    is_ordered: bool
    """Whether facilities order; else their deliveries count from the start of the round."""

    first: Records
    """Records of replication 0, with its trace."""

    @cached_property
    def filled(self) -> Floats:
        """Share of prescriptions filled completely, replications × facilities.

        Nan where none was asked for.
        """
        return ratios(self.complete, self.asked)

    @cached_property
    def units(self) -> NDArray[np.int64]:
        """Indices of the facilities that serve patients and were asked in every replication.

        Only these are ranked: the share of a unit that nobody came to once is not defined there.
        """
        return np.flatnonzero((self.asked > 0).all(axis=0))

    @property
    def median_days(self) -> float:
        """Days within which half of all deliveries came, of all replications together.

        Inf where fewer have come.
        """
        return float(np.median(np.concatenate(self.delivery_days)))

    @property
    def has_deliveries(self) -> bool:
        """Whether anything came to a facility that serves patients."""
        return any(np.isfinite(run).any() for run in self.delivery_days)


@dataclass(frozen=True)
class Digest:
    """The records of all strategies, as charts need them."""

    plan: Plan
    """The scenario that was played."""

    baseline: str
    """The strategy that the others are compared with."""

    replications: int
    """Replications of each strategy."""

    strategies: Mapping[str, StrategyDigest]
    """In the order of the scenario."""


def digest(outcome: Outcome) -> Digest:
    """Read every record of *outcome* once and return what is needed of them.

    It takes most of the time of a report. Nothing of it depends on the language.
    """
    return Digest(
        plan=outcome.plan,
        baseline=outcome.baseline,
        replications=outcome.replications,
        strategies={
            name: _strategy(outcome.plan.strategies[name], played)
            for name, played in outcome.strategies.items()
        },
    )


def _strategy(strategy: Strategy, played: StrategyOutcome) -> StrategyDigest:
    """Return the digest of one strategy.

    Its runs stacked, or averaged where only means are shown.
    """
    agreed, loans = strategy.scenario.agreements, strategy.scenario.agreed(ReciprocalLoans)
    terms = [loans[name].pay_back_within if name in loans else float("nan") for name in agreed]
    runs = [_run(records, played.labels, strategy, terms) for records in played.records]
    promised = np.concatenate([run.promised_days for run in runs])
    return StrategyDigest(
        id=played.id,
        strategy=strategy,
        labels=played.labels,
        asked=np.array([run.asked for run in runs], dtype=float),
        complete=np.array([run.complete for run in runs], dtype=float),
        stockout=np.array([run.stockout for run in runs]),
        class_stockout=np.array([run.class_stockout for run in runs]),
        cell_stockout=_cells([run.cell_stockout for run in runs], played.labels),
        bands=np.array([run.bands for run in runs], dtype=float),
        product_asked=np.array([run.product_asked for run in runs], dtype=float),
        product_served=np.array([run.product_served for run in runs], dtype=float),
        product_stockout=np.array([run.product_stockout for run in runs]),
        product_received=np.array([run.product_received for run in runs], dtype=float),
        product_stock=np.array([run.product_stock for run in runs]),
        product_expired=np.array([run.product_expired for run in runs]),
        chance_out=np.mean([run.is_out for run in runs], axis=0),
        short_dated=np.mean([run.short_dated for run in runs], axis=0),
        cost_parts=np.array([run.cost_parts for run in runs]),
        lost_value=np.array([run.lost_value for run in runs]),
        loans=tuple(run.loans for run in runs if run.loans is not None),
        attentions=np.array([run.attentions for run in runs]),
        rounds=tuple(run.rounds for run in runs),
        delivery_days=tuple(run.delivery_days for run in runs),
        daily=np.mean([run.daily for run in runs], axis=0),
        moving_filled=np.array([run.moving_filled for run in runs]),
        courses=tuple(run.course for run in runs),
        promised_days=float(np.median(promised)) if promised.size else float("nan"),
        is_ordered=any(run.is_ordered for run in runs),
        first=played.records[0],
    )


class _Run(NamedTuple):
    asked: Counts
    complete: Counts
    stockout: Floats
    class_stockout: Floats
    cell_stockout: Floats
    bands: Counts
    product_asked: Counts
    product_served: Counts
    product_stockout: Floats
    product_received: Counts
    product_stock: Floats
    product_expired: Floats
    is_out: NDArray[np.bool_]
    short_dated: NDArray[np.int32]
    cost_parts: Floats
    lost_value: float
    loans: Counts | None
    attentions: Floats
    rounds: Floats
    delivery_days: Floats
    daily: Counts
    moving_filled: Floats
    course: Course | None
    promised_days: Floats
    is_ordered: bool


def _cells(runs: Sequence[Floats], labels: Labels) -> Floats:
    """Return the mean of *runs*, each facilities × products.

    Nan where the plan keeps none of a product.
    """
    return np.where(kept(labels), np.sum(runs, axis=0) / len(runs), np.nan)


def _run(records: Records, labels: Labels, strategy: Strategy, terms: Sequence[float]) -> _Run:
    """Return what is needed of the records of one replication.

    Deliveries count from the decision of the facility; those that nobody asked for, from the start
    of their round.
    """
    scenario = strategy.scenario
    rows = ordinary_deliveries(records, labels)
    from_round = ~rows["is_order"] & ~np.isnan(rows["cycle_start"])
    origin = np.where(from_round, rows["cycle_start"], rows["decided"])
    taken = rows["received"] - origin
    served, asked = pieces(records, labels)
    stock = records.stock_sum[labels.serves_patients].sum(axis=0)
    return _Run(
        asked=prescriptions_by_facility(records, labels, "asked"),
        complete=prescriptions_by_facility(records, labels, "complete"),
        stockout=stockout_share(records, labels),
        class_stockout=np.stack(
            [stockout_share(records, labels, ven=ven) for ven in VEN_CLASSES], axis=1
        ),
        cell_stockout=ratios(records.stockout_days, records.opening_days[:, None]),
        bands=records.bands[labels.serves_patients].sum(axis=0),
        product_asked=asked,
        product_served=served,
        product_stockout=ratios(*days(records, labels)),
        product_received=records.received[labels.serves_patients].sum(axis=0),
        product_stock=stock / (records.last_day - records.first_day),
        product_expired=expired_pieces(records, labels),
        is_out=records.snapshot == 0,
        short_dated=records.short_dated[:, :, :2].astype(np.int32),
        cost_parts=cost_parts(records, scenario.transport, scenario.costs),
        lost_value=lost_value(records, labels),
        loans=ledger(records, labels, terms) if records.lends else None,
        attentions=attentions(records),
        rounds=cycle_days(records, labels),
        # inf sorts behind all that came, where nan has no place
        delivery_days=np.where(np.isnan(taken), np.inf, taken),
        daily=records.daily,
        moving_filled=moving_share(records.daily.sum(axis=1)),
        course=course(records, labels),
        promised_days=rows["due"] - origin,
        is_ordered=bool(rows["is_order"].any()),
    )
