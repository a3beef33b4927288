"""Figures that a user names, and how far apart two values of them may be.

Commands, sweep files and scenarios name figures alike and are answered alike.
"""

from sim.errors import SimError
from sim.metrics.catalogue import KPIS
from sim.metrics.kpi import Kpi
from sim.scenario.names import suggestion
from sim.scenario.tolerance import read_tolerance


def known_figure(kpi: str, where: str) -> Kpi:
    """Return the figure called *kpi*, which stands at *where*.

    Raises
    ------
    SimError
        When there is none; it begins with *where* and says which it may be.
    """
    if kpi not in KPIS:
        raise SimError(f"{where}: no figure is called {kpi!r}{suggestion(kpi, KPIS)}")
    return KPIS[kpi]


def tolerance_of(figure: Kpi, text: str, where: str) -> float:
    """Return the distance that *text* says in the unit of *figure*.

    Points become a share: ``±0.5 points`` of a share is 0.005.

    Raises
    ------
    SimError
        When it cannot be read, or is in points and the figure is no share, or the other way round.
    """
    try:
        tolerance = read_tolerance(text)
    except ValueError as error:
        raise SimError(f"{where}: {error}") from None
    is_share = figure.unit == "share"
    if is_share and not tolerance.in_points:
        raise SimError(
            f"{where}: {figure.id!r} is a share: expected points, as in '±0.5 points', got {text!r}"
        )
    if not is_share and tolerance.in_points:
        raise SimError(
            f"{where}: {figure.id!r} is no share: expected a number in its own unit"
            f" ({figure.unit}), got {text!r}"
        )
    return tolerance.size
