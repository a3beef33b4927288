"""How the results were made, and how to make them again.

Equal seed, scenario and versions give equal results; processors of another kind may round the last
digit in another way.
"""

from typing import Any

from sim.reporting.controls_text import controls_text
from sim.reporting.number_format import number
from sim.reporting.report.material import Material, Section
from sim.reporting.stop_text import stop_text
from sim.scenario.text import Text

WORDS = {
    "seed": Text(es="Semilla", en="Seed"),
    "replications": Text(es="Réplicas por estrategia", en="Replications of each strategy"),
    "period": Text(es="Periodo medido", en="Period measured"),
    "versions": Text(es="Versiones", en="Versions"),
    "again": Text(es="Para repetirlo", en="To run it again"),
}

_PERIOD = Text(
    es="{days} días desde el {start}, tras {warm_up} días de calentamiento",
    en="{days} days from {start}, after a warm-up of {warm_up} days",
)


def _context(material: Material) -> dict[str, Any]:
    outcome, run = material.outcome, material.plan.base.run
    return {
        "seed": outcome.seed,
        "replications": outcome.replications,
        "stop": stop_text(outcome, material.language),
        "controls": controls_text(outcome, material.language),
        "period": material.say(
            _PERIOD,
            days=number(run.horizon),
            start=run.start.isoformat(),
            warm_up=number(run.warm_up),
        ),
        "versions": ", ".join(f"{name} {version}" for name, version in outcome.versions.items()),
        "command": (
            f"abasto compare scenarios/{outcome.plan.name} --seed {outcome.seed}"
            f" --replications {outcome.replications} --lang {material.language}"
        ),
    }


HOW_RUN = Section("how_run", Text(es="Cómo se corrió", en="How it was run"), WORDS, _context)
