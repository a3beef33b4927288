"""The page, section by section."""

from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from sim.reporting.report.assets import asset, policy
from sim.reporting.report.assumptions import ASSUMPTIONS
from sim.reporting.report.delivery_times import DELIVERY_TIMES
from sim.reporting.report.first_page import FIRST_PAGE
from sim.reporting.report.groups import GROUPS
from sim.reporting.report.how_run import HOW_RUN
from sim.reporting.report.limits import LEFT_OUT
from sim.reporting.report.lists import LISTS
from sim.reporting.report.map import MAP
from sim.reporting.report.material import Material, Section
from sim.reporting.report.over_time import OVER_TIME
from sim.reporting.report.pictures import pictures
from sim.reporting.report.results import RESULTS
from sim.reporting.report.strategies import STRATEGIES
from sim.reporting.report.trade_off import TRADE_OFF
from sim.reporting.report.traffic_light import TRAFFIC_LIGHT
from sim.reporting.report.units import UNITS
from sim.scenario.text import Text

WORDS = {
    "skip": Text(es="Ir a la respuesta", en="Skip to the answer"),
    "contents": Text(es="Secciones", en="Sections"),
}

SECTIONS = (
    FIRST_PAGE,
    TRAFFIC_LIGHT,
    TRADE_OFF,
    RESULTS,
    STRATEGIES,
    MAP,
    GROUPS,
    UNITS,
    DELIVERY_TIMES,
    OVER_TIME,
    LISTS,
    ASSUMPTIONS,
    LEFT_OUT,
    HOW_RUN,
)
"""In the order of the page."""


def render_report(material: Material) -> str:
    """Return the page: every section for which the results have something."""
    environment = Environment(
        loader=PackageLoader("sim.reporting.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    shown = []
    sections = []
    for section in SECTIONS:
        context = section.context(material)
        if context is None:
            continue
        template = environment.get_template(f"{section.name}.html.jinja")
        said = material.words(section.words)
        html = template.render(**context, say=said, strategies=material.columns())
        shown.append(section)
        sections.append(
            {
                "name": section.name,
                "heading": material.say(section.heading),
                "html": html,
                "pictures": pictures(material, material.charts_of(section.charts)),
            }
        )
    styles, scripts = _assets(shown)
    return environment.get_template("page.html.jinja").render(
        language=material.language,
        title=material.plan.base.title.in_language(material.language),
        sections=sections,
        say=material.words(WORDS),
        styles=styles,
        scripts=scripts,
        policy=policy(styles, scripts),
    )


def _assets(shown: Sequence[Section]) -> tuple[list[str], list[str]]:
    """Return the style sheets and scripts of these sections, each once."""
    styles = dict.fromkeys(("page.css", *(name for each in shown for name in each.styles)))
    scripts = dict.fromkeys(name for each in shown for name in each.scripts)
    return [asset(name) for name in styles], [asset(name) for name in scripts]
