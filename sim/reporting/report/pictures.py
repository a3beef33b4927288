"""Charts as pictures of the page, each with its words."""

from collections.abc import Sequence
from urllib.parse import quote

from markupsafe import Markup

from sim.reporting import report_words
from sim.reporting.report.material import Material, ReportChart


def pictures(material: Material, charts: Sequence[ReportChart]) -> list[dict[str, str]]:
    """Return address, alternative text and caption of each chart."""
    return [
        {
            "image": as_address(chart.svg),
            "alt": report_words.CHARTS[chart.kind].alt.in_language(material.language),
            "caption": report_words.CHARTS[chart.kind].caption.in_language(material.language),
        }
        for chart in charts
    ]


def as_address(svg: str) -> Markup:
    """Return a drawing as a data address: a fifth shorter than in base 64.

    Quotes and ampersands are among what is quoted, so that it cannot end the attribute.
    """
    quoted = quote(svg.replace("\n", " "), safe=" <>/=:;,.()-+!?*'|[]{}")
    return Markup("data:image/svg+xml;charset=utf-8,") + Markup(quoted)  # noqa: S704 - quoted
