"""Charts as pictures of the page, each with its words."""

import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from sim.reporting import report_words
from sim.reporting.report.material import Material, ReportChart

_SIZE = re.compile(r'width="([\d.]+)pt" height="([\d.]+)pt"')
_DOTS_PER_POINT = 4 / 3


class Picture(NamedTuple):
    """A drawing as an `img` of the page shows it."""

    address: Markup
    """The drawing itself."""

    size: Markup
    """Width and height in dots: only with them does a picture far below wait until it is seen."""


def pictures(material: Material, charts: Sequence[ReportChart]) -> list[dict[str, Picture | str]]:
    """Return picture, alternative text and caption of each chart."""
    return [
        {
            "image": picture(chart.svg),
            "alt": report_words.CHARTS[chart.kind].alt.in_language(material.language),
            "caption": report_words.CHARTS[chart.kind].caption.in_language(material.language),
        }
        for chart in charts
    ]


def picture(svg: str) -> Picture:
    """Return a drawing ready to be shown."""
    size = _SIZE.search(svg)
    if size is None:
        return Picture(_as_address(svg), Markup())
    width, height = (round(_DOTS_PER_POINT * float(points)) for points in size.groups())
    return Picture(_as_address(svg), Markup('width="{}" height="{}"').format(width, height))


def _as_address(svg: str) -> Markup:
    """Return a drawing as a data address: a fifth shorter than in base 64.

    Quotes and ampersands are among what is quoted, so that it cannot end the attribute.
    """
    quoted = quote(svg.replace("\n", " "), safe=" <>/=:;,.()-+!?*'|[]{}")
    return Markup("data:image/svg+xml;charset=utf-8,") + Markup(quoted)  # noqa: S704 - quoted
