"""The design of a sweep: which points its file stands for.

Points are settings and names only. Whether the scenario can have them is found out when they are
prepared.
"""

from itertools import product

from sim.experiment.point import Point, Setting, named
from sim.experiment.sweep_file import Sweep


def points_of(sweep: Sweep) -> tuple[Point, ...]:
    """Return every point of *sweep*, in the order of its file.

    Every combination of the levers meets every sample of the uncertainties, the same samples
    throughout, so that differences between combinations are not those of their samples; the last
    lever changes fastest, and samples within it. `vary` gives one point a value, without a base
    point: the value that the scenario has is among those of the file where it is wanted.
    """
    if sweep.vary:
        return tuple(Point(str(setting), (setting,)) for setting in settings_of(sweep))
    grid = product(
        *(
            [Setting(name, value) for value in lever.each_value]
            for name, lever in sweep.levers.items()
        )
    )
    # the file may have one of them only, and both give samples alike
    chosen = sweep.design or sweep.sampling
    if chosen is None:
        return tuple(Point(named(levers), levers) for levers in grid)
    samples = chosen.samples(sweep.uncertainties)
    return tuple(
        Point(named(levers, number), levers, number, sample)
        for levers in grid
        for number, sample in enumerate(samples, start=1)
    )


def settings_of(sweep: Sweep) -> tuple[Setting, ...]:
    """Return every setting of `vary` at each of its values, in the order of the file.

    Else nothing.
    """
    return tuple(
        Setting(name, value) for name, lever in sweep.vary.items() for value in lever.each_value
    )
