"""A target of a calibration: an observed figure, as ``prescriptions_filled=0.896±0.005``."""

import re
from typing import NamedTuple

from sim.errors import SimError
from sim.metrics.catalogue import KPIS
from sim.scenario.names import suggestion

_NUMBER = r"[0-9]*\.?[0-9]+"
_WRITTEN = re.compile(
    rf"\s*(?:([^:=]+):)?([^:=]+)=\s*({_NUMBER})\s*(%?)\s*(?:(?:±|\+-)\s*({_NUMBER})\s*(%?))?\s*"
)
_SHARE_TOLERANCE, _RELATIVE_TOLERANCE = 0.01, 0.05


class Target(NamedTuple):
    """What was observed."""

    kpi: str
    """The figure that says it in the simulation."""

    value: float
    """How much."""

    tolerance: float
    """Half of its 95 % interval, and how far off is still met."""

    strategy: str = ""
    """Strategy under which it was observed; empty: the baseline."""


def target_of(text: str) -> Target:
    """Return the target that *text* writes: ``[STRATEGY:]KPI=VALUE[±TOLERANCE]``.

    Values may be written in percent. Without a tolerance it is a point of a share, and a twentieth
    of any other figure.

    Raises
    ------
    SimError
        When it cannot be read, or no such figure is measured.
    """
    match = _WRITTEN.fullmatch(text)
    if match is None:
        raise SimError(
            "--target: expected [STRATEGY:]KPI=VALUE[±TOLERANCE], such as"
            f" prescriptions_filled=0.896±0.005, got {text!r}"
        )
    strategy, kpi, value, percent, tolerance, tolerance_percent = match.groups()
    kpi = kpi.strip()
    if kpi not in KPIS:
        raise SimError(f"--target {text}: no figure is called {kpi!r}{suggestion(kpi, KPIS)}")
    number = _number(value, percent)
    usual = _SHARE_TOLERANCE if KPIS[kpi].unit == "share" else _RELATIVE_TOLERANCE * number
    allowed = usual if tolerance is None else _number(tolerance, tolerance_percent)
    if allowed <= 0:
        raise SimError(f"--target {text}: expected a tolerance above 0, got {allowed:g}")
    if KPIS[kpi].unit == "share" and number > 1:
        raise SimError(f"--target {text}: a share is at most 1 (or 100%), got {value}")
    return Target(kpi, number, allowed, (strategy or "").strip())


def _number(text: str, percent: str) -> float:
    return float(text) / 100 if percent else float(text)
