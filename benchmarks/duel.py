"""abasto and the plain SimPy model on the same strategy, patients, storms and suppliers."""

from dataclasses import dataclass
from statistics import median
from time import process_time

from benchmarks.plain_simpy.model import PlainModel
from benchmarks.same_results import Compared, compare_results
from sim.engine.draw import Draw
from sim.engine.setting import Setting
from sim.engine.world import World

_DAYS_PER_YEAR = 365


@dataclass(frozen=True)
class Duel:
    """How both fared, the draw aside, in seconds of CPU a year."""

    strategy: str
    """Id of the strategy."""

    ours: float
    """abasto: building the world and playing it, the median."""

    plain: float
    """The plain model, played once: it takes many times as long, and noise matters less."""

    compared: tuple[Compared, ...]
    """Whether the results are the same, table by table."""

    @property
    def ratio(self) -> float:
        """How many times faster abasto is."""
        return self.plain / self.ours

    @property
    def is_same(self) -> bool:
        """Whether all results are the same."""
        return not any(table.different for table in self.compared)


def play_both(strategy: str, setting: Setting, draw: Draw, *, repeats: int) -> Duel:
    """Play a strategy in both models under one draw; ours is the median of *repeats*.

    Both are given days that are drawn already (`draw` keeps them), so that what is compared is the
    simulation and not the drawing of its patients.
    """
    years = setting.calendar.days / _DAYS_PER_YEAR
    ours = []
    for _ in range(repeats):
        start = process_time()
        world = World(setting, draw, traced=False)
        records = world.run()
        ours.append(process_time() - start)
    start = process_time()
    plain = PlainModel(setting, draw)
    plain.run()
    theirs = process_time() - start
    compared = compare_results(setting, records, world.stock.on_hand, plain)
    return Duel(strategy, median(ours) / years, theirs / years, tuple(compared))
