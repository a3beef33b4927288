"""What no run can say of a scenario: what was asked, what is arranged, what is left out."""

from pathlib import Path

import yaml
from pydantic import Field, field_validator

from pages.strategy_text import Lesson
from sim.errors import SimError
from sim.metrics.catalogue import ALSO_HEADLINE, KPIS
from sim.quantities import Section
from sim.scenario.names import suggestion
from sim.scenario.text import Text

FOLDER = Path(__file__).parent
"""One file a scenario, named after it."""

ORDINARY = ("prescriptions_filled", "worst_decile_filled", "stockout_days_vital", "transport_cost")
"""The KPIs that are shown of every scenario, unless its words choose others."""


class ScenarioLesson(Lesson):
    """A lesson on one of the strategies; its KPI is any of the catalogue."""

    strategy: str
    """The strategy that is compared."""

    @field_validator("kpi")
    @classmethod
    def _is_known(cls, kpi: str) -> str:
        return _known(kpi)


class ScenarioText(Section):
    """The words of one scenario."""

    asked: Text
    """What was asked, and by whom."""

    arrangement: dict[str, Text] = Field(default_factory=dict)
    """What a strategy changes, in a sentence, by strategy."""

    measures: tuple[str, ...] = (*ORDINARY, *ALSO_HEADLINE)
    """Ids of the KPIs that are shown, as far as a strategy defines them."""

    lessons: tuple[ScenarioLesson, ...] = ()
    """What to compare."""

    depends_on: tuple[Text, ...] = ()
    """What the answer depends on."""

    caveats: tuple[Text, ...] = ()
    """What the model leaves out here."""

    @field_validator("measures")
    @classmethod
    def _are_known(cls, measures: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_known(kpi) for kpi in measures)

    def strategies(self) -> set[str]:
        """Return the strategies that the words speak of."""
        compared = {name for one in self.lessons for name in (one.strategy, one.against)}
        return compared | self.arrangement.keys()

    def lessons_of(self, strategy: str) -> tuple[ScenarioLesson, ...]:
        """Return the lessons on one strategy."""
        return tuple(lesson for lesson in self.lessons if lesson.strategy == strategy)


def scenario_names(folder: Path = FOLDER) -> tuple[str, ...]:
    """Return the scenarios that have words."""
    return tuple(file.stem for file in sorted(folder.glob("*.yaml")))


def read_scenario_text(name: str, folder: Path = FOLDER) -> ScenarioText:
    """Return the words of a scenario.

    Raises
    ------
    SimError
        When it has none.
    """
    file = folder / f"{name}.yaml"
    if not file.exists():
        known = scenario_names(folder)
        raise SimError(f"{name!r} has no words: {file} is missing{suggestion(name, known)}")
    return ScenarioText.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))


def _known(kpi: str) -> str:
    if kpi not in KPIS:
        raise ValueError(f"no figure is called {kpi!r}{suggestion(kpi, KPIS)}")
    return kpi
