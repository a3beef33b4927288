"""What stock that ages and the cold chain add to the CPU time of the same strategies."""

from pathlib import Path
from time import process_time

from benchmarks.strategy_year import draw_all
from sim.engine.replication import Stage
from sim.engine.world import World
from sim.scenario.loader import load_plan

_SCENARIO = Path(__file__).parent.parent / "scenarios" / "policies_side_by_side"
_STRATEGIES = (
    "pull_by_exception",
    "national_kit",
    "forced_ordering",
    "continuous_review",
    "informed_push",
)
"""Those that the last mile of Chihuahua plays too."""

_SHORT = ("run.warm_up=365 d", "run.horizon=365 d")
_EXPIRES, _COLD = "ageing.expires=false", "cold_chain=null"
_WITHOUT = {"neither": (_EXPIRES, _COLD), "expiry": (_COLD,), "expiry and cold chain": ()}


def measure_extras(*, repeats: int) -> dict[str, float]:
    """Return seconds of CPU for all strategies under one draw, by what is played beside them.

    Each strategy is played with and without the extras in turn, and the best of *repeats* counts: a
    machine that gets slower meanwhile slows all alike. The same draw is fair, as neither expiry nor
    cold moves a patient.
    """
    stages = {name: Stage(load_plan(_SCENARIO, [*_SHORT, *off])) for name, off in _WITHOUT.items()}
    draw, draw_seconds = draw_all(stages["neither"].base)
    total = dict.fromkeys(stages, draw_seconds)
    for strategy in _STRATEGIES:
        best = dict.fromkeys(stages, float("inf"))
        for _ in range(repeats):
            for name, stage in stages.items():
                start = process_time()
                World(stage.settings[strategy], draw, traced=False).run()
                best[name] = min(best[name], process_time() - start)
        for name, seconds in best.items():
            total[name] += seconds
    return total
