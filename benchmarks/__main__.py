"""Measure abasto and the plain SimPy model in one run: ``python -m benchmarks``."""

import argparse
import json
import os
import platform
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from benchmarks.duel import Duel, play_both
from benchmarks.extras import measure_extras
from benchmarks.strategy_year import StrategyYear, draw_all, measure
from sim.engine.replication import Stage
from sim.scenario.loader import load_plan

_SCENARIO = Path(__file__).parent.parent / "scenarios" / "chihuahua_ultima_milla"
_PEERS = ("kit_push", "pull_by_exception")
_TARGET_SECONDS = 0.22
_LIMIT_SECONDS = 0.25
_TARGET_RATIO = 20
_LIMIT_EXTRAS = 1.5


def main() -> int:
    """Measure, print, and return 1 where the two models differ."""
    options = _options()
    stage = Stage(load_plan(options.scenario, options.set))
    years = measure(stage, repeats=options.repeats)
    draw, _seconds = draw_all(stage.base)
    duels = [
        play_both(name, stage.settings[name], draw, repeats=options.repeats)
        for name in options.compare
    ]
    extras = measure_extras(repeats=options.repeats)
    if options.json:
        print(json.dumps(_as_data(years, duels) | {"extras": extras}, indent=2))
    else:
        parts = (_machine_lines(), _year_lines(years), _duel_lines(duels), _extra_lines(extras))
        print("\n\n".join("\n".join(lines) for lines in parts))
    return 0 if all(duel.is_same for duel in duels) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--scenario", type=Path, default=_SCENARIO, help="folder or file")
    parser.add_argument("--set", action="append", default=[], help="path=value, as in abasto")
    parser.add_argument("--repeats", type=int, default=3, help="repetitions of our own times")
    parser.add_argument(
        "--compare",
        nargs="*",
        default=_PEERS,
        metavar="STRATEGY",
        help="strategies to play in the plain model too",
    )
    parser.add_argument("--json", action="store_true", help="for programs")
    return parser.parse_args()


def _machine() -> dict[str, str | int]:
    return {
        "cores": os.cpu_count() or 1,
        "processor": platform.machine(),
        "python": platform.python_version(),
        "numpy": version("numpy"),
        "simpy": version("simpy"),
    }


def _machine_lines() -> list[str]:
    return ["Machine: " + ", ".join(f"{name} {what}" for name, what in _machine().items())]


def _year_lines(years: Sequence[StrategyYear]) -> list[str]:
    mean = sum(year.total for year in years) / len(years)
    title = (
        "One strategy-year, seconds of CPU, the draw shared by the strategies"
        f" (limit {_LIMIT_SECONDS} s, target {_TARGET_SECONDS} s):"
    )
    head = (
        f"{'strategy':20}{'draw':>14}{'serve':>14}{'logistics':>14}{'total':>8}{'alone':>8}"
        f"{'lines':>11}{'deliveries':>12}{'ns/line':>9}"
    )
    return [
        title,
        head,
        *(_year_line(year) for year in years),
        f"{'mean':20}{'':42}{mean:8.3f}",
    ]


def _year_line(year: StrategyYear) -> str:
    parts = "".join(
        f"{seconds:8.3f} ({seconds / year.total:3.0%})"
        for seconds in (year.shared_draw, year.serve, year.logistics)
    )
    return (
        f"{year.strategy:20}{parts}{year.total:8.3f}{year.alone:8.3f}"
        f"{year.lines:11,.0f}{year.deliveries:12,.0f}{year.nanoseconds_per_line:9.0f}"
    )


def _duel_lines(duels: Sequence[Duel]) -> list[str]:
    title = (
        "Against a plain SimPy model with one event per prescription, seconds of CPU a year,"
        f" the draw aside (target {_TARGET_RATIO}×):"
    )
    lines = [title]
    for duel in duels:
        entries = sum(table.entries for table in duel.compared)
        same = f"the same {entries:,} results" if duel.is_same else "DIFFERENT RESULTS"
        lines.append(
            f"{duel.strategy:20}ours {duel.ours:.3f}, plain {duel.plain:.2f}:"
            f" {duel.ratio:.0f}× faster, {same}"
        )
        lines += [
            f"    {table.what}: {table.different} of {table.entries} differ, {table.example}"
            for table in duel.compared
            if table.different
        ]
    return lines


def _extra_lines(seconds: Mapping[str, float]) -> list[str]:
    least = seconds["neither"]
    title = (
        "With stock that ages and the cold chain, seconds of CPU of the same strategies and draw"
        f" (limit {_LIMIT_EXTRAS}×):"
    )
    return [
        title,
        *(f"{name:24}{spent:8.2f}{spent / least:8.2f}×" for name, spent in seconds.items()),
    ]


def _as_data(years: Sequence[StrategyYear], duels: Sequence[Duel]) -> dict[str, object]:
    return {
        "machine": _machine(),
        "strategy_years": [
            asdict(year) | {"total": year.total, "alone": year.alone} for year in years
        ],
        "duels": [
            asdict(duel)
            | {
                "ratio": duel.ratio,
                "is_same": duel.is_same,
                "compared": [table._asdict() for table in duel.compared],
            }
            for duel in duels
        ],
    }


if __name__ == "__main__":
    sys.exit(main())
