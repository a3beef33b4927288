"""The tables of a comparison as CSV files.

Columns are named in English with their units in both languages, for programs; only labels of
figures are in the language asked for. Shares are from 0 to 1.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import VEN_CLASSES
from sim.metrics.catalogue import KPIS
from sim.metrics.comparison import Comparison
from sim.metrics.interval import Interval, mean_interval
from sim.metrics.outcome import Outcome
from sim.metrics.ratio import ratios
from sim.reporting.digest import Digest, StrategyDigest
from sim.reporting.tables.attention_table import write_attentions
from sim.reporting.tables.csv_file import Cell, write_csv
from sim.reporting.tables.day_table import write_days
from sim.reporting.tables.loan_table import write_loans
from sim.reporting.tables.run_tables import (
    write_deliveries,
    write_transfers,
    write_trips,
    write_visits,
)
from sim.reporting.worst_units import chance_worst
from sim.scenario.text import Language

_UNKNOWN = Interval(float("nan"), float("nan"), float("nan"))


def write_tables(
    outcome: Outcome, comparison: Comparison, data: Digest, *, folder: Path, language: Language
) -> list[Path]:
    """Write all tables into *folder* and return the files.

    Those of shocks, of loans and of visits are written where there are any.

    Parameters
    ----------
    outcome
        KPIs of every run.
    comparison
        Means, intervals and differences.
    data
        The records, read once.
    folder
        Made where it is not there; an earlier table of the same name is replaced.
    language
        Of labels of figures; names of columns are the same in both.
    """
    tables = [
        write_kpis(outcome, comparison, folder=folder, language=language),
        write_replications(outcome, folder=folder),
        write_facilities(data, folder=folder),
        write_products(data, folder=folder),
        write_attentions(data, folder=folder),
        write_deliveries(data, folder=folder),
        write_trips(data, folder=folder),
    ]
    if any(played.labels.shock_days.size for played in data.strategies.values()):
        tables.append(write_days(data, folder=folder))
    if any(played.loans for played in data.strategies.values()):
        tables += [write_loans(data, folder=folder), write_transfers(data, folder=folder)]
    if any(played.first.visits.size for played in data.strategies.values()):
        tables.append(write_visits(data, folder=folder))
    return tables


def write_kpis(
    outcome: Outcome, comparison: Comparison, *, folder: Path, language: Language
) -> Path:
    """Write each KPI of each strategy: mean, interval, difference to the baseline.

    One row a strategy and KPI, each with the level of its intervals; a figure that is not defined
    has empty cells.
    """
    header = (
        "strategy", "kpi", "label", "unit", "mean", "low", "high", "level", "difference",
        "difference_low", "difference_high", "difference_level", "chance_best", "replications",
    )  # fmt: skip
    return write_csv(folder / "kpis.csv", header, _kpi_rows(outcome, comparison, language=language))


def _kpi_rows(
    outcome: Outcome, comparison: Comparison, *, language: Language
) -> Iterator[tuple[Cell, ...]]:
    for strategy, compared in comparison.strategies.items():
        currency = outcome.strategies[strategy].labels.currency
        for name, kpi in KPIS.items():
            mean = compared.means[name]
            difference = compared.differences.get(name, _UNKNOWN)
            yield (
                strategy,
                name,
                kpi.label.in_language(language),
                currency if kpi.unit == "currency" else kpi.unit,
                *(mean.mean, mean.low, mean.high, mean.level),
                *(difference.mean, difference.low, difference.high, difference.level),
                compared.chance_best.get(name, float("nan")),
                outcome.replications,
            )


def write_replications(outcome: Outcome, *, folder: Path) -> Path:
    """Write all KPIs of each run, one row a strategy and replication."""
    rows: Iterator[tuple[Cell, ...]] = (
        (strategy, replication, *(measured[kpi] for kpi in KPIS))
        for strategy, played in outcome.strategies.items()
        for replication, measured in enumerate(played.kpis)
    )
    return write_csv(folder / "replications.csv", ("strategy", "replication", *KPIS), rows)


def write_facilities(data: Digest, *, folder: Path) -> Path:
    """Write how each facility that serves patients fared, means over the replications.

    Shares are means of the replications' shares, each with its interval; prescriptions are a mean
    count.
    """
    header = (
        "strategy", "facility", "name", "institution", "level", "kind", "region", "route",
        "synthetic", "latitude_degrees", "longitude_degrees", "remoteness_hours",
        "prescriptions", "prescriptions_filled_share", "filled_share_low", "filled_share_high",
        "stockout_days_share", "vital_stockout_days_share", "chance_worst_decile",
    )  # fmt: skip
    rows = (row for played in data.strategies.values() for row in facility_rows(played))
    return write_csv(folder / "by_facility.csv", header, rows)


def facility_rows(played: StrategyDigest) -> Iterator[tuple[Cell, ...]]:
    """Yield the units of one strategy, as `write_facilities` heads them."""
    labels, facilities = played.labels, played.strategy.scenario.facilities
    chances = chance_worst(played)
    for unit in np.flatnonzero(labels.serves_patients):
        filled = mean_interval(played.filled[:, unit].tolist())
        name = labels.facilities[unit]
        yield (
            played.id,
            name,
            labels.facility_names[unit],
            labels.institutions[unit],
            labels.levels[unit],
            labels.kinds[unit],
            labels.regions[unit],
            labels.routes[unit],
            facilities[name].synthetic,
            *(float(labels.latitude[unit]), float(labels.longitude[unit])),
            float(labels.remoteness_hours[unit]),
            float(played.asked[:, unit].mean()),
            *(filled.mean, filled.low, filled.high),
            _mean(played.stockout[:, unit]),
            _mean(played.class_stockout[:, unit, VEN_CLASSES.index("V")]),
            float(chances[unit]),
        )


def write_products(data: Digest, *, folder: Path) -> Path:
    """Write how each product fared where patients come, means over the replications.

    Counts are pieces a replication; what expired is empty where nothing does.
    """
    header = (
        "strategy", "product", "name", "ven", "asked_pieces", "served_pieces", "fill_rate_share",
        "fill_rate_low", "fill_rate_high", "stockout_days_share", "received_pieces",
        "mean_stock_pieces", "expired_pieces",
    )  # fmt: skip
    rows = (row for played in data.strategies.values() for row in product_rows(played))
    return write_csv(folder / "by_product.csv", header, rows)


def product_rows(played: StrategyDigest) -> Iterator[tuple[Cell, ...]]:
    """Yield the products of one strategy, as `write_products` heads them.

    Counts are mean pieces a replication where patients come.
    """
    labels = played.labels
    fill_rates = ratios(played.product_served, played.product_asked)
    for index, product in enumerate(labels.products):
        fill_rate = mean_interval(fill_rates[:, index].tolist())
        yield (
            played.id,
            product,
            labels.product_names[index],
            labels.ven[index],
            float(played.product_asked[:, index].mean()),
            float(played.product_served[:, index].mean()),
            *(fill_rate.mean, fill_rate.low, fill_rate.high),
            _mean(played.product_stockout[:, index]),
            float(played.product_received[:, index].mean()),
            float(played.product_stock[:, index].mean()),
            float(played.product_expired[:, index].mean()),
        )


def _mean(values: NDArray[np.float64]) -> float:
    return mean_interval(values.tolist()).mean
