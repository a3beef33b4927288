"""Measure abasto and SupplyNetPy on the same network in one run: ``python -m benchmarks.peers``.

A store, units and products as in `scenarios/known_answers/supplynetpy`, only more of them, with the
same patients. SupplyNetPy plays product by product and is given the patients of a day as one; ours
draws each of them, and drives the trips.
"""

import argparse
from collections.abc import Mapping, Sequence
from time import process_time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.engine.replication import Stage
from sim.scenario.loader import load_plan, read_plan
from validation.peers.holder import demand_of, holder
from validation.peers.supplynetpy_net import play_supplynetpy
from validation.played import KNOWN_ANSWERS

_STRATEGY = "two_levels"
_LINES_PER_PRODUCT = 2.0
"""A day at a unit; a line has one and a half pieces."""

_PIECES_PER_UNIT = 21
"""Reorder point of the store for each unit it supplies: a week's use."""

_LOT = 60


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and return 1 where the stock differs at any unit on any morning.

    A comparison of speed says nothing where the two do not do the same.
    """
    options = _options(arguments)
    stage = Stage(read_plan(larger(options.units, options.products, options.days), "peers"))
    mine, seconds = _ours(stage)
    theirs, their_seconds = _theirs(stage)
    same = np.array_equal(mine, theirs)
    print(f"{options.units} units × {options.products} products, {options.days} days, CPU:")
    print(f"  abasto       {seconds:8.2f} s")
    print(f"  SupplyNetPy  {their_seconds:8.2f} s, {their_seconds / seconds:.0f} times as long")
    print(f"  stock at all units on every morning: {'the same' if same else 'DIFFERENT'}")
    return 0 if same else 1


def larger(units: int, products: int, days: int) -> Mapping[str, Any]:
    """Return the known answer as plain data, with so many units and products.

    Demand of each product at each unit stays as it is there, and levels of the store grow with the
    units that it supplies.
    """
    raw = dict(load_plan(KNOWN_ANSWERS / "supplynetpy").raw)
    houses = raw["facilities"]
    unit = houses["unit1"] | {"consultations_per_day": _LINES_PER_PRODUCT * products}
    names = [f"unit{number}" for number in range(1, units + 1)]
    keys = [f"product{number}" for number in range(1, products + 1)]
    raw["run"] = raw["run"] | {"horizon": f"{days} d"}
    raw["facilities"] = {"store": houses["store"]} | {
        name: unit | {"name": name, "stop": stop, "unloading": "0 h"}
        for stop, name in enumerate(names)
    }
    raw["products"] = {key: {"name": key, "ven": "V"} for key in keys}
    raw["demand"] = raw["demand"] | {"rates": {key: {"all": 100} for key in keys}}
    raw["trace"] = {"facilities": names, "products": keys}
    reorder_at = units * _PIECES_PER_UNIT
    up_to = (reorder_at // _LOT + units // 2 + 1) * _LOT
    levels = {"min_pieces": reorder_at, "max_pieces": up_to}
    store = raw["replenishment"]["store"] | {"policy": {"kind": "continuous_review"} | levels}
    raw["replenishment"] = raw["replenishment"] | {"store": store}
    raw["strategies"] = {_STRATEGY: raw["strategies"][_STRATEGY]}
    return raw


def _ours(stage: Stage) -> tuple[NDArray[np.int64], float]:
    """Return the stock of every morning, days × units × products, and seconds of CPU."""
    strategies = list(stage.settings)  # what no chance touches is worked out before
    start = process_time()
    ((_, records),) = stage.play(strategies, 0)
    return records.trace, process_time() - start


def _theirs(stage: Stage) -> tuple[NDArray[np.int64], float]:
    setting = stage.settings[_STRATEGY]
    asked = demand_of(stage)[:, 1:]
    seconds, opening = 0.0, []
    for column, product in enumerate(setting.product_index):
        store, *units = (holder(setting, name, product) for name in setting.facility_index)
        start = process_time()
        run = play_supplynetpy(units, asked[:, :, column], store)
        seconds += process_time() - start
        opening.append(run.at_opening[:, 1:])
    return np.stack(opening, axis=2), seconds


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("--units", type=int, default=20)
    parser.add_argument("--products", type=int, default=50)
    parser.add_argument("--days", type=int, default=365)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
