"""A shock over time: what is lost under each strategy, and when it is back.

Losses are against each strategy's own four weeks before, so that one which was bad already may lose
little.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from sim.metrics.resilience import first_shock_day
from sim.reporting import words
from sim.reporting.charts.curves import LEVEL, Curve, draw_curves, draw_quiet
from sim.reporting.digest import Digest, StrategyDigest
from sim.reporting.frame import axis_labels, foot_note, heading, percent_axis
from sim.reporting.number_format import number, percent
from sim.reporting.style import ALARM_COLOUR, NOTE_SIZE, Look, new_axes, strategy_looks, tidy
from sim.scenario.text import Language, Text

_AROUND_DAYS = 28
_LINE_POINTS = 11
_LINE_PERCENT = 4
_TALL_PERCENT = 60
_NAMED_AT_MOST = 6

QUIET = Text(
    es="En gris, sin nombre: otras {n} estrategias, sin choque o más cerca de la de referencia.",
    en="In grey, unnamed: {n} other strategies, without a shock or closer to the baseline.",
)


class _Span(NamedTuple):
    """When a shock lasted, in days of the run, and what it is called."""

    first: int
    end: int
    name: str


def has_shocks(played: StrategyDigest) -> bool:
    """Return whether a shock began while the strategy was measured."""
    return any(played.courses)


def shock_recovery(data: Digest, *, language: Language, ax: Axes | None = None) -> Axes:
    """Draw the share of prescriptions filled completely, day by day around the shocks.

    Days count from the first of the first shock. The strategy that loses least is named first;
    one without a shock is drawn for comparison. Where strategies are many, the baseline and those
    whose shock takes them farthest from it are named, and the others are thin grey lines.
    """
    ax = new_axes(ax)
    spans = list(dict.fromkeys(_spans(data, language)))
    start = min(span.first for span in spans)
    days = _days_shown(data, spans)
    looks = strategy_looks(data.strategies, data.baseline)
    named = _named(data, days)
    played = sorted(data.strategies.values(), key=_depth)
    curves = {one.id: _curve(one, days, looks[one.id], language) for one in played}
    _shade(ax, spans, start)
    points = (days - start).astype(float)
    draw_quiet(ax, points, [curve for name, curve in curves.items() if name not in named])
    draw_curves(ax, points, [curve for name, curve in curves.items() if name in named])
    ax.set_xlim(days[0] - start, days[-1] - start)
    _limit_height(ax, list(curves.values()), len(spans))
    percent_axis(ax, axis="y", language=language)
    tidy(ax)
    x, y = words.SHOCK_AXIS, words.SHOCK_FILLED_AXIS
    axis_labels(ax, horizontal=x.in_language(language), vertical=y.in_language(language))
    heading(ax, words.SHOCK_TITLE.in_language(language))
    foot_note(ax, _note(data, len(curves) - len(named), language))
    return ax


def _named(data: Digest, days: NDArray[np.int64]) -> set[str]:
    """Return the strategies that are named: all where they are few."""
    if len(data.strategies) <= _NAMED_AT_MOST:
        return set(data.strategies)
    means = {
        name: np.nanmean(played.moving_filled[:, days - played.first.first_day], axis=0)
        for name, played in data.strategies.items()
    }
    away = {name: np.nanmean(abs(mean - means[data.baseline])) for name, mean in means.items()}
    shocked = [name for name, played in data.strategies.items() if has_shocks(played)]
    others = sorted({*shocked} - {data.baseline}, key=lambda name: (-away[name], name))
    return {data.baseline, *others[: _NAMED_AT_MOST - 1]}


def _note(data: Digest, n_quiet: int, language: Language) -> str:
    note = words.BAND.in_language(language).format(
        level=percent(LEVEL, language=language, decimals=0), replications=data.replications
    )
    if not n_quiet:
        return note
    return f"{note} {QUIET.in_language(language).format(n=n_quiet)}"


def _spans(data: Digest, language: Language) -> Iterator[_Span]:
    """Yield the shocks of every strategy by their names.

    Those of the scenario come once a strategy.
    """
    for played in data.strategies.values():
        shocks = played.strategy.scenario.shocks.values()
        for shock, (first, end) in zip(shocks, played.labels.shock_days.tolist(), strict=True):
            name = shock.name or words.SHOCK_KINDS[shock.kind]
            yield _Span(first, end, name.in_language(language))


def _days_shown(data: Digest, spans: list[_Span]) -> NDArray[np.int64]:
    """Return the days of the run from four weeks before the shocks to four weeks after all."""
    measured = next(iter(data.strategies.values())).first
    last = max(span.end for span in spans)
    for played in filter(has_shocks, data.strategies.values()):
        first = first_shock_day(played.labels) or 0
        last = max(last, first + round(_recovery_days(played)))
    start = min(span.first for span in spans)
    return np.arange(
        max(measured.first_day, start - _AROUND_DAYS),
        min(measured.last_day, last + _AROUND_DAYS),
    )


def _curve(
    played: StrategyDigest,
    days: NDArray[np.int64],
    look: Look,
    language: Language,
) -> Curve:
    figure = words.NO_SHOCK.in_language(language)
    if has_shocks(played):
        figure = words.SHOCK_FIGURE.in_language(language).format(
            depth=number(100 * _depth(played), decimals=1),
            days=number(_recovery_days(played)),
        )
    values = 100 * played.moving_filled[:, days - played.first.first_day]
    return Curve(played.strategy.title.in_language(language), figure, look, values)


def _depth(played: StrategyDigest) -> float:
    """Return the mean of the largest losses; less than any where there is no shock."""
    depths = [each.depth for each in played.courses if each]
    return float(np.mean(depths)) if depths else -1.0


def _recovery_days(played: StrategyDigest) -> float:
    """Return the mean of the days until the network was back."""
    return float(np.mean([each.recovery_days for each in played.courses if each]))


def _limit_height(ax: Axes, curves: list[Curve], n_names: int) -> None:
    """Leave room above 100 % for the names of the shocks."""
    lowest = min(float(np.nanmin(np.nanmean(curve.values, axis=0))) for curve in curves)
    bottom = max(0.0, 10 * np.floor(lowest / 10 - 0.2))
    height = 100 - bottom
    step = 20 if height > _TALL_PERCENT else 10
    ax.set_ylim(bottom, 101 + height * _LINE_PERCENT / 100 * n_names)
    ax.set_yticks(np.arange(100, bottom - 1, -step)[::-1])


def _shade(ax: Axes, spans: list[_Span], start: int) -> None:
    """Shade the days of each shock, and write their names below each other."""
    for line, span in enumerate(spans):
        ax.axvspan(span.first - start, span.end - start, color=ALARM_COLOUR, alpha=0.1, linewidth=0)
        ax.annotate(
            span.name,
            xy=(span.first - start, 1),
            xycoords=("data", "axes fraction"),
            xytext=(3, -_LINE_POINTS * line),
            textcoords="offset points",
            va="top",
            fontsize=NOTE_SIZE,
            color=ALARM_COLOUR,
        )
