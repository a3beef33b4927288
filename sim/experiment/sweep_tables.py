"""The tables of a sweep for spreadsheets, R and pandas: its points, its runs, what came out.

Columns are named for programs and stay as they are from version to version; shares are from 0 to 1.
Any of them can be joined with another by `point`.
"""

import csv
import math
from collections.abc import Iterable, Iterator
from pathlib import Path

from sim.experiment.ledger import Ledger
from sim.experiment.lever_answers import LeverAnswer
from sim.experiment.point import Point
from sim.experiment.prepared_sweep import PreparedSweep
from sim.experiment.whole_file import whole_text_file
from sim.metrics.catalogue import KPIS
from sim.metrics.interval import Interval, mean_interval, paired_difference

Cells = tuple[object, ...]
"""One row of a table, a value a column."""


def write_tables(prepared: PreparedSweep, ledger: Ledger, folder: Path) -> tuple[Path, ...]:
    """Write `points.csv`, `runs.csv` and `summary.csv` into *folder* and return them.

    They hold what *ledger* has and depend on nothing else: the same bytes however often the sweep
    was interrupted, on however many machines it was played. A run that several points share has a
    row at each of them.
    """
    return (
        write_rows(folder / "points.csv", _point_columns(prepared), _points(prepared)),
        write_rows(
            folder / "runs.csv",
            ("point", "strategy", "replication", *KPIS),
            _runs(prepared, ledger),
        ),
        write_rows(folder / "summary.csv", _SUMMARY, _summary(prepared, ledger)),
    )


_SUMMARY = (
    "point",
    "strategy",
    "kpi",
    "replications",
    "mean",
    "half_width",
    "difference",
    "difference_half_width",
    "level",
)


def write_levers(prepared: PreparedSweep, answers: Iterable[LeverAnswer], folder: Path) -> Path:
    """Write `levers.csv`, the one figure of the sweep by combination of levers, and return it.

    One row a combination and strategy, with `is_best` where it has the best mean there and
    `is_sure` where that is more than chance. With samples of what is not known, means and intervals
    are over samples; else over replications.
    """
    return write_rows(folder / "levers.csv", (*prepared.sweep.levers, *_LEVERS), _levers(answers))


_LEVERS = (
    "strategy",
    "mean",
    "half_width",
    "difference",
    "difference_half_width",
    "level",
    "is_best",
    "is_sure",
)


def _levers(answers: Iterable[LeverAnswer]) -> Iterator[Cells]:
    """Yield a row a combination and strategy; the baseline has no difference to itself."""
    for one in answers:
        values = tuple(setting.value for setting in one.levers)
        for strategy, mean in one.means.items():
            difference = one.differences.get(strategy, Interval(math.nan, math.nan, mean.level))
            yield (
                *values,
                strategy,
                mean.mean,
                mean.half_width,
                difference.mean,
                difference.half_width,
                mean.level,
                strategy == one.best,
                strategy == one.best and one.is_sure,
            )


def write_rows(file: Path, columns: Iterable[str], rows: Iterable[Cells]) -> Path:
    """Write a table, whole or not at all, and return its file; what is nan is an empty cell.

    Rows are written as they come, so that a table of millions of them needs no memory; where one
    cannot be made, a table of an earlier start stays as it was.
    """
    with whole_text_file(file) as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(tuple(map(_cell, row)) for row in rows)
    return file


def _cell(value: object) -> object:
    """Return an empty cell for what is not defined."""
    return "" if isinstance(value, float) and math.isnan(value) else value


def _point_columns(prepared: PreparedSweep) -> tuple[str, ...]:
    """Return the columns of `points.csv`; one for samples where points have any."""
    # by the points, as samples come of `sampling` and of a `design` alike
    is_sampled = any(point.sample is not None for point in prepared.points)
    sampled = ("sample",) if is_sampled else ()
    return ("point", "is_base", *sampled, *prepared.sweep.varied)


def _points(prepared: PreparedSweep) -> Iterator[Cells]:
    """Yield what is set at each point; an empty cell: as in the scenario."""
    for point in prepared.points:
        written = dict(point.settings)
        sampled = () if point.sample is None else (point.sample,)
        values = tuple(written.get(name, "") for name in prepared.sweep.varied)
        yield (point.name, prepared.is_base(point), *sampled, *values)


def _runs(prepared: PreparedSweep, ledger: Ledger) -> Iterator[Cells]:
    """Yield the figures of each run that is finished; one that failed or is lacking has no row."""
    for point in prepared.points:
        for strategy, key in prepared.keys[point.name].items():
            known = ledger.kpis(key, strategy)
            for replication in range(prepared.sweep.replications):
                if replication in known:
                    kpis = known[replication]
                    values = tuple(kpis.get(kpi, math.nan) for kpi in KPIS)
                    yield (point.name, strategy, replication, *values)


def _summary(prepared: PreparedSweep, ledger: Ledger) -> Iterator[Cells]:
    """Yield the mean of each KPI, and its paired difference to the baseline at the same point."""
    for point in prepared.points:
        values = _values(prepared, ledger, point)
        baseline = values[prepared.plan.baseline]
        for strategy, kpis in values.items():
            for kpi, of_runs in kpis.items():
                mean = mean_interval(of_runs)
                there = sum(not math.isnan(value) for value in of_runs)
                row = (point.name, strategy, kpi, there, mean.mean, mean.half_width)
                if strategy == prepared.plan.baseline:
                    yield (*row, "", "", mean.level)
                else:
                    # where either run failed the pair is nan, and left out
                    difference = paired_difference(baseline[kpi], of_runs)
                    yield (*row, difference.mean, difference.half_width, mean.level)


def _values(
    prepared: PreparedSweep, ledger: Ledger, point: Point
) -> dict[str, dict[str, list[float]]]:
    """Return the KPIs at *point* by strategy, each with one value a replication."""
    numbers = range(prepared.sweep.replications)
    values = {}
    for strategy, key in prepared.keys[point.name].items():
        known = ledger.kpis(key, strategy)
        values[strategy] = {
            kpi: [known.get(n, {}).get(kpi, math.nan) for n in numbers] for kpi in KPIS
        }
    return values
