"""What stands around the sections of a page, and what makes their templates into text.

Templates quote all that is filled in; what they may take as it is says so with ``safe``.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from sim.reporting.report.assets import asset, policy
from sim.scenario.text import Language, Text

WORDS = {
    "skip": Text(es="Ir a la respuesta", en="Skip to the answer"),
    "contents": Text(es="Secciones", en="Sections"),
}


def environment() -> Environment:
    """Return what reads the templates and quotes all that is filled in.

    A name that a template uses and nobody gives is an error, not an empty place.
    """
    return Environment(
        loader=PackageLoader("sim.reporting.report"),
        autoescape=True,
        # an empty place would go unnoticed
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def whole_page(
    title: str,
    sections: Sequence[Mapping[str, Any]],
    styles: Sequence[str],
    scripts: Sequence[str],
    language: Language,
) -> str:
    """Return the page with its sections, and style sheets and scripts, by name, inside it.

    Parameters
    ----------
    title
        Of the browser's window; quoted.
    sections
        Each with ``name``, ``heading``, ``html`` and ``pictures``; the first has no heading of its
        own. Their ``html`` is taken as it is: it comes from templates, which quote.
    styles, scripts
        Names of assets, in order.
    language
        Of the page, which says so to readers' software.
    """
    style_texts, script_texts = [asset(name) for name in styles], [asset(name) for name in scripts]
    return (
        environment()
        .get_template("page.html.jinja")
        .render(
            language=language,
            title=title,
            sections=sections,
            say={name: text.in_language(language) for name, text in WORDS.items()},
            styles=style_texts,
            scripts=script_texts,
            policy=policy(style_texts, script_texts),
        )
    )
