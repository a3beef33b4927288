"""CPU time and memory of a replication-year of the national network.

``python -m benchmarks.national`` plays the whole country; ``--share 0.025`` a fortieth of it. The
first replication also builds what all of a process share: roads, calendars, expected use.
"""

import argparse
import gc
import resource
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from scenarios.birmex_ultima_unidad.make_tables import main as make_tables
from sim.domain.records import Records
from sim.engine.draw import Draw
from sim.engine.setting import Setting
from sim.engine.world import World
from sim.rng import Streams
from sim.scenario.loader import load_plan

_LIMIT_SECONDS, _LIMIT_GB = 30, 3
_BYTES_PER_UNIT = 1 if sys.platform == "darwin" else 1024
"""What the system counts memory in."""


def main() -> None:
    """Make the network, play one strategy, and print what that took.

    Years without a warm-up: a year of logistics costs the same whether it is measured or not.
    """
    options = _options()
    sets = ["run.warm_up=0 d", f"run.horizon={options.days} d", *options.set]
    with TemporaryDirectory() as folder, redirect_stdout(StringIO()):
        make_tables(Path(folder), options.share)
        plan = load_plan(Path(folder), sets)
    base = Setting(plan.base)
    setting = Setting(plan.strategies[options.strategy].scenario, base)
    seconds = []
    for replication in range(options.replications):
        start = process_time()
        draw = Draw(base, Streams(plan.base.run.seed, replication))
        records = World(setting, draw, traced=False).run()
        seconds.append(process_time() - start)
        del draw
        gc.collect()  # worlds and their draw point at each other
    print(_report(options, setting, records, seconds))


def _report(
    options: argparse.Namespace, setting: Setting, records: Records, seconds: Sequence[float]
) -> str:
    gigabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _BYTES_PER_UNIT / 1e9
    pieces = int(records.asked[setting.serves_patients].sum())
    sizes = f"{len(setting.facilities):,} facilities, {options.days} days, {pieces:,} pieces asked"
    return (
        f"{options.strategy}: {sizes} for, {len(records.deliveries):,} deliveries\n"
        f"CPU of draw and play: {seconds[0]:.1f} s, which builds the roads; each further"
        f" replication {', '.join(f'{each:.1f}' for each in seconds[1:])} s (limit, country and"
        f" year: {_LIMIT_SECONDS})\n"
        f"peak memory: {gigabytes:.2f} GB (limit: {_LIMIT_GB})"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.national", description=__doc__)
    parser.add_argument("--share", type=float, default=1.0, help="share of the network")
    parser.add_argument("--strategy", default="hub", help="strategy that is played")
    parser.add_argument("--days", type=int, default=365, help="days that are played")
    parser.add_argument("--replications", type=int, default=3, help="how many, one after another")
    parser.add_argument("--set", action="append", default=[], help="path=value, as in abasto")
    return parser.parse_args()


if __name__ == "__main__":
    main()
