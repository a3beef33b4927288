"""Sensitivity: how the difference of two strategies changes with one setting at a time.

It reads points that set one thing each: those of `vary`, or of the design `one_at_a_time`.
"""

from typing import NamedTuple

from sim.experiment.answers import Answers
from sim.experiment.point import Setting
from sim.metrics.interval import Interval, mean_interval, paired_difference


class Response(NamedTuple):
    """What came out at one setting."""

    setting: Setting
    """The lever and its value."""

    is_base: bool
    """Whether this is the value of the scenario itself."""

    baseline: Interval
    """The figure under the baseline."""

    alternative: Interval
    """The figure under the strategy that is compared with it."""

    difference: Interval
    """The paired difference, alternative minus baseline."""


def responses_of(answers: Answers) -> tuple[Response, ...]:
    """Return the difference of the two strategies at each setting that is varied alone.

    They are in the order of the sweep, in the unit of its figure. The scenario as it is, which
    `one_at_a_time` plays too, has no setting and is left out.
    """
    prepared = answers.prepared
    responses = []
    for point in prepared.points:
        if not point.settings:
            continue
        baseline, alternative = (answers.of(point, name) for name in prepared.strategies)
        (setting,) = point.settings
        response = Response(
            setting=setting,
            is_base=prepared.is_base(point),
            baseline=mean_interval(baseline),
            alternative=mean_interval(alternative),
            difference=paired_difference(baseline, alternative),
        )
        responses.append(response)
    return tuple(responses)


def base_of(answers: Answers) -> Interval | None:
    """Return the difference of the two strategies in the scenario as it is, where it was played.

    None with `vary`, where one of the values is that of the scenario.
    """
    base = next((point for point in answers.prepared.points if not point.settings), None)
    if base is None:
        return None
    baseline, alternative = (answers.of(base, name) for name in answers.prepared.strategies)
    return paired_difference(baseline, alternative)
