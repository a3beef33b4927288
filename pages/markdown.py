"""Templates of pages: what is not known to them is an error."""

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, select_autoescape


def template(name: str) -> Template:
    """Return a template of `pages/templates`, by its name without ``.jinja``.

    A field that it names and is not given is an error: else a page would be written with a hole.
    """
    environment = Environment(
        loader=PackageLoader("pages"),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(f"{name}.jinja")
