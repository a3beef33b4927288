"""Everything that the page of one scenario is written from."""

from math import isnan
from typing import NamedTuple

from pages.lessons import Learnt, learnt
from pages.measures import Measure, measure_of
from pages.scenarios.scenario_text import ScenarioText
from pages.scenarios.swept import Swept
from sim.metrics.comparison import Comparison
from sim.metrics.outcome import Outcome
from sim.reporting.digest import Digest
from sim.scenario.text import Language


class Material(NamedTuple):
    """Results and words of one scenario."""

    outcome: Outcome
    """What came out."""

    comparison: Comparison
    """The strategies side by side."""

    data: Digest
    """The records, as charts need them."""

    text: ScenarioText
    """Its words."""

    sweeps: tuple[Swept, ...] = ()
    """What it depends on, where that was played."""

    @property
    def currency(self) -> str:
        """Of its money."""
        return self.outcome.strategies[self.outcome.baseline].labels.currency

    @property
    def measures(self) -> tuple[str, ...]:
        """Ids of the KPIs that are shown: those chosen that some strategy defines."""
        strategies = self.comparison.strategies.values()
        return tuple(
            kpi
            for kpi in self.text.measures
            if any(not isnan(one.means[kpi].mean) for one in strategies)
        )

    def measure(self, kpi: str) -> Measure:
        """Return how a KPI is written."""
        return measure_of(kpi, self.currency)

    def title(self, strategy: str, language: Language) -> str:
        """Return the title of a strategy."""
        return self.outcome.plan.strategies[strategy].title.in_language(language)

    def learnt(self, language: Language) -> dict[str, list[Learnt]]:
        """Return the lessons of each strategy."""
        return learnt(
            self.outcome,
            {name: self.text.lessons_of(name) for name in self.outcome.strategies},
            level=self.comparison.family_level,
            language=language,
            measure_of=self.measure,
        )
