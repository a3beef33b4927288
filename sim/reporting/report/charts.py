"""All charts of the comparison, each with its words."""

from base64 import b64encode
from typing import Any

from sim.reporting import report_words
from sim.reporting.report.material import Material, Section
from sim.scenario.text import Text


def _context(material: Material) -> dict[str, Any]:
    return {"rows": [_chart(kind, svg, material) for kind, svg in material.charts]}


def _chart(kind: str, svg: str, material: Material) -> dict[str, str]:
    said = report_words.CHARTS[kind]
    return {
        "image": "data:image/svg+xml;base64," + b64encode(svg.encode()).decode("ascii"),
        "alt": said.alt.in_language(material.language),
        "caption": said.caption.in_language(material.language),
    }


CHARTS = Section("charts", Text(es="Gráficas", en="Charts"), {}, _context)
