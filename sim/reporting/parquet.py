"""Deliveries, trips and KPIs of every run as Parquet files, for R, pandas and DuckDB.

It needs pyarrow, which the extra ``parquet`` brings, and is imported only where it is asked for.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from sim.domain.calendar import Calendar
from sim.domain.records import DELIVERIES, TRIPS, Column, Labels
from sim.metrics.catalogue import KPIS
from sim.metrics.outcome import Outcome
from sim.scenario.plan import Strategy

_SECONDS_PER_DAY = 86_400
Names = Mapping[str, Sequence[str]]


def write_parquet(outcome: Outcome, folder: Path) -> list[Path]:
    """Write ``deliveries``, ``trips`` and ``kpis`` into *folder*, a row group a run.

    Columns have their unit in the name, days of the run are moments, ids stand in place of indices.
    One run is in memory at a time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [
        _write(folder / "deliveries.parquet", _rows(outcome, "deliveries", DELIVERIES)),
        _write(folder / "trips.parquet", _rows(outcome, "trips", TRIPS)),
        _write(folder / "kpis.parquet", _kpis(outcome)),
    ]


def _write(file: Path, tables: Iterator[Any]) -> Path:
    first = next(tables)
    with pq.ParquetWriter(file, first.schema) as writer:
        writer.write_table(first)
        for table in tables:
            writer.write_table(table)
    return file


def _rows(outcome: Outcome, field: str, columns: tuple[Column, ...]) -> Iterator[Any]:
    for strategy, played in outcome.strategies.items():
        calendar = outcome.plan.strategies[strategy].scenario.run.dates()
        names = _names(outcome.plan.strategies[strategy], played.labels)
        for replication, records in enumerate(played.records):
            rows: NDArray[np.void] = getattr(records, field)
            run = {
                "strategy": pa.array([strategy] * rows.size, pa.string()),
                "replication": pa.array([replication] * rows.size, pa.int32()),
            }
            yield pa.table(
                run
                | {
                    _name(each, played.labels): _array(each, rows[each.name], names, calendar)
                    for each in columns
                }
            )


def _names(strategy: Strategy, labels: Labels) -> Names:
    transport = strategy.scenario.transport
    return {
        "facility": labels.facilities,
        "route": tuple(transport.routes),
        "fleet": tuple(transport.fleets),
    }


def _name(column: Column, labels: Labels) -> str:
    if column.unit == "currency":
        return f"{column.name}_{labels.currency.lower()}"
    return f"{column.name}_at" if column.unit == "day" else column.name


def _array(column: Column, values: NDArray[Any], names: Names, calendar: Calendar) -> Any:  # noqa: ANN401 - pyarrow says no types
    if column.name in names:
        known = pa.array(names[column.name], pa.string())
        return known.take(pa.array(values, mask=values < 0))
    return _moments(values, calendar) if column.unit == "day" else pa.array(values)


def _moments(days: NDArray[np.float64], calendar: Calendar) -> Any:  # noqa: ANN401 - the same
    """Return days of the run as moments to the second, null where one never came."""
    is_known = np.isfinite(days)
    whole, of_day = np.divmod(np.where(is_known, days, 0.0), 1.0)
    # a calendar is asked once a day: a run has hundreds of them, and many thousands of deliveries
    each_day, of_each = np.unique(whole.astype(np.int64), return_inverse=True)
    dates = np.array([calendar.date(day) for day in each_day.tolist()], dtype="datetime64[s]")
    seconds = (of_day * _SECONDS_PER_DAY).round().astype("timedelta64[s]")
    return pa.array(dates[of_each] + seconds, mask=~is_known)


def _kpis(outcome: Outcome) -> Iterator[Any]:
    for strategy, played in outcome.strategies.items():
        for replication, measured in enumerate(played.kpis):
            yield pa.table(
                {
                    "strategy": pa.array([strategy] * len(KPIS)),
                    "replication": pa.array([replication] * len(KPIS), pa.int32()),
                    "kpi": pa.array(list(KPIS)),
                    "unit": pa.array(
                        [
                            played.labels.currency if kpi.unit == "currency" else kpi.unit
                            for kpi in KPIS.values()
                        ]
                    ),
                    "value": pa.array([measured[name] for name in KPIS], pa.float64()),
                }
            )
