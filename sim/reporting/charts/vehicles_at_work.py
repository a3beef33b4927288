"""What the vehicles did in the busiest weeks: driving, waiting, nights on the way.

It shows whether vehicles or roads are what is short: bars that are full of driving, or of waiting.
"""

from datetime import timedelta
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from sim.reporting import words
from sim.reporting.digest import Digest, StrategyDigest
from sim.reporting.frame import foot_note, heading
from sim.reporting.number_format import number
from sim.reporting.style import NOTE_SIZE, TICK_SIZE, new_axes, tidy, wrap
from sim.scenario.text import Language, Text

TITLE = Text(
    es="Los vehículos en las semanas de más trabajo. «{strategy}»",
    en="The vehicles in the busiest weeks. “{strategy}”",
)
NOTE = Text(
    es="Una sola corrida simulada (réplica 0). De noche: fuera de las horas de manejo ({hours})."
    " Se muestran {shown} de {all} vehículos que salieron, de más a menos días fuera.",
    en="A single simulated run (replication 0). Night: outside the driving hours ({hours})."
    " Shown: {shown} of {all} vehicles that went out, from most to fewest days away.",
)
STATES = {
    "driving": Text(es="en camino", en="driving"),
    "waiting": Text(es="carga, descarga y espera", en="loading, unloading and waiting"),
    "night": Text(es="noche fuera", en="night away"),
}
VEHICLE = Text(es="{fleet} · {number} ({days} d)", en="{fleet} · {number} ({days} d)")

COLOURS = dict(zip(STATES, ("#0072b2", "#e69f00", "#c9c9c9"), strict=True))
_DAYS = 30
_HOURS_A_DAY = 24
_MOST_VEHICLES = 18
_NAME_WIDTH_INCHES = 1.7
_TICK_DAYS = 5

Spans = list[tuple[float, float]]


class Work(NamedTuple):
    """What one vehicle did."""

    fleet: int
    """Index of its fleet."""

    vehicle: int
    """Its number within the fleet, from 0."""

    spans: dict[str, Spans]
    """Start and end of each span by state, days from the start of the warm-up."""

    @property
    def days(self) -> float:
        """Days away from home."""
        return sum(end - start for spans in self.spans.values() for start, end in spans)


def has_passages(played: StrategyDigest) -> bool:
    """Whether replication 0 was traced and anybody drove."""
    return bool(played.first.passages.size) and bool(played.first.trips.size)


def vehicles_at_work(
    data: Digest, *, strategy: str, language: Language, ax: Axes | None = None
) -> Axes:
    """Draw a bar a trip over the 30 days with most vehicle-days, the busiest vehicle on top.

    It is replication 0 alone. At most 18 vehicles are shown, and how many were out is said.

    Parameters
    ----------
    data
        Passages and trips of replication 0.
    strategy
        Id of the one that is shown; it needs passages, see `has_passages`.
    language
        Of the words.
    ax
        Axes to draw on; a new figure by default.
    """
    ax = new_axes(ax)
    played = data.strategies[strategy]
    start = busiest_start(played)
    vehicles = sorted(work(played, start, start + _DAYS), key=lambda one: -one.days)
    shown = vehicles[:_MOST_VEHICLES][::-1]
    for height, one in enumerate(shown):
        for state, spans in one.spans.items():
            widths = [(begin - start, end - begin) for begin, end in spans]
            ax.broken_barh(widths, (height - 0.36, 0.72), facecolors=COLOURS[state])
    for state, name in STATES.items():
        # bars of nothing for the legend: broken bars bring a key each
        ax.barh(0, 0, color=COLOURS[state], label=name.in_language(language))
    fleets = list(played.strategy.scenario.transport.fleets)
    names = [_name(one, fleets[one.fleet], language) for one in shown]
    ax.set_yticks(range(len(shown)), names)
    ax.set_ylim(-0.6, len(shown) - 0.4)
    _date_axis(ax, played, start, language)
    tidy(ax, grid="x")
    title = played.strategy.title.in_language(language)
    heading(ax, TITLE.in_language(language).format(strategy=title))
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1), fontsize=NOTE_SIZE, frameon=False)
    foot_note(ax, _note(played, len(shown), len(vehicles), language), points_below=30)
    return ax


