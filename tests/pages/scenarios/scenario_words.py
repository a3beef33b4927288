"""Words of a scenario, and results that they belong to."""

from typing import Any

from pages.scenarios.material import Material
from pages.scenarios.scenario_text import ScenarioText
from sim.metrics.comparison import compare
from sim.metrics.outcome import Outcome
from sim.reporting.digest import digest
from tests.pages.played import filling

ASKED = {"es": "Se pidió.", "en": "It was asked."}
LESSON: dict[str, Any] = {
    "strategy": "kit",
    "against": "pull",
    "kpi": "prescriptions_filled",
    "higher": {"es": "Surte más.", "en": "It fills more."},
    "lower": {"es": "Surte menos.", "en": "It fills less."},
    "stands_out": True,
}
WHOLE = filling(pull=[0.50, 0.52, 0.54], kit=[0.60, 0.62, 0.645])


def words(**more: Any) -> ScenarioText:  # noqa: ANN401 - what a YAML file would hold
    """Return the words of a scenario with *more* than what was asked."""
    return ScenarioText.model_validate({"asked": ASKED} | more)


def material(whole: Outcome = WHOLE, **more: Any) -> Material:  # noqa: ANN401 - see `words`
    """Return what the page of *whole* is written from."""
    return Material(whole, compare(whole), digest(whole), words(**more))
