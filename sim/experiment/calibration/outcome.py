"""The outcome of a calibration in the words of its parameters: values, ranges, trade-offs.

It turns shares of ranges, which steps are made in, back into values with units.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from sim.experiment.calibration.gauss_newton import Look, Samples
from sim.experiment.calibration.identification import Knowledge, knowledge
from sim.experiment.calibration.space import Point, Space
from sim.experiment.calibration.target import Target
from sim.metrics.calibrated import Calibrated, ParameterFit, TargetFit, TradeOff
from sim.metrics.calibrated import Knowledge as Word
from sim.metrics.interval import mean_interval


def calibrated(
    space: Space,
    targets: Sequence[Target],
    start: Point,
    found: Look,
    *,
    before: Samples,
    after: Samples,
    level: float,
) -> Calibrated:
    """Return what was found, with its intervals.

    The error of a target is its tolerance and that of the simulation together.

    Parameters
    ----------
    space, targets
        What was moved, to meet what.
    start, found
        Where the scenario stood, and where the steps ended with the effects around it.
    before, after
        What was measured at both points on new replications, replications × targets.
    level
        Confidence of the intervals.
    """
    fits = tuple(_target_fits(targets, before, after, level))
    # that of the observation and that of the simulation are independent
    errors = np.array([np.hypot(fit.tolerance, fit.after.half_width) for fit in fits])
    known = knowledge(found.slopes(), errors)
    return Calibrated(
        parameters=tuple(_parameters(space, start, found, known)),
        targets=fits,
        trade_offs=tuple(_trade_offs(space, known)),
        replications=len(after),
        level=level,
    )


def _target_fits(
    targets: Sequence[Target], before: Samples, after: Samples, level: float
) -> Iterator[TargetFit]:
    for target, old, new in zip(targets, before.T, after.T, strict=True):
        yield TargetFit(
            kpi=target.kpi,
            strategy=target.strategy,
            value=target.value,
            tolerance=target.tolerance,
            before=mean_interval(old.tolist(), level),
            after=mean_interval(new.tolist(), level),
        )


def _parameters(
    space: Space, start: Point, found: Look, known: Knowledge
) -> Iterator[ParameterFit]:
    """Yield each parameter; values that fit as well are cut off at the ends of its range."""
    point = found.point
    rows = zip(
        space.uncertain.items(),
        space.amounts(start),
        space.amounts(point),
        space.amounts(np.maximum(point - known.margins, 0)),
        space.amounts(np.minimum(point + known.margins, 1)),
        strict=True,
    )
    words = _words(found.is_seen(), known)
    for index, ((name, one), before, after, least, most) in enumerate(rows):
        yield ParameterFit(
            name=name,
            place=one.place,
            label=one.label,
            unit=before.unit,
            low=one.amounts[0].number,
            high=one.amounts[1].number,
            before=before.number,
            after=after.number,
            fits_from=least.number,
            fits_to=most.number,
            effects=tuple(found.effects[index]),
            knowledge=words[index],
        )


def _words(is_seen: NDArray[np.bool_], known: Knowledge) -> list[Word]:
    """Return one word a parameter: not seen goes before traded, traded before determined."""
    traded = {part for moves in known.exchanges for part in moves}
    return [
        "unseen" if not seen else "traded" if index in traded else "determined"
        for index, seen in enumerate(is_seen.tolist())
    ]


def _trade_offs(space: Space, known: Knowledge) -> Iterator[TradeOff]:
    """Yield each open direction in the units of its parameters, at most a tenth of a range."""
    names = list(space.uncertain)
    ranges = [one.amounts for one in space.uncertain.values()]
    for moves in known.exchanges:
        yield TradeOff(
            {
                names[part]: move * (ranges[part][1].number - ranges[part][0].number)
                for part, move in moves.items()
            }
        )
