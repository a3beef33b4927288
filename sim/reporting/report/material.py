"""What every section of the report draws from.

Sections, lists and sheets take it whole and agree by that: none reads records of its own.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from sim.metrics.comparison import Comparison
from sim.metrics.outcome import Outcome
from sim.reporting.answer import best_other
from sim.reporting.digest import Digest, StrategyDigest
from sim.reporting.number_format import percent
from sim.reporting.table import Table
from sim.scenario.plan import Plan
from sim.scenario.text import Language, Text


class ReportChart(NamedTuple):
    """A chart for the report."""

    kind: str
    """Which of `report_words.CHARTS` it is."""

    svg: str
    """The drawing."""


@dataclass(frozen=True)
class Material:
    """The results, and the language in which they are told.

    Sections only read it. `lists` come last, as they are made of the rest.
    """

    outcome: Outcome
    """What was played."""

    comparison: Comparison
    """Intervals, paired differences, chances."""

    data: Digest
    """The records, read once."""

    charts: Sequence[ReportChart]
    """All charts, in order."""

    language: Language
    """Of the page."""

    lists: Sequence[Table] = ()
    """What planners print."""

    @property
    def plan(self) -> Plan:
        """The scenario that was played, with all its strategies."""
        return self.outcome.plan

    @cached_property
    def level(self) -> str:
        """The level of the intervals, as text."""
        return percent(self.comparison.family_level, language=self.language, decimals=0)

    @cached_property
    def best_other(self) -> str:
        """The best strategy that is not the baseline; the baseline where it is alone."""
        return best_other(self.outcome, self.comparison)

    @property
    def best_played(self) -> StrategyDigest:
        """What that strategy did: lists are of it."""
        return self.data.strategies[self.best_other]

    def say(self, text: Text, **values: object) -> str:
        """Return *text* in the language of the page, filled in.

        What is filled in is not read for places to fill in again, so that titles may have braces.

        Raises
        ------
        KeyError
            When a value is lacking: a defect of ours.
        """
        return text.in_language(self.language).format(**values)

    def words(self, texts: Mapping[str, Text]) -> dict[str, str]:
        """Return *texts* in the language of the page, as they are.

        Their places stay open for a script.
        """
        return {name: text.in_language(self.language) for name, text in texts.items()}

    def charts_of(self, kinds: Sequence[str]) -> list[ReportChart]:
        """Return the charts of these kinds that there are, in the order of *kinds*."""
        return [chart for kind in kinds for chart in self.charts if chart.kind == kind]

    def title(self, strategy: str) -> str:
        """Return what people call a strategy."""
        return self.plan.strategies[strategy].title.in_language(self.language)

    def columns(self) -> list[dict[str, Any]]:
        """Return the strategies played as columns of tables, in the order of the scenario."""
        baseline = self.outcome.baseline
        return [
            {"title": self.title(name), "is_baseline": name == baseline}
            for name in self.outcome.strategies
        ]


class Section(NamedTuple):
    """One part of the page: words, what they are filled with, and the template of its name."""

    name: str
    """Of its template, and of its anchor in the page."""

    heading: Text
    """Its heading."""

    words: Mapping[str, Text]
    """What its template says, by name; its variable ``say``."""

    context: Callable[[Material], Mapping[str, Any] | None]
    """Fills the template; None leaves the section out, where results have nothing for it."""

    charts: tuple[str, ...] = ()
    """Kinds of charts that stand below it, those that there are."""

    styles: tuple[str, ...] = ()
    """Style sheets that it needs, as files of `assets` or of what is vendored."""

    scripts: tuple[str, ...] = ()
    """Scripts that it needs, in order."""
