"""The pictures of a scenario's page, by kind."""

from collections.abc import Iterator
from typing import cast

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pages.scenarios.material import Material
from pages.scenarios.swept import Swept
from sim.metrics.catalogue import KPIS
from sim.reporting.charts.sensitivity import Contrast, sensitivity
from sim.reporting.charts.shock_recovery import has_shocks, shock_recovery
from sim.reporting.charts.strategies_compared import strategies_compared
from sim.reporting.gallery import figure_for
from sim.scenario.text import Language

_PANELS_AT_MOST = 4


def scenario_figures(material: Material, language: Language) -> Iterator[tuple[str, Figure]]:
    """Yield the name of each picture and the picture; shocks and sweeps have one where they are."""
    yield (
        "compared",
        strategies_compared(
            material.outcome, material.comparison, language=language, shown=_panels(material)
        ),
    )
    if any(has_shocks(one) for one in material.data.strategies.values()):
        figure = figure_for(material.data)
        shock_recovery(material.data, language=language, ax=figure.add_subplot())
        yield "shocks", figure
    for swept in material.sweeps:
        yield swept.name, cast("Figure", _sensitivity(swept, language).figure)


def _panels(material: Material) -> tuple[str, ...]:
    """Return the first of the KPIs shown that are better one way."""
    directed = [kpi for kpi in material.measures if KPIS[kpi].better != "neither"]
    return tuple(directed[:_PANELS_AT_MOST])


def _sensitivity(swept: Swept, language: Language) -> Axes:
    plan = swept.plan
    baseline, alternative = (
        plan.strategies[name].title.in_language(language) for name in swept.sweep.strategies
    )
    contrast = Contrast(KPIS[swept.sweep.kpi], baseline, alternative, plan.base.costs.currency)
    return sensitivity(swept.points, contrast, language=language)
