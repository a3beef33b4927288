"""All charts of the comparison, each with its words."""

from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from sim.reporting import report_words
from sim.reporting.report.material import Material, Section
from sim.scenario.text import Text


def _context(material: Material) -> dict[str, Any]:
    return {"rows": [_chart(kind, svg, material) for kind, svg in material.charts]}


def _chart(kind: str, svg: str, material: Material) -> dict[str, str]:
    said = report_words.CHARTS[kind]
    return {
        "image": _as_address(svg),
        "alt": said.alt.in_language(material.language),
        "caption": said.caption.in_language(material.language),
    }


def _as_address(svg: str) -> Markup:
    """Return a drawing as a data address: a fifth shorter than in base 64.

    Quotes and ampersands are among what is quoted, so that it cannot end the attribute.
    """
    quoted = quote(svg.replace("\n", " "), safe=" <>/=:;,.()-+!?*'|[]{}")
    return Markup("data:image/svg+xml;charset=utf-8,") + Markup(quoted)  # noqa: S704 - quoted


CHARTS = Section("charts", Text(es="Gráficas", en="Charts"), {}, _context)
