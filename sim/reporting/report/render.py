"""The page, section by section.

`SECTIONS` is their order: the answer first, how it was made last.
"""

from sim.reporting.report.assumptions import ASSUMPTIONS
from sim.reporting.report.delivery_times import DELIVERY_TIMES
from sim.reporting.report.first_page import FIRST_PAGE
from sim.reporting.report.groups import GROUPS
from sim.reporting.report.how_run import HOW_RUN
from sim.reporting.report.limits import LEFT_OUT
from sim.reporting.report.lists import LISTS
from sim.reporting.report.map import MAP
from sim.reporting.report.material import Material
from sim.reporting.report.over_time import OVER_TIME
from sim.reporting.report.page import environment, whole_page
from sim.reporting.report.pictures import pictures
from sim.reporting.report.results import RESULTS
from sim.reporting.report.strategies import STRATEGIES
from sim.reporting.report.trade_off import TRADE_OFF
from sim.reporting.report.traffic_light import TRAFFIC_LIGHT
from sim.reporting.report.units import UNITS

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
    """Return the page: every section for which the results have something.

    Style sheets and scripts are those of the sections shown, each once. The same material gives the
    same bytes.
    """
    templates = environment()
    shown = []
    sections = []
    for section in SECTIONS:
        context = section.context(material)
        if context is None:
            continue
        template = templates.get_template(f"{section.name}.html.jinja")
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
    styles = dict.fromkeys(("page.css", *(name for each in shown for name in each.styles)))
    scripts = dict.fromkeys(name for each in shown for name in each.scripts)
    title = material.plan.base.title.in_language(material.language)
    return whole_page(title, sections, list(styles), list(scripts), material.language)