def busiest_start(played: StrategyDigest) -> int:
    """Return the first of the 30 days measured on which most vehicles are out, summed up."""
    records = played.first
    days = np.arange(records.first_day, records.last_day)
    ends = np.where(
        np.isnan(records.trips["returned"]), records.last_day, records.trips["returned"]
    )
    starts = np.sort(records.trips["started"])
    out = np.searchsorted(starts, days + 1) - np.searchsorted(np.sort(ends), days)
    window = np.convolve(out, np.ones(min(_DAYS, days.size)), mode="valid")
    return int(days[int(np.argmax(window))])


def work(played: StrategyDigest, first: float, last: float) -> list[Work]:
    """Return what each vehicle that was out did between two days.

    Each moment away from home is driving, waiting or night: on the road within driving hours,
    within them but not on the road, and all else. A trip that had not come back by the end is cut
    there.

    Parameters
    ----------
    played
        A strategy whose replication 0 was traced.
    first, last
        Days from the start of the warm-up; spans are cut at both.
    """
    records = played.first
    hours = played.strategy.scenario.transport.driving_day
    ends = np.where(
        np.isnan(records.trips["returned"]), records.last_day, records.trips["returned"]
    )
    vehicles: dict[tuple[int, int], Work] = {}
    for trip, end in zip(records.trips, ends, strict=True):
        begin, until = max(float(trip["started"]), first), min(float(end), last)
        if begin >= until:
            continue
        key = int(trip["fleet"]), int(trip["vehicle"])
        spans = vehicles.setdefault(key, Work(*key, {state: [] for state in STATES})).spans
        rows = records.passages[records.passages["trip"] == trip["trip"]]
        on_road = _within(_spans(rows["left"], rows["reached"]), begin, until)
        light = _light(
            begin, until, hours.first_hour / _HOURS_A_DAY, hours.last_hour / _HOURS_A_DAY
        )
        awake = [span for day in light for span in _within([day], begin, until)]
        spans["night"] += _without([(begin, until)], awake)
        driving = [piece for day in awake for piece in _within(on_road, *day)]
        spans["driving"] += driving
        spans["waiting"] += _without(awake, driving)
    return list(vehicles.values())


def _spans(starts: NDArray[np.float64], ends: NDArray[np.float64]) -> Spans:
    return sorted(zip(starts.tolist(), ends.tolist(), strict=True))


def _light(begin: float, until: float, first: float, last: float) -> Spans:
    """Return the driving hours of every day from one moment to another."""
    return [(day + first, day + last) for day in range(int(begin), int(np.ceil(until)))]


def _within(spans: Spans, begin: float, until: float) -> Spans:
    """Return the parts of spans that lie between two moments."""
    cut = [(max(start, begin), min(end, until)) for start, end in spans]
    return [(start, end) for start, end in cut if start < end]


def _without(spans: Spans, taken: Spans) -> Spans:
    """Return what is left of spans where others, in order, are taken out."""
    left = []
    for start, end in spans:
        at = start
        for begin, until in _within(taken, start, end):
            if begin > at:
                left.append((at, begin))
            at = max(at, until)
        if at < end:
            left.append((at, end))
    return left


def _name(one: Work, fleet: str, language: Language) -> str:
    name = VEHICLE.in_language(language).format(
        fleet=fleet.replace("_", " ").replace("-", " "),
        number=one.vehicle + 1,
        days=number(one.days, decimals=1),
    )
    return wrap(name, width_inches=_NAME_WIDTH_INCHES, size=TICK_SIZE)


def _date_axis(ax: Axes, played: StrategyDigest, start: int, language: Language) -> None:
    first = played.strategy.scenario.run.start + timedelta(days=start - played.first.first_day)
    days = range(0, _DAYS + 1, _TICK_DAYS)
    dates = [first + timedelta(days=day) for day in days]
    months = words.MONTHS[language]
    ax.set_xticks(days, [f"{one.day} {months[one.month - 1]}\n{one.year}" for one in dates])
    ax.set_xlim(0, _DAYS)


def _note(played: StrategyDigest, shown: int, out: int, language: Language) -> str:
    hours = played.strategy.scenario.transport.driving_day
    return NOTE.in_language(language).format(
        hours=f"{hours.first_hour:g}–{hours.last_hour:g} h", shown=shown, all=out
    )
