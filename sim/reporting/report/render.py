"""The page, section by section."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from sim.reporting.report.assumptions import ASSUMPTIONS
from sim.reporting.report.charts import CHARTS
from sim.reporting.report.first_page import FIRST_PAGE
from sim.reporting.report.groups import GROUPS
from sim.reporting.report.how_run import HOW_RUN
from sim.reporting.report.limits import LEFT_OUT
from sim.reporting.report.material import Material
from sim.reporting.report.results import RESULTS
from sim.reporting.report.strategies import STRATEGIES
from sim.reporting.report.units import UNITS

SECTIONS = (
    FIRST_PAGE,
    RESULTS,
    STRATEGIES,
    GROUPS,
    CHARTS,
    UNITS,
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
    sections = []
    for section in SECTIONS:
        context = section.context(material)
        if context is not None:
            html = environment.get_template(f"{section.name}.html.jinja").render(
                **context,
                say=material.words(section.words),
                strategies=material.columns(),
            )
            sections.append(
                {"name": section.name, "heading": material.say(section.heading), "html": html}
            )
    return environment.get_template("page.html.jinja").render(
        language=material.language,
        title=material.plan.base.title.in_language(material.language),
        sections=sections,
    )
